"""Where published places are found that are no longer where they were: docs/moved.yml, and how it is followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from kb.content.guide import PlaceOfSite, Shape
from kb.content.places import QUESTIONS_OF_TOPIC, among_questions, anchor_of_question, page_of, places
from kb.content.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.content.site import Site


class Retirement(Shape):
    """What is no more, and where its readers find what they came for."""

    successor: Annotated[PlaceOfSite, Field(description="What replaces it: topic/guide or topic/guide#anchor.")]
    words: Annotated[dict[str, Text], Field(description="Why it is gone, in each language: inline Markdown.")] = {}


class Moved(Shape):
    """docs/moved.yml: moves, from the old place to the new one, and retirements.

    A page that moves takes its anchors along; an anchor that goes elsewhere has a line of its own.
    """

    moves: dict[str, PlaceOfSite] = {}
    retired: dict[str, Retirement] = {}


@dataclass(frozen=True)
class Destination:
    """Where a place is found now; and its retirement, where this is what replaced it."""

    place: str
    retirement: Retirement | None = None


@dataclass(frozen=True)
class Whereabouts:
    """Where everything that was published is found now."""

    places: frozenset[str]
    unreadable: frozenset[str]
    """Pages that are there, but whose anchors are not known until their findings are mended: none counts as gone."""
    published: Mapping[Text, str]
    moved: Moved

    @cached_property
    def gone(self) -> tuple[Text, ...]:
        """The published places that are no longer there, in the ledger's order."""
        return tuple(place for place in self.published if place not in self.places)

    @cached_property
    def moves(self) -> Mapping[str, str]:
        """Where places moved. What is gone from the pages of questions leads to the question, guide or topic itself.

        All questions once stood on one page, with the same anchors.
        """
        gone = {place.rpartition("#")[2].removeprefix(QUESTIONS_OF_TOPIC) for place in self.gone}
        asked = [place for place in self.published if anchor_of_question(place) in gone]  # few of very many
        on_one_page = {f"questions#{anchor_of_question(place)}": str(place) for place in asked}
        by_topic = {among_questions(place): str(place) for place in asked}
        return {**on_one_page, **by_topic, **self.moved.moves}

    def destination(self, place: str) -> Destination | None:
        """Return where `place` is found, over as many moves as it takes.

        None says that it is gone without a word, or that it moves in a circle.
        """
        retirement = None
        seen: set[str] = set()
        while place not in self.places and page_of(place) not in self.unreadable:
            if place in seen:
                return None
            seen.add(place)
            page, _, anchor = place.partition("#")
            if place in self.moves:
                place = self.moves[place]
            elif retired := self.moved.retired.get(place) or self.moved.retired.get(page):
                retirement = retirement or retired
                place = retired.successor
            elif anchor and page in self.moves:
                place = f"{page_of(self.moves[page])}#{anchor}"
            else:
                return None
        return Destination(str(place), retirement)


def whereabouts(site: Site) -> Whereabouts:
    """Return where everything is."""
    return Whereabouts(frozenset(places(site)), site.unreadable, site.published, site.moved)
