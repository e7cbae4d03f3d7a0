"""Where published places are now: through moves, merges and retirements, however long the chain."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.files import Moved, Retirement
from kb.content.ledger import CODE, extended
from kb.content.text import Place, Text
from kb.content.whereabouts import Destination, Whereabouts

PLACES = frozenset(
    {"a/one", "a/one#x", "a/one#y", "a/two", "a/two#x", "b/three", "b/three#z", "glossary", "glossary#t"}
)


def _text(words: str) -> Text:
    return Text(words, Place(Path("moved.yml")))


def _whereabouts(moves: dict[str, str], retired: dict[str, Retirement]) -> Whereabouts:
    moved = Moved(moves={place: _text(target) for place, target in moves.items()}, retired=retired)
    return Whereabouts(PLACES, frozenset({"c/unreadable"}), published={}, moved=moved)


NO_FAX = Retirement(successor=_text("a/one#y"))
MOVES = {
    "a/renamed": "a/one",
    "a/split": "a/one",
    "a/split#z": "b/three#z",
    "a/merged": "a/two#x",
    "a/merged#y": "a/one#y",
    "a/older": "a/split",
    "a/one#gone": "a/two#x",
    "a/one#to-the-retired": "a/fax#number",
    "glossary#old": "glossary#t",
    "a/circle": "a/circle-2",
    "a/circle-2": "a/circle",
    "a/nowhere": "a/never",
}
WHEREABOUTS = _whereabouts(MOVES, {"a/fax": NO_FAX, "a/one#old": NO_FAX})


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("a/one", "a/one"),
        ("a/one#x", "a/one#x"),
        ("a/renamed", "a/one"),
        ("a/renamed#x", "a/one#x"),
        ("a/renamed#gone", "a/two#x"),
        ("a/renamed#never", None),
        ("a/split#x", "a/one#x"),
        ("a/split#z", "b/three#z"),
        ("a/merged", "a/two#x"),
        ("a/merged#x", "a/two#x"),
        ("a/merged#y", "a/one#y"),
        ("a/merged#z", None),
        ("a/older", "a/one"),
        ("a/older#z", "b/three#z"),
        ("glossary#old", "glossary#t"),
        ("a/circle", None),
        ("a/circle#x", None),
        ("a/nowhere", None),
        ("never/published", None),
        ("c/unreadable#any", "c/unreadable#any"),
    ],
)
def test_a_place_is_found(place: str, found: str | None) -> None:
    assert WHEREABOUTS.destination(place) == (found and Destination(found))


@pytest.mark.parametrize("place", ["a/fax", "a/fax#number", "a/one#old", "a/renamed#old", "a/one#to-the-retired"])
def test_the_successor_of_a_retired_place_is_found(place: str) -> None:
    assert WHEREABOUTS.destination(place) == Destination("a/one#y", NO_FAX)


_PAGES = st.sampled_from(["a/one", "a/two", "b/three", "b/four", "c/five"])
_PLACES = st.one_of(_PAGES, st.builds("{}#{}".format, _PAGES, st.sampled_from("xyz")))


@given(st.dictionaries(_PLACES, _PLACES), st.dictionaries(_PLACES, _PLACES, max_size=3), _PLACES)
def test_after_any_moves_a_place_exists_or_is_gone(moves: dict[str, str], retired: dict[str, str], place: str) -> None:
    retirements = {source: Retirement(successor=_text(target)) for source, target in retired.items()}
    found = _whereabouts(moves, retirements).destination(place)
    assert found is None or found.place in PLACES
    if place in PLACES:
        assert found == Destination(place)
    elif place in moves and found and found.place != moves[place]:
        assert moves[place] not in PLACES


@given(st.sets(_PLACES), st.sets(_PLACES))
def test_the_ledger_only_grows_and_every_guide_has_a_code_of_its_own(first: set[str], second: set[str]) -> None:
    before = extended({}, first, Moved())
    after = extended({_text(place): code for place, code in before.items()}, second, Moved())
    assert before.items() <= after.items()
    assert after.keys() == first | second
    codes = [code for place, code in after.items() if "#" not in place]
    assert all(len(code) == len(CODE) for code in codes)
    assert len(set(codes)) == len(codes)


def test_a_code_follows_from_the_address_and_a_renamed_guide_keeps_it() -> None:
    published = extended({}, ["a/one", "a/two"], Moved())
    assert extended({}, ["a/two"], Moved())["a/two"] == published["a/two"]
    moved = Moved(moves={"a/one": _text("b/one")})
    later = extended({_text(place): code for place, code in published.items()}, ["b/one", "a/two"], moved)
    assert later["b/one"] == later["a/one"]
