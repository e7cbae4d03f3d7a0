"""All pages of the site that are generated, and the navigation that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.site import LANGUAGES
from kb.pages.guide_page import guide_page
from kb.pages.topic_page import topic_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.site import Site
    from kb.pages.page import Page

type Navigation = list[str | dict[str, str | Navigation]]


def page_paths(site: Site, language: str) -> list[str]:
    """Return the path of each generated page in `language`, as `Page.path`."""
    topics = [f"{language}/{topic.id}/index.md" for topic in site.topics]
    return topics + [f"{language}/{address}.md" for address in site.guides]


def site_pages(site: Site) -> Iterator[Page]:
    """Yield each generated page, in all languages. The site must have no errors."""
    for language in LANGUAGES:
        for topic in site.topics:
            yield topic_page(site, topic, language)
        for guide in site.guides.values():
            yield guide_page(site, guide, language)


def navigation(site: Site, language: str) -> Navigation:
    """Return the navigation in `language`: topics with their guides, each by the path of its Markdown page."""
    words = site.words[language]
    home: Navigation = [{words.labels["home"]: f"{language}/index.md"}]
    return home + [
        {
            words.topics[topic.id].title: [
                f"{language}/{topic.id}/index.md",
                *(f"{language}/{topic.id}/{name}.md" for name in topic.guides),
            ]
        }
        for topic in site.topics
    ]
