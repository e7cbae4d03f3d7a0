"""Where everything that was published is found now: how docs/moved.yml is followed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kb.content.files import Moved, Retirement
from kb.content.places import QUESTIONS_OF_TOPIC, among_questions, anchor_of_question, page_of
from kb.content.text import Text


@dataclass(frozen=True)
class Destination:
    """Where a place is found now; and its retirement, where this is what replaced it."""

    place: str
    retirement: Retirement | None = None


@dataclass(frozen=True)
class Whereabouts:
    """Where everything that was published is found now."""

    places: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    """Pages that are there, but whose anchors are not known until their findings are mended: none counts as gone."""
    published: Mapping[Text, str] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)

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
        way: dict[str, Retirement | None] = {}
        while place not in self._found:
            way[place] = None
            self._found[place] = None  # so it stays, if the way leads back here
            page, _, anchor = place.partition("#")
            if place in self.places or page in self.unreadable:
                self._found[place] = Destination(str(place))
            elif place in self.moves:
                place = self.moves[place]
            elif retired := self.moved.retired.get(place) or self.moved.retired.get(page):
                way[place] = retired
                place = retired.successor
            elif anchor and page in self.moves:
                place = f"{page_of(self.moves[page])}#{anchor}"
        found = self._found[place]
        for step, retirement in reversed(way.items()):
            if found and retirement:
                found = Destination(found.place, retirement)
            self._found[step] = found
        return found

    @cached_property
    def _found(self) -> dict[str, Destination | None]:
        """What `destination` returned: chains of moves may share their ends."""
        return {}
