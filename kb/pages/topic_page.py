"""The landing page of a topic: what it is about, its guides, and what is asked most: the first questions of each.

Among many guides these would be too many: there, it is the first of five guides. A link leads to all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from kb.content.files import TopicWords
from kb.content.part import Part
from kb.content.places import among_questions
from kb.content.text import Text
from kb.pages.frame import Frame, Link
from kb.pages.moved_places import MovedPlace, moved_place_html
from kb.pages.page import Heading, Page, Surroundings
from kb.render.renderer import Renderer, page_path, path_of_place, relative

MOST_ASKED = 2
"""How many questions of a guide the page shows at most."""


class AskedQuestion(NamedTuple):
    """A question of a guide, without its answer."""

    id: str
    question: Text


@dataclass(frozen=True)
class TopicPage:
    """What the page of a topic is made of."""

    topic: str
    words: TopicWords
    surroundings: Part[Surroundings]
    frame: Frame
    guides: tuple[Link, ...]
    asked: Mapping[str, Part[tuple[AskedQuestion, ...]]]
    """The first questions of each guide, without their answers: address → that."""
    is_full: bool
    """Whether there is room for more than one question of a few guides."""
    destinations: Mapping[str, str]
    """Those that the guides link."""
    moved: tuple[MovedPlace, ...]


def topic_page(given: TopicPage) -> Page:
    """Return the page."""
    around = given.surroundings.value
    path = page_path(around.language, given.topic)
    questions = list(islice(_first_questions(given), None if given.is_full else 5))
    content = around.theme.value.render(
        "topic.html.jinja",
        words=given.words,
        labels=around.labels,
        guides=[(relative(link.path, path), link) for link in given.guides],
        questions=questions,
        all_questions=relative(page_path(around.language, among_questions(given.topic)), path),
        moved=[moved_place_html(place, path, around) for place in given.moved],
    )
    return Page(
        path=path,
        title=given.words.title,
        description=given.words.summary,
        content=Markup(content),  # noqa: S704 (a template's output)
        frame=given.frame,
        surroundings=around,
        headings=(Heading("questions", around.labels["most-asked"]),) if questions else (),
    )


def _first_questions(given: TopicPage) -> Iterator[tuple[str, Markup]]:
    """Yield the address and the HTML of the first questions of each guide."""
    around = given.surroundings.value
    renderer = Renderer(around.language, around.record, given.destinations)
    path = page_path(around.language, given.topic)
    for guide, asked in given.asked.items():
        for question in asked.value[: MOST_ASKED if given.is_full else 1]:
            place = path_of_place(around.language, f"{guide}#{question.id}")
            yield relative(place, path), renderer.html(question.question, given.topic)
