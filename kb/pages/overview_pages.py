"""Overviews: the pages of all guides, of the questions of each topic, and of the glossary."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from kb.content.files import Term
from kb.content.part import Part
from kb.content.places import anchor_of_question
from kb.content.product import NO_PRODUCT
from kb.pages.frame import Link, TopicLink
from kb.pages.page import Heading, Page, PageData
from kb.render.renderer import Renderer, seen_from, words_of


@dataclass(frozen=True)
class AllGuides(PageData):
    """The data of the page of all guides: the topics, with guides and their summaries if there are few guides."""

    topics: tuple[TopicLink, ...]
    is_full: bool

    def page(self) -> Page:
        """Return the page of all guides by topic, or if there are many, of the topics alone."""
        labels = self.frame.surroundings.value.labels
        headings = tuple(Heading(topic.name, topic.title) for topic in self.topics) if self.is_full else ()
        return self.rendered("all_guides.html.jinja", labels["all-guides"], labels["all-guides-summary"], headings)


@dataclass(frozen=True)
class Questions(PageData):
    """The data of the page of all questions: the topics that have questions, each with their number."""

    topics: tuple[tuple[TopicLink, int], ...]

    def page(self) -> Page:
        """Return the page, which links to the questions of each topic."""
        labels = self.frame.surroundings.value.labels
        return self.rendered("questions.html.jinja", labels["questions"], labels["questions-summary"])


class AnsweredQuestion(NamedTuple):
    """A question of a guide and its answer, as HTML. Links into the site begin with ROOT."""

    id: str
    question: str
    answer: str
    misleads: bool
    """Whether it is a translation that misleads readers; the guide's page shows what the source says now."""


@dataclass(frozen=True)
class QuestionsOfTopic(PageData):
    """The data of the page of a topic's questions: those of its guides, with answers, and those without a guide."""

    title: str
    guides: tuple[tuple[str, Link, Part[tuple[AnsweredQuestion, ...]]], ...]
    """The address, link and questions of each guide that has any."""
    others: tuple[Link, ...]
    """Links to the questions without a guide."""

    def page(self) -> Page:
        """Return the page of a topic's questions, with answers that open in place."""
        guides = [(anchor_of_question(address), link, asked.value) for address, link, asked in self.guides]
        headings = [Heading(name, words_of(link.title)) for name, link, _asked in guides]
        if self.others:
            headings.append(Heading("other-questions", self.frame.surroundings.value.labels["other-questions"]))
        first = (*(asked[0].question for _name, _link, asked in guides), *(link.title for link in self.others))
        return self.rendered(
            "questions_of_topic.html.jinja",
            self.title,
            " ".join(map(words_of, first[:3])),
            tuple(headings),
            guides=guides,
            html=partial(seen_from, path=self.frame.path),
        )


@dataclass(frozen=True)
class Glossary(PageData):
    """The data of the glossary: all terms of the language."""

    terms: Mapping[str, Term]

    def page(self) -> Page:
        """Return the page of all terms, grouped by letter."""
        around = self.frame.surroundings.value
        renderer = Renderer(around.language, around.record, NO_PRODUCT)
        terms = sorted(self.terms.items(), key=lambda entry: _collated(entry[1].term))
        by_letter = groupby(terms, lambda entry: _collated(entry[1].term)[0].upper())
        return self.rendered(
            "glossary.html.jinja",
            around.labels["glossary"],
            around.labels["glossary-summary"],
            by_letter=[(letter, list(own)) for letter, own in by_letter],
            html=partial(renderer.html, page=self.frame.address),
        )


def _collated(words: str) -> str:
    """Return the key for sorting `words`: lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold().lstrip("«‘ ")
