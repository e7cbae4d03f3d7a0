"""The landing page of a topic: what it is about, its guides, and what is asked most: the first questions of each.

Among many guides these would be too many: there, it is the first of five guides. A link leads to all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from kb.content.files import TitleAndSummary
from kb.content.part import Part
from kb.content.places import among_questions
from kb.pages.frame import Link
from kb.pages.page import Heading, Page, PageData
from kb.render.renderer import page_path, path_of_place, seen_from

MOST_ASKED = 2
"""The largest number of questions of one guide that the page shows."""

MOST_OTHERS = 5
"""The largest number of questions without a guide that the page shows."""


class AskedQuestion(NamedTuple):
    """A question of a guide, without its answer."""

    id: str
    question: str
    """The question as HTML. Links into the site begin with ROOT."""


@dataclass(frozen=True)
class TopicPage(PageData):
    """The data of the page of a topic."""

    words: TitleAndSummary
    guides: tuple[Link, ...]
    asked: Mapping[str, Part[tuple[AskedQuestion, ...]]]
    """Address of a guide → its first questions, without their answers."""
    others: tuple[Link, ...]
    """Links to the first questions without a guide."""
    is_full: bool
    """Whether lists may show more than titles; see `Links`."""

    def page(self) -> Page:
        """Return the page."""
        around, topic = self.frame.surroundings.value, self.frame.address
        questions = list(islice(self._first_questions(), None if self.is_full else 5))
        return self.rendered(
            "topic.html.jinja",
            self.words.title,
            self.words.summary,
            (Heading("questions", around.labels["most-asked"]),) if questions else (),
            questions=questions,
            all_questions=page_path(around.language, among_questions(topic)),
        )

    def _first_questions(self) -> Iterator[tuple[str, Markup]]:
        """Yield the path and the HTML of the first questions of each guide, and of those without one."""
        around = self.frame.surroundings.value
        for guide, asked in self.asked.items():
            for question in asked.value[: MOST_ASKED if self.is_full else 1]:
                place = path_of_place(around.language, f"{guide}#{question.id}")
                yield place, seen_from(question.question, self.frame.path)
        yield from ((link.path, seen_from(link.title, self.frame.path)) for link in self.others)
