"""The Site: everything that the content files say, read once and never changed afterwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from kb.content.captions import Captions
from kb.content.document import Document
from kb.content.drawing import Element
from kb.content.fields import texts_of
from kb.content.files import Company, InterfaceWords, Moved, Owner, Snippet, Source, Synonyms, Term, Topic
from kb.content.film import Film
from kb.content.guide_in_languages import GuideInLanguages, Outline
from kb.content.home_page import HomePage
from kb.content.languages import Language
from kb.content.photo import Photo
from kb.content.places import CONTACT, FIXED_PAGES, QUESTIONS_FILE, among_questions, outcome_anchor, page_of, widgets_of
from kb.content.product import Label, LinkedPage, Product, Target, Way
from kb.content.recording import Recording
from kb.content.text import Text
from kb.content.translated import Records
from kb.content.versions import Versions
from kb.content.whereabouts import Whereabouts
from widgets.rules import WIDGETS


@dataclass(frozen=True)
class Shared:
    """What all guides share: reading or checking a guide, or a text, depends only on this and on its own files."""

    docs: Path
    languages: Mapping[str, Language]
    """Code → record, in the order of languages.yml."""
    destinations: Mapping[str, LinkedPage]
    """Named links: `manager:payments` → its page."""
    labels: Mapping[str, Mapping[str, Label]]
    """By language. A label that a language lacks is taken from another, as its texts say; likewise ways and terms."""
    ways: Mapping[str, Mapping[str, Way]]
    """By language: `manager:payments` → the way to it."""
    glossaries: Mapping[str, Mapping[str, Term]]
    snippets: Mapping[str, Mapping[str, Snippet]]
    snippet_records: Records
    """What the translations of snippets were made from."""
    pictures: Mapping[str, Element]
    """The drawings of docs/images, by file name."""
    photos: Versions[Photo]
    """The screenshots and photographs of docs/images."""
    other_pictures: frozenset[str]
    """The names of files in docs/images that are neither, or that cannot be read."""
    inline_icons: Mapping[str, str] | None
    """The icons that texts can show: id → the path of its shape, in an SVG of 24 × 24. None if the file, or the name of
    an icon in it, is wrong, which has its own finding.
    """
    films: Versions[Film]
    """The films of docs/videos."""
    captions: Versions[Captions]
    """The captions of the films."""
    recordings: Mapping[str, Recording]
    """The scripts of the films that `kb record` makes, by the names of these without an ending."""
    other_videos: frozenset[str]
    """The names of files in docs/videos that are neither, or that cannot be read."""
    variants: Mapping[str, tuple[Text, ...]] | None
    """Whom parts of guides can be for: kind → its values, in the order in which readers see them. None if the file
    cannot be read, which has its own finding.
    """

    @cached_property
    def snippet_words(self) -> Mapping[str, Mapping[str, dict[str, Text]]]:
        """The snippets, as fields of a step."""
        return {
            language: {name: snippet.model_dump(exclude_unset=True) for name, snippet in snippets.items()}
            for language, snippets in self.snippets.items()
        }

    @cached_property
    def labels_by_words(self) -> Mapping[str, Mapping[str, str]]:
        """The ids of each language's own labels, by their words."""
        return {
            language: {str(own.label): name for name, own in labels.items() if own.label.language == language}
            for language, labels in self.labels.items()
        }

    @cached_property
    def start_pages(self) -> frozenset[str]:
        """The destinations whose own address is not known: links to them open the start page of their group."""
        return frozenset(name for name, page in self.destinations.items() if page.opens)

    @cached_property
    def at_start_pages(self) -> frozenset[str]:
        """The destinations whose links open a start page that stands in for another page."""
        opened = {self.address_of(name) for name in self.start_pages}
        return frozenset(name for name in self.destinations if self.address_of(name) in opened)

    @cached_property
    def products(self) -> Mapping[str, Product]:
        """What texts in each language can name in the company's programs."""
        addresses = {name: address for name in self.destinations if (address := self.address_of(name))}
        return {
            language: Product(
                {name: label.label for name, label in self.labels[language].items()},
                {name: Target(address, ways[name].way if name in ways else "") for name, address in addresses.items()},
                self.inline_icons or {},
            )
            for language, ways in self.ways.items()
        }

    def address_of(self, destination: str) -> Text | None:
        """Return the address that a link to the destination opens; None if it has none."""
        page = self.destinations.get(destination)
        if page and page.opens:
            page = self.destinations.get(f"{destination.partition(':')[0]}:{page.opens}")
        return page.address if page else None

    @cached_property
    def words_to_avoid(self) -> Mapping[str, Mapping[str, Text]]:
        """The words that each language avoids, in lower case, with the term that it uses instead.

        Words that are terms themselves are left out: they have their own finding.
        """
        terms = {language: {term.term.casefold() for term in own.values()} for language, own in self.glossaries.items()}
        return {
            language: {
                word.casefold(): term.term
                for term in glossary.values()
                if term.term.language == language
                for word in term.avoid
                if word.casefold() not in terms[language]
            }
            for language, glossary in self.glossaries.items()
        }


@dataclass(frozen=True)
class Site(Shared):
    """All content."""

    company: Company
    sources: Mapping[str, Source]
    home_pages: Mapping[str, HomePage]
    """By language; a missing one is taken from another language, as its texts say."""
    owners: Mapping[str, Owner] | None
    """Who looks after guides. None if the file does not exist or cannot be read."""
    topics: tuple[Topic, ...]
    urgent: Mapping[str, Text]
    """What readers need at once, by its name: the place that helps."""
    most_needed: tuple[Text, ...]
    words: Mapping[str, InterfaceWords]
    """By language; what one lacks is taken from another, as its texts say."""
    word_files: Mapping[str, Document]
    """Each words.yml as it was read, with the place of each key."""
    synonyms: Mapping[str, Synonyms]
    names: frozenset[str]
    """The words of names.txt, which are right in all languages although no dictionary has them."""
    icons: Mapping[str, str]
    """The icons of the topics: name → SVG."""
    published: Mapping[Text, str]
    """The ledger: every place that was ever published, with its code if it has a short link."""
    moved: Moved
    records: Records
    """What translations were made from."""
    unreadable_files: frozenset[str]
    """The files of FILES_OF_SITE and FILES_OF_LANGUAGE that have findings: `moved.yml`, `fr/glossary.yml`."""
    other_files: tuple[str, ...]
    """The files in docs/ that do not belong to the content, except what editors leave behind."""
    refused_links: tuple[Path, ...]
    """The links in docs/ behind which nothing is read: those to folders, and to files outside it."""
    guides: Mapping[str, GuideInLanguages] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """The outlines of all guides: whatever concerns more than one guide uses these."""
    drafts: Mapping[str, Outline] = field(default_factory=dict)
    """The outlines of guides that are left out of the others, as drafts are in the site that readers see."""
    unreadable: frozenset[str] = frozenset()
    """Addresses of guides that exist, but cannot be shown until their findings are resolved."""

    @cached_property
    def shared(self) -> Shared:
        """Only what all guides share."""
        return Shared(**{part.name: getattr(self, part.name) for part in fields(Shared)})

    @cached_property
    def other_texts(self) -> tuple[Text, ...]:
        """Each text of all files except guides and synonyms once, without the words that glossaries avoid."""
        return tuple(_other_texts(self))

    @cached_property
    def questions(self) -> tuple[Outline, ...]:
        """The outlines of all questions without a guide."""
        return tuple(outline for outline in self.outlines.values() if outline.is_question)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where every place is found: those that exist, and those that moved or were retired."""
        is_contact_readable = self.words and self.company.name
        unreadable = self.unreadable if is_contact_readable else self.unreadable | {CONTACT}
        places = frozenset(_places(self))
        return Whereabouts(places, unreadable | _unreadable_questions(self, places), self.published, self.moved)


def _other_texts(site: Site) -> Iterator[Text]:
    for language in site.languages:
        terms = site.glossaries[language].values()
        texts = (
            *texts_of(site.home_pages.get(language)),
            *texts_of(site.words.get(language)),
            *texts_of(tuple(site.snippets[language].values())),
            *(label.label for label in site.labels[language].values()),
            *(way.way for way in site.ways[language].values()),
            *(text for term in terms for text in (term.term, term.explanation)),
        )
        yield from (text for text in texts if text.language == language)  # otherwise it stands in for a missing one
    for retirement in site.moved.retired.values():
        for language, words in retirement.words.items():
            if language in site.languages:
                yield Text(words, words.place, language)


def topics_with_questions(site: Site) -> tuple[Topic, ...]:
    """Return the topics that have questions, in guides or without one. Each has a page of questions."""
    asked = {outline.topic for outline in site.outlines.values() if outline.questions or outline.is_question}
    return tuple(topic for topic in site.topics if topic.id in asked)


def questions_of(site: Site, topic: str) -> tuple[Outline, ...]:
    """Return the outlines of the topic's questions without a guide, in their order."""
    return tuple(outline for outline in site.questions if outline.topic == topic)


def guides_alone(site: Site) -> Mapping[str, Outline]:
    """Return the outlines of the guides, by their addresses, without the questions that have no guide."""
    return {address: outline for address, outline in site.outlines.items() if not outline.is_question}


def pages_outside_of_guides(site: Site) -> tuple[str, ...]:
    """Return the address of each page except those of guides and topics."""
    return *FIXED_PAGES, *(among_questions(topic.id) for topic in topics_with_questions(site))


def _unreadable_questions(site: Site, places: frozenset[str]) -> set[str]:
    """Return the pages of questions whose file cannot be read: they do not count as gone."""
    of_questions = (name for name in site.unreadable if name.endswith(f"/{QUESTIONS_FILE}"))
    topics = tuple(name.removesuffix(QUESTIONS_FILE) for name in of_questions)
    published = {page_of(place) for place in site.published if place.startswith(topics)}
    return published - places - site.moved.moves.keys() - site.moved.retired.keys()


def _places(site: Site) -> Iterator[str]:
    """Yield every place of the site, page by page."""
    yield from FIXED_PAGES
    yield from (f"glossary#{term}" for term in _terms(site))
    yield from (f"{CONTACT}#{anchor}" for anchor in anchors_of_contact(site))
    yield from (topic.id for topic in site.topics)
    for topic in topics_with_questions(site):
        yield f"questions#{topic.id}"
        yield among_questions(topic.id)
    for outline in site.outlines.values():
        yield from places_of_guide(outline)


def places_of_guide(guide: Outline) -> Iterator[str]:
    """Yield every place of a guide: its page, the anchors on it, and its questions on their topic's page."""
    address = guide.address
    yield address
    yield from (f"{address}#{anchor}" for anchor in guide.anchors)
    for widget in widgets_of(guide):
        if widget in WIDGETS:
            yield f"{address}#{widget}"
            yield from (f"{address}#{outcome_anchor(widget, outcome)}" for outcome in WIDGETS[widget].outcomes)
    if guide.questions:
        yield among_questions(address)
        yield from (among_questions(f"{address}#{question}") for question in guide.questions)


def anchors_of_contact(site: Site) -> Iterator[str]:
    """Yield the anchors of the contact page: what to have ready, and the channels to people."""
    words = next(iter(site.words.values()), None)  # what one language lacks is taken from another
    if words:
        yield from ("ready", *words.contact.ready.points, "channels", *site.company.channels)


def _terms(site: Site) -> set[str]:
    """Return the terms that the glossary has in every language."""
    glossaries = [set(glossary) for glossary in site.glossaries.values()]
    return set.intersection(*glossaries) if glossaries else set()
