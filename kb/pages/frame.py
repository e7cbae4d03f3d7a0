"""What stands around the words of a page: where it is, what is beside it, and its versions in other languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kb.content.files import Company, Topic
from kb.content.guide_in_languages import Outline
from kb.content.languages import Language
from kb.content.part import Part
from kb.content.places import CONTACT, QUESTIONS_OF_TOPIC
from kb.content.site import Site, guides_alone
from kb.pages.announcement import Announcement
from kb.pages.moved_places import MovedPlace
from kb.pages.theme import Theme
from kb.render.renderer import Renderer, page_path, path_of_place

HOME = ""
"""The address of a language's home page."""

FEW = 100
"""Of how many guides lists show more than titles, so that a page stays light however many there are."""


@dataclass(frozen=True)
class Link:
    """A link to a page. `path` leads from the site's root: `de/billing/pay-invoices/`."""

    title: str
    path: str
    summary: str = ""

    @property
    def name(self) -> str:
        """The last name of the path: `pay-invoices`."""
        return self.path.split("/")[-2]


@dataclass(frozen=True)
class TopicLink(Link):
    """A topic, with its guides where it is the topic of the page."""

    icon: str = ""
    """Empty, as is the summary, where there are many guides: a list of topics then has no room for more than titles."""
    guides: tuple[Link, ...] = ()
    number_of_guides: int = 0


@dataclass(frozen=True)
class Surroundings:
    """What all pages of a language share."""

    language: str
    record: Language
    labels: Mapping[str, str]
    languages: tuple[tuple[str, str], ...]
    """Each language's code and its own name, this one first: the order in which search looks."""
    lists: tuple[Link, ...]
    """The pages outside of topics: all guides, all questions, the glossary, the way to people."""
    urgent: tuple[Link, ...]
    """What readers need at once: in plain words, and the place that helps."""
    elsewhere: tuple[Link, ...]
    """The company's own pages. Their paths are whole addresses."""
    company: Company
    site_url: str
    """Where the site is deployed, with a slash at its end."""
    theme: Part[Theme]
    is_preview: bool
    """Whether the page is for the server of `kb serve`, which adds a script of its own."""


@dataclass(frozen=True)
class Frame:
    """Where a page stands, and all that it shows beside its own words."""

    address: str
    """`billing/pay-invoices`, `billing`, `glossary`, or HOME."""
    surroundings: Part[Surroundings]
    versions: tuple[tuple[str, Link], ...]
    """The page in each language: language, and its link with the language's own name."""
    announcement: Announcement
    language_shown: str
    """Of the page's own words: another one, where nothing of it is translated."""
    topics: Part[tuple[TopicLink, ...]]
    """All of them, or the page's own alone where there are many."""
    all_topics: Link | None
    """Where they all are listed, on a page that has its own alone."""
    ancestors: tuple[Link, ...]
    """From the home page down; not the page itself."""
    moved: tuple[MovedPlace, ...]
    """The anchors that lead on from here."""
    is_home: bool
    is_guide: bool
    has_widget: bool
    code: str
    """Of the page's short link; empty until it is published."""
    is_anywhere: bool = False
    """Whether the page is shown at any address, so that its links have to begin at the host's root."""

    @property
    def path(self) -> str:
        """Where the page stands, from the site's root: `de/billing/pay-invoices/`."""
        return page_path(self.surroundings.value.language, self.address)

    @property
    def canonical(self) -> str:
        """The path of the version that search engines are to show instead, where nothing is translated."""
        return page_path(self.language_shown, self.address)

    @property
    def contact_path(self) -> str:
        """Where the page that leads to people stands, from the site's root."""
        return page_path(self.surroundings.value.language, CONTACT)

    @property
    def has_search_in_place(self) -> bool:
        """Whether the search field stands among the page's words, so that the header needs no button for it."""
        return self.is_home or self.is_anywhere

    @property
    def variables(self) -> dict[str, object]:
        """What every template of a page can use."""
        around = self.surroundings.value
        return {
            "path": self.path,
            "is_anywhere": self.is_anywhere,
            "frame": self,
            "moved": self.moved,
            "kb": around,
            "labels": around.labels,
        }


class Links:
    """The links to pages in one language, with their titles. What many pages share is made once."""

    def __init__(self, site: Site, language: str) -> None:
        """Take the site, which must have no errors."""
        self.is_full = len(guides_alone(site)) <= FEW
        """Whether lists have room for more than titles: summaries, answers, the topics beside each page."""
        self._site = site
        self._language = language
        self._words = site.words[language]
        self._renderer = Renderer(language, site.languages[language], site.products[language])
        self._to_guides: dict[str, Link] = {}
        self._beside: dict[tuple[str, str], Part[tuple[TopicLink, ...]]] = {}

    def topics_beside(self, address: str) -> Part[tuple[TopicLink, ...]]:
        """Return the topics beside the page at `address`: all of them, or among many guides its own."""
        topic = address.split("/")[0]
        shows_all = self.is_full or address == HOME
        open_topic = topic if self.is_full or address != topic else ""  # its own page lists its guides already
        key = "" if shows_all else topic, open_topic
        if key not in self._beside:
            topics = (other for other in self._site.topics if shows_all or other.id == topic)
            self._beside[key] = Part.of(tuple(self.to_topic(own, is_open=own.id == open_topic) for own in topics))
        return self._beside[key]

    def to_topic(self, topic: Topic, *, is_open: bool, has_summary: bool = False) -> TopicLink:
        """Return the link to a topic; an open one comes with its guides and their summaries."""
        words = self._words.topics[topic.id]
        guides = (self._site.outlines[f"{topic.id}/{name}"] for name in topic.guides if is_open)
        return TopicLink(
            title=words.title,
            path=page_path(self._language, topic.id),
            summary=words.summary if self.is_full or has_summary else "",
            icon=topic.icon if self.is_full else "",
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

    def to_urgent(self) -> Iterator[Link]:
        """Yield the link to each place that helps at once."""
        for name, place in self._site.urgent.items():
            words = self._words.urgent[name]
            title, summary = self._renderer.words(words.title), self._renderer.words(words.summary)
            yield Link(title, path_of_place(self._language, place), summary)

    def elsewhere(self) -> Iterator[Link]:
        """Yield the link to each of the company's own pages."""
        for label, destination in self._site.company.footer.items():
            yield Link(self._words.labels[label], self._site.address_of(destination) or "")

    def to_lists(self, *names: str) -> tuple[Link, ...]:
        """Return the links to the pages of that name, which stand outside of topics."""
        return tuple(Link(self._words.labels[name], page_path(self._language, name)) for name in names)

    def above(self, address: str) -> tuple[Link, ...]:
        """Return the links to what stands above the page at `address`, from the home page down."""
        if address == HOME:
            return ()
        home = Link(self._words.labels["home"], page_path(self._language, HOME))
        if address.startswith(QUESTIONS_OF_TOPIC):
            return home, *self.to_lists("questions")
        if address in self._site.outlines:
            topic = address.split("/")[0]
            return home, Link(self._words.topics[topic].title, page_path(self._language, topic))
        return (home,)
