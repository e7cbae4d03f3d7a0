"""Everything on a page around its content: its path, the navigation, and its versions in other languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kb.content.files import Company, Topic
from kb.content.guide_in_languages import Outline
from kb.content.languages import Language
from kb.content.part import Part, PartsByKey
from kb.content.places import CONTACT, NEWS, QUESTIONS_OF_TOPIC
from kb.content.site import Site, guides_alone
from kb.pages.announcement import Announcement
from kb.pages.moved_places import MovedPlace
from kb.pages.theme import Theme
from kb.render.renderer import Renderer, page_path, path_of_place

HOME = ""
"""The address of a language's home page."""

FEED = "feed.xml"
"""The file name of feeds."""

FEW = 100
"""The largest number of guides for which lists show more than titles, so that pages stay light."""


@dataclass(frozen=True)
class Link:
    """A link to a page. `path` is relative to the site's root: `de/billing/pay-invoices/`."""

    title: str
    path: str
    summary: str = ""

    @property
    def name(self) -> str:
        """The last name of the path: `pay-invoices`."""
        return self.path.split("/")[-2]


@dataclass(frozen=True)
class TopicLink(Link):
    """A link to a topic, with the topic's guides if they are listed too."""

    icon: str = ""
    """Empty if there are many guides, since a list of topics then has room for titles only."""
    guides: tuple[Link, ...] = ()
    number_of_guides: int = 0


@dataclass(frozen=True)
class Surroundings:
    """What all pages of a language share."""

    language: str
    record: Language
    labels: Mapping[str, str]
    languages: tuple[tuple[str, str], ...]
    """The code and own name of each language, this one first. Search uses this order."""
    lists: tuple[Link, ...]
    """The pages outside topics: all guides, all questions, the glossary, the contact page."""
    urgent: tuple[Link, ...]
    """Urgent problems in plain words, each linked to the place that helps."""
    elsewhere: tuple[Link, ...]
    """The company's other pages. Their paths are absolute addresses."""
    company: Company
    site_url: str
    """The address at which the site is deployed, ending with a slash."""
    theme: Part[Theme]
    is_preview: bool
    """Whether the page is for `kb serve`, whose server adds a script to each page."""


@dataclass(frozen=True)
class Frame:
    """A page's path, and all that it shows around its own content."""

    address: str
    """`billing/pay-invoices`, `billing`, `glossary`, or HOME."""
    surroundings: Part[Surroundings]
    versions: Part[tuple[tuple[str, Link], ...]]
    """The code of each language, and a link to the page in it, titled with the language's own name."""
    announcement: Part[Announcement]
    language_shown: str
    """The language of the page's content: another one if the page has no translation."""
    topics: Part[tuple[TopicLink, ...]]
    """All topics, or if there are many guides, only the page's own."""
    all_topics: Link | None
    """A link to the list of all topics, if `topics` has only the page's own."""
    ancestors: Part[tuple[Link, ...]]
    """The pages above this one, from the home page down."""
    moved: tuple[MovedPlace, ...]
    """The anchors on this page whose content has moved elsewhere."""
    feeds: Part[tuple[Link, ...]]
    """Where readers can subscribe to what changes: in the page's topic, and on the whole site."""
    is_home: bool
    is_guide: bool
    has_widget: bool
    has_video: bool
    code: str
    """The code of the page's short link. Empty until the page is published."""
    variants: Mapping[str, tuple[str, ...]]
    """What parts of the page are for, where that is not everybody: kind → values, in the order of variants.yml."""
    is_anywhere: bool = False
    """Whether the page can be shown at any address, so that its links must start at the host's root."""

    @property
    def path(self) -> str:
        """The path of the page, relative to the site's root: `de/billing/pay-invoices/`."""
        return page_path(self.surroundings.value.language, self.address)

    @property
    def canonical(self) -> str:
        """The path of the version that search engines should show: another one if this page has no translation."""
        return page_path(self.language_shown, self.address)

    @property
    def contact_path(self) -> str:
        """The path of the contact page, relative to the site's root."""
        return page_path(self.surroundings.value.language, CONTACT)

    @property
    def has_search_in_place(self) -> bool:
        """Whether the search field is in the page's content, so that the header needs no search button."""
        return self.is_home or self.is_anywhere

    @property
    def variables(self) -> dict[str, object]:
        """The variables that every page template can use."""
        around = self.surroundings.value
        return {
            "path": self.path,
            "is_anywhere": self.is_anywhere,
            "frame": self,
            "moved": self.moved,
            "kb": around,
            "labels": around.labels,
            "versions": dict(self.versions.value),
        }


class Links:
    """The links to pages in one language, with their titles. Those that many pages share are made once."""

    def __init__(self, site: Site, language: str) -> None:
        """Prepare the links. The site must have no errors."""
        self.is_full = len(guides_alone(site)) <= FEW
        """Whether lists have room for more than titles: summaries, answers, the topics beside each page."""
        self._site = site
        self._language = language
        self._words = site.words[language]
        self._renderer = Renderer(language, site.languages[language], site.products[language])
        self._to_guides: dict[str, Link] = {}
        self._beside = PartsByKey(self._topics_beside)
        self._above = PartsByKey(self._links_above)
        self._feeds = PartsByKey(self._feeds_of)

    def topics_beside(self, address: str) -> Part[tuple[TopicLink, ...]]:
        """Return the topics to list beside the page at `address`: all, or only its own if there are many guides."""
        topic = address.split("/")[0]
        shows_all = self.is_full or address == HOME
        open_topic = topic if self.is_full or address != topic else ""  # its own page lists its guides already
        return self._beside["" if shows_all else topic, open_topic]

    def _topics_beside(self, topics: tuple[str, str]) -> tuple[TopicLink, ...]:
        """Return the links to the first topic, or to all if it is empty. The second is open."""
        alone, open_topic = topics
        listed = (other for other in self._site.topics if not alone or other.id == alone)
        return tuple(self.to_topic(own, is_open=own.id == open_topic) for own in listed)

    def to_topic(self, topic: Topic, *, is_open: bool, has_summary: bool = False) -> TopicLink:
        """Return the link to a topic. An open one includes its guides, with summaries if `has_summary`."""
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
        """Yield a link to each widget, with the title of its guide as the summary."""
        for guide in self._site.outlines.values():
            if guide.widget:
                path = f"{page_path(self._language, guide.address)}#{guide.widget}"
                yield Link(self._words.widgets[guide.widget].title, path, self.to_guide(guide).title)

    def to_urgent(self) -> Iterator[Link]:
        """Yield a link for each urgent problem, to the place that helps."""
        for name, place in self._site.urgent.items():
            words = self._words.urgent[name]
            title, summary = self._renderer.words(words.title), self._renderer.words(words.summary)
            yield Link(title, path_of_place(self._language, place), summary)

    def elsewhere(self) -> Iterator[Link]:
        """Yield a link to each of the company's other pages."""
        for label, destination in self._site.company.footer.items():
            yield Link(self._words.labels[label], self._site.address_of(destination) or "")

    def to_lists(self, *names: str) -> tuple[Link, ...]:
        """Return links to the pages outside topics that have these names."""
        return tuple(Link(self._words.labels[name], page_path(self._language, name)) for name in names)

    def to_feed(self, topic: str = "") -> Link:
        """Return the link to the feed of a topic, or of all."""
        of = self._words.topics[topic].title if topic else self._words.labels["site"]
        path = page_path(self._language, f"{NEWS}/{topic}" if topic else NEWS)
        return Link(f"{of}\N{NO-BREAK SPACE}– {self._words.labels['news']}", f"{path}{FEED}")

    def feeds_beside(self, address: str) -> Part[tuple[Link, ...]]:
        """Return links to the feeds that the page at `address` names: of its topic, if it has one, and of all."""
        return self._feeds[address.split("/")[0]]

    def _feeds_of(self, topic: str) -> tuple[Link, ...]:
        return *(self.to_feed(own.id) for own in self._site.topics if own.id == topic), self.to_feed()

    def above(self, address: str) -> Part[tuple[Link, ...]]:
        """Return links to the pages above the page at `address`, from the home page down."""
        return self._above[f"{address.split('/')[0]}/" if address in self._site.outlines else address]

    def _links_above(self, page: str) -> tuple[Link, ...]:
        """Return links to the pages above a page, or above all guides of a topic if `page` is `topic/`."""
        if page == HOME:
            return ()
        home = Link(self._words.labels["home"], page_path(self._language, HOME))
        if page.startswith(QUESTIONS_OF_TOPIC):
            return home, *self.to_lists("questions")
        if page.endswith("/"):
            topic = page.removesuffix("/")
            return home, Link(self._words.topics[topic].title, page_path(self._language, topic))
        return (home,)
