"""What stands around the words of a page: where it is, what is beside it, and its versions in other languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kb.content.files import Topic
from kb.content.guide_in_languages import Outline
from kb.content.part import Part
from kb.content.places import QUESTIONS_OF_TOPIC
from kb.content.site import Site
from kb.content.text import Text
from kb.pages.extent import has_few_guides
from kb.render.renderer import Renderer, page_path

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
    """All that a page shows beside its own words and what all pages of its language share."""

    versions: tuple[tuple[str, Link], ...]
    """The page in each language: language, and its link with the language's own name."""
    topics: Part[tuple[TopicLink, ...]]
    """All of them, or the page's own alone where there are many."""
    all_topics: Link | None
    """Where they all are listed, on a page that has its own alone."""
    ancestors: tuple[Link, ...] = ()
    """From the home page down; not the page itself."""
    is_home: bool = False
    is_guide: bool = False
    has_widget: bool = False
    code: str = ""
    """Of the guide's short link; empty until it is published."""


class Frames:
    """The frames of a site's pages. What many of them share is made once."""

    def __init__(self, site: Site, links: Mapping[str, "Links"]) -> None:
        """Take the site, which must have no errors, and the links to its pages in each language."""
        self._site = site
        self._links = links
        self._topics: dict[tuple[str, str, str], Part[tuple[TopicLink, ...]]] = {}

    def of_page(self, language: str, address: str) -> Frame:
        """Return the frame of the page at `address`: `billing/pay-invoices`, `billing`, `glossary`, or HOME."""
        site = self._site
        topic = address.split("/")[0]
        is_full = has_few_guides(site)
        open_topic = topic if is_full or address != topic else ""  # its own page lists its guides already
        outline = site.outlines.get(address)
        home = Link(site.words[language].labels["home"], page_path(language, HOME))
        shows_all = is_full or address == HOME
        return Frame(
            versions=tuple(
                (other, Link(record.name, page_path(other, address))) for other, record in site.languages.items()
            ),
            topics=self._topics_beside(language, topic, open_topic, shows_all=shows_all),
            all_topics=None if shows_all else Link(site.words[language].labels["topics"], f"{home.path}#topics"),
            ancestors=() if address == HOME else (home, *self._links[language].between(address)),
            is_home=address == HOME,
            is_guide=outline is not None,
            has_widget=outline is not None and outline.widget is not None,
            code=site.published.get(Text(address, outline.place), "") if outline else "",
        )

    def _topics_beside(
        self, language: str, topic: str, open_topic: str, *, shows_all: bool
    ) -> Part[tuple[TopicLink, ...]]:
        key = language, "" if shows_all else topic, open_topic
        if key not in self._topics:
            topics = (other for other in self._site.topics if shows_all or other.id == topic)
            links = self._links[language]
            self._topics[key] = Part.of(tuple(links.to_topic(own, is_open=own.id == open_topic) for own in topics))
        return self._topics[key]


class Links:
    """The links to pages in one language, with their titles."""

    def __init__(self, site: Site, language: str) -> None:
        """Take the site, which must have no errors."""
        self._site = site
        self._language = language
        self._words = site.words[language]
        self._renderer = Renderer(language, site.languages[language], site.destinations)
        self._to_guides: dict[str, Link] = {}

    def to_topic(self, topic: Topic, *, is_open: bool, has_summary: bool = False) -> TopicLink:
        """Return the link to a topic; an open one comes with its guides and their summaries."""
        words = self._words.topics[topic.id]
        is_full = has_few_guides(self._site)
        guides = (self._site.outlines[f"{topic.id}/{name}"] for name in topic.guides if is_open)
        return TopicLink(
            title=words.title,
            path=page_path(self._language, topic.id),
            summary=words.summary if is_full or has_summary else "",
            icon=topic.icon if is_full else "",
            guides=tuple(map(self.with_summary if has_summary else self.to_guide, guides)),
            number_of_guides=len(topic.guides),
        )

    def to_guide(self, guide: Outline) -> Link:
        """Return the link to a guide."""
        return replace(self.with_summary(guide), summary="")

    def with_summary(self, guide: Outline) -> Link:
        """Return the link to a guide with its summary."""
        if guide.address not in self._to_guides:
            title, summary = (
                self._renderer.html(text[self._language], HOME) for text in (guide.titles, guide.summaries)
            )
            self._to_guides[guide.address] = Link(title, page_path(self._language, guide.address), summary)
        return self._to_guides[guide.address]

    def to_widgets(self) -> Iterator[Link]:
        """Yield the link to each widget, with the title of its guide as summary."""
        for guide in self._site.outlines.values():
            if guide.widget:
                path = f"{page_path(self._language, guide.address)}#{guide.widget}"
                yield Link(self._words.widgets[guide.widget].title, path, self.to_guide(guide).title)

    def to_most_needed(self) -> Iterator[Link]:
        """Yield the links to the guides that most readers come for, with their summaries."""
        return (self.with_summary(self._site.outlines[needed]) for needed in self._site.most_needed)

    def to_lists(self, names: tuple[str, ...]) -> tuple[Link, ...]:
        """Return the links to the pages of that name, which list what all guides hold."""
        return tuple(Link(self._words.labels[name], page_path(self._language, name)) for name in names)

    def between(self, address: str) -> Iterator[Link]:
        """Yield the links to what stands between the home page and the page at `address`."""
        if address.startswith(QUESTIONS_OF_TOPIC):
            yield from self.to_lists(("questions",))
        elif address in self._site.outlines:
            topic = address.split("/")[0]
            yield Link(self._words.topics[topic].title, page_path(self._language, topic))
