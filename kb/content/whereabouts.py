"""Where everything that was ever published is now, by the moves in docs/moved.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kb.content.files import Moved, Retirement
from kb.content.places import QUESTIONS_OF_TOPIC, among_questions, anchor_of_question, page_of
from kb.content.text import Text


@dataclass(frozen=True)
class Destination:
    """Where a place is now, and the retirement that led there, if any."""

    place: str
    retirement: Retirement | None = None


@dataclass(frozen=True)
class Whereabouts:
    """Where everything that was ever published is now."""

    places: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    """Pages that exist, but whose anchors are unknown until their findings are resolved: none of these counts as gone.
    """
    published: Mapping[Text, str] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)

    @cached_property
    def gone(self) -> tuple[Text, ...]:
        """The published places that no longer exist, in the ledger's order."""
        return tuple(place for place in self.published if place not in self.places)

    @cached_property
    def moves(self) -> Mapping[str, str]:
        """Where places moved. What is gone from the pages of questions leads to the question, guide or topic itself.

        All questions were once on one page, with the same anchors.
        """
        gone = {place.rpartition("#")[2].removeprefix(QUESTIONS_OF_TOPIC) for place in self.gone}
        asked = [place for place in self.published if anchor_of_question(place) in gone]  # few of very many
        on_one_page = {f"questions#{anchor_of_question(place)}": str(place) for place in asked}
        by_topic = {among_questions(place): str(place) for place in asked}
        return {**on_one_page, **by_topic, **self.moved.moves}

    def destination(self, place: str) -> Destination | None:
        """Return where `place` is now, however often it has moved.

        None means that it is gone without explanation, or that it moves in a circle.
        """
        way: dict[str, Retirement | None] = {}
        while place not in self._found:
            way[place] = None
            self._found[place] = None  # remains None if the moves lead back here
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
