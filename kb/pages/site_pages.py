"""All pages of the site that are generated, and the navigation that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.places import OVERVIEWS
from kb.pages.guide_page import guide_page
from kb.pages.moved_places import anchors_that_lead_on, with_moved_places
from kb.pages.overview_pages import overview_pages
from kb.pages.topic_page import topic_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.site import Site
    from kb.pages.page import Page

type Navigation = list[str | dict[str, str | Navigation]]


def page_paths(site: Site, language: str) -> list[str]:
    """Return the path of each page that `site_pages` yields."""
    names = [*(f"{topic.id}/index" for topic in site.topics), *OVERVIEWS, *site.guides]
    return [f"{language}/{name}.md" for name in names]


def site_pages(site: Site, language: str) -> Iterator[Page]:
    """Yield each generated page in `language`. The site must have no errors."""
    anchors = anchors_that_lead_on(site)
    for page in _pages(site, language):
        yield with_moved_places(page, site, language, anchors)


def _pages(site: Site, language: str) -> Iterator[Page]:
    for topic in site.topics:
        yield topic_page(site, topic, language)
    yield from overview_pages(site, language)
    for guide in site.guides.values():
        yield guide_page(site, guide, language)


def navigation(site: Site, language: str) -> Navigation:
    """Return the navigation in `language`: topics with their guides, each by the path of its Markdown page."""
    words = site.words[language]
    home: Navigation = [{words.labels["home"]: f"{language}/index.md"}]
    topics: Navigation = [
        {
            words.topics[topic.id].title: [
                f"{language}/{topic.id}/index.md",
                *(f"{language}/{topic.id}/{name}.md" for name in topic.guides),
            ]
        }
        for topic in site.topics
    ]
    return home + topics + [{words.labels[name]: f"{language}/{name}.md"} for name in OVERVIEWS]
