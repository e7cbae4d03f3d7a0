"""Pages that list what guides hold: all guides, the questions of each topic, and the glossary."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

from markupsafe import Markup

from kb.content.files import Term
from kb.content.guide import Question
from kb.content.part import Part
from kb.content.places import anchor_of_question
from kb.pages.frame import Frame, Link, TopicLink
from kb.pages.moved_places import MovedPlace, moved_place_html
from kb.pages.page import Heading, Page, Surroundings
from kb.render.renderer import Renderer, page_path, path_of_place, relative, words_of


@dataclass(frozen=True)
class Overview:
    """What every page that lists what guides hold is made of."""

    address: str
    surroundings: Part[Surroundings]
    frame: Frame
    moved: tuple[MovedPlace, ...]

    @property
    def path(self) -> str:
        """Return where the page stands, from the site's root."""
        return page_path(self.surroundings.value.language, self.address)


@dataclass(frozen=True)
class AllGuides:
    """The topics, with their guides and the guides' summaries where these are few."""

    overview: Overview
    topics: tuple[TopicLink, ...]
    is_full: bool


@dataclass(frozen=True)
class Questions:
    """The topics of which a guide has questions, each with how many there are."""

    overview: Overview
    topics: tuple[tuple[TopicLink, int], ...]


@dataclass(frozen=True)
class QuestionsOfTopic:
    """The guides of a topic that have questions, each with these and their answers."""

    overview: Overview
    title: str
    guides: tuple[tuple[str, Link, Part[tuple[Question, ...]]], ...]
    """Address, link and questions of each guide."""
    destinations: Mapping[str, str]
    """Those that the guides link."""


@dataclass(frozen=True)
class Glossary:
    """All terms of the language."""

    overview: Overview
    terms: Mapping[str, Term]


def all_guides_page(given: AllGuides) -> Page:
    """Return the page of all guides: by topic and by letter, or among many guides the topics."""
    path = given.overview.path

    def seen(links: Iterable[Link]) -> list[tuple[str, Link]]:
        return [(relative(link.path, path), link) for link in links]

    by_letter: list[tuple[str, list[tuple[str, Link]]]] = []
    if given.is_full:
        guides = sorted((guide for topic in given.topics for guide in topic.guides), key=_letters)
        by_letter = [
            (letter, seen(own)) for letter, own in groupby(guides, key=lambda guide: _letters(guide)[0].upper())
        ]
    by_topic = [(_name(topic.path), relative(topic.path, path), topic, seen(topic.guides)) for topic in given.topics]
    labels = given.overview.surroundings.value.labels
    topics = tuple(Heading(_name(topic.path), topic.title) for topic in given.topics)
    headings = (Heading("by-topic", labels["by-topic"], topics), Heading("by-letter", labels["by-letter"]))
    return _labelled_page(
        given.overview,
        "all_guides.html.jinja",
        headings if given.is_full else (),
        by_topic=by_topic,
        by_letter=by_letter,
        is_full=given.is_full,
    )


def questions_page(given: Questions) -> Page:
    """Return the page that leads to the questions of each topic."""
    topics = [(_name(topic.path), topic, count) for topic, count in given.topics]
    return _labelled_page(given.overview, "questions.html.jinja", topics=topics)


def questions_of_topic_page(given: QuestionsOfTopic) -> Page:
    """Return the page of a topic's questions, with answers that open in place."""
    around, overview = given.overview.surroundings.value, given.overview
    renderer = Renderer(around.language, around.record, given.destinations)

    def answered(guide: str, asked: tuple[Question, ...]) -> Iterator[tuple[str, Markup, Markup, str]]:
        for question in asked:
            link = relative(path_of_place(around.language, f"{guide}#{question.id}"), overview.path)
            texts = (renderer.html(text, overview.address) for text in (question.question, question.answer))
            yield (question.id, *texts, link)  # type: ignore[misc]  # two texts

    guides = [
        (anchor_of_question(guide), relative(link.path, overview.path), link, list(answered(guide, asked.value)))
        for guide, link, asked in given.guides
    ]
    first = (renderer.words(asked.value[0].question) for _guide, _link, asked in islice(given.guides, 3))
    headings = tuple(Heading(name, words_of(link.title)) for name, _href, link, _questions in guides)
    description = " ".join(first)
    return _page(overview, "questions_of_topic.html.jinja", given.title, description, headings, guides=guides)


def glossary_page(given: Glossary) -> Page:
    """Return the page of all terms."""
    around = given.overview.surroundings.value
    renderer = Renderer(around.language, around.record, {})
    terms = [
        (name, renderer.html(term.term, "glossary"), renderer.html(term.explanation, "glossary"))
        for name, term in sorted(given.terms.items(), key=lambda entry: _collated(entry[1].term))
    ]
    return _labelled_page(given.overview, "glossary.html.jinja", terms=terms)


def _labelled_page(given: Overview, template: str, headings: tuple[Heading, ...] = (), **values: object) -> Page:
    """Return a page whose title and description are labels of the language."""
    labels = given.surroundings.value.labels
    return _page(given, template, labels[given.address], labels[f"{given.address}-summary"], headings, **values)


def _page(
    given: Overview, template: str, title: str, description: str, headings: tuple[Heading, ...], **values: object
) -> Page:
    around = given.surroundings.value
    moved = [moved_place_html(place, given.path, around) for place in given.moved]
    content = around.theme.value.render(template, title=title, labels=around.labels, moved=moved, **values)
    return Page(
        path=given.path,
        title=title,
        description=description,
        content=Markup(content),  # noqa: S704 (a template's output)
        frame=given.frame,
        surroundings=around,
        headings=headings,
    )


def _name(path: str) -> str:
    """Return the last name of a path: `billing` of `de/billing/`."""
    return path.rstrip("/").rpartition("/")[2]


def _letters(link: Link) -> str:
    return _collated(link.title)


def _collated(words: str) -> str:
    """Return what `words` are sorted by: without accents, in small letters."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold().lstrip("«‘ ")
