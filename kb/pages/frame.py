"""What stands around the words of a page: plain data, which is all that the theme's templates know of the site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.content.places import OVERVIEWS, QUESTIONS_OF_TOPIC
from kb.content.text import Text
from kb.pages.extent import has_few_guides
from kb.pages.links import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.files import Topic
    from kb.content.guide_in_languages import Outline
    from kb.content.site import Site

HOME = ""
"""The address of a language's home page."""


@dataclass(frozen=True)
class Link:
    """A link to a page. `path` leads from the site's root: `de/billing/pay-invoices/`."""

    title: str
    path: str
    summary: str = ""


@dataclass(frozen=True)
class TopicLink(Link):
    """A topic, with its guides where it is the topic of the page."""

    icon: str = ""
    """Empty, as is the summary, where there are many guides: a list of topics then has no room for more than titles."""
    guides: tuple[Link, ...] = ()
    number_of_guides: int = 0


@dataclass(frozen=True)
class Frame:
    """All that a page shows beside its own words and the labels of its language."""

    path: str
    """From the site's root."""
    versions: tuple[tuple[str, Link], ...]
    """The page in each language: language, and its link with the language's own name."""
    topics: tuple[TopicLink, ...]
    """All of them, or the page's own alone where there are many."""
    all_topics: Link | None
    """Where they all are listed, on a page that has its own alone."""
    lists: tuple[Link, ...]
    """The pages outside of topics: all guides, all questions, the glossary."""
    ancestors: tuple[Link, ...] = ()
    """From the home page down; not the page itself."""
    is_home: bool = False
    is_guide: bool = False
    has_helper: bool = False
    code: str = ""
    """Of the guide's short link; empty until it is published."""
    helpers: tuple[Link, ...] = ()
    """On the home page: each helper, with the title of its guide as summary."""
    most_needed: tuple[Link, ...] = ()
    """On the home page: the guides that most readers come for."""


class Frames:
    """The frames of a site's pages. What many of them share is made once."""

    def __init__(self, site: Site) -> None:
        """Take the site, which must have no errors."""
        self._site = site
        self._topics: dict[tuple[str, str, str], tuple[TopicLink, ...]] = {}

    def of_page(self, language: str, address: str) -> Frame:
        """Return the frame of the page at `address`: `billing/pay-invoices`, `billing`, `glossary`, or HOME.

        Guides of one topic have the very same tuple of topics.
        """
        topic = address.split("/")[0]
        is_full = has_few_guides(self._site)
        open_topic = topic if is_full or address != topic else ""  # its own page lists its guides already
        key = language, topic, open_topic
        if key not in self._topics:
            self._topics[key] = tuple(
                _topic_link(self._site, language, other, is_open=other.id == open_topic, is_full=is_full)
                for other in self._site.topics
                if other.id == topic or topic == HOME or is_full
            )
        return _frame(self._site, language, address, self._topics[key])


def _frame(site: Site, language: str, address: str, topics: tuple[TopicLink, ...]) -> Frame:
    outline = site.outlines.get(address)
    home = Link(site.words[language].labels["home"], _path(language, HOME))
    if address.startswith(QUESTIONS_OF_TOPIC):
        above = [Link(site.words[language].labels["questions"], _path(language, "questions"))]
    else:
        above = [Link(link.title, link.path) for link in topics if outline and link.guides]
    return Frame(
        path=_path(language, address),
        versions=tuple((other, Link(site.words[other].language, _path(other, address))) for other in site.words),
        topics=topics,
        all_topics=Link(site.words[language].labels["topics"], f"{home.path}#topics")
        if len(topics) < len(site.topics)
        else None,
        lists=tuple(Link(site.words[language].labels[name], _path(language, name)) for name in OVERVIEWS),
        ancestors=() if address == HOME else (home, *above),
        is_home=address == HOME,
        is_guide=outline is not None,
        has_helper=outline is not None and outline.widget is not None,
        code=site.published.get(Text(address, outline.place), "") if outline else "",
        helpers=tuple(_helpers(site, language)) if address == HOME else (),
        most_needed=tuple(
            _summed_up(site, language, site.outlines[needed]) for needed in site.most_needed if address == HOME
        ),
    )


def _topic_link(site: Site, language: str, topic: Topic, *, is_open: bool, is_full: bool) -> TopicLink:
    words = site.words[language].topics[topic.id]
    guides = (site.outlines[f"{topic.id}/{name}"] for name in topic.guides if is_open)
    return TopicLink(
        title=words.title,
        path=_path(language, topic.id),
        summary=words.summary if is_full else "",
        icon=topic.icon if is_full else "",
        guides=tuple(_guide_link(site, language, guide) for guide in guides),
        number_of_guides=len(topic.guides),
    )


def _guide_link(site: Site, language: str, guide: Outline) -> Link:
    return Link(resolved(guide.titles[language], site, language, guide.address), _path(language, guide.address))


def _summed_up(site: Site, language: str, guide: Outline) -> Link:
    summary = resolved(guide.summaries[language], site, language, guide.address)
    return replace(_guide_link(site, language, guide), summary=summary)


def _helpers(site: Site, language: str) -> Iterator[Link]:
    for guide in site.outlines.values():
        if guide.widget:
            title = site.words[language].widgets[guide.widget].title
            path = f"{_path(language, guide.address)}#{guide.widget}"
            yield Link(title, path, _guide_link(site, language, guide).title)


def _path(language: str, address: str) -> str:
    return f"{language}/{address}/" if address else f"{language}/"
