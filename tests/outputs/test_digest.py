"""A digest distinguishes values, but ignores the place of a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.files import TitleAndSummary
from kb.content.part import Part, digest
from kb.content.text import Place, Text


@dataclass(frozen=True)
class Pair:
    first: object
    second: object


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.dates()
    | st.text(max_size=3)
    | st.binary(max_size=3)
    | st.builds(Text, st.text(max_size=3), st.just(Place(Path("de.yml"))), st.sampled_from(["", "2", "de", "d:e"]))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=2), inner, max_size=3)
        | st.frozensets(st.text(max_size=2), max_size=3)
        | st.builds(Pair, inner, inner)
        | inner.map(Part.of)
    ),
    max_leaves=8,
)


def what_it_says(value: object) -> object:
    """Return what a digest must distinguish in a value, in a form that Python compares exactly."""
    match value:
        case Text():
            return "Text" if value.language else "str", str(value), value.language
        case str():
            return "str", value, ""
        case Part():
            return "Part", what_it_says(value.value)
        case Pair():
            return "Pair", what_it_says(value.first), what_it_says(value.second)
        case dict():
            return "dict", [(key, what_it_says(own)) for key, own in value.items()]
        case list() | tuple():
            return type(value).__name__, [what_it_says(own) for own in value]
        case _:
            return type(value).__name__, value


@given(VALUES, VALUES)
def test_two_values_have_the_same_digest_only_if_they_are_equal(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (what_it_says(one) == what_it_says(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("a", "b"), ("ab", "")),
        (("a", ("b",)), (("a",), "b")),
        (("a", "b"), ["a", "b"]),
        (1, True),
        (1, "1"),
        ("None", None),
        (b"a", "a"),
        (date(2026, 11, 28), "2026-11-28"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": "b"}, ("a", "b")),
        (Part.of("a"), "a"),
        ((Part.of("a"), Part.of("b")), Part.of(("a", "b"))),
        (Pair("a", "b"), ("a", "b")),
        ((Text("a", Place(Path("2.yml")), "2"), "xxxxxxxx9:yyyyyyyyy"), ("a19:xxxxxxxx", "yyyyyyyyy")),
        (Text("Titel", Place(Path("de.yml")), "de"), Text("Titel", Place(Path("de.yml")), "en")),
    ],
)
def test_values_that_are_easily_confused_have_different_digests(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_the_place_of_a_text_does_not_count() -> None:
    words = [
        TitleAndSummary(title=Text("Titel", place, "de"), summary=Text("Worte", place, "de"))
        for place in (Place(Path("a.yml")), Place(Path("b.yml"), 7, 3, "title"))
    ]
    assert digest(words[0]) == digest(words[1])


@pytest.mark.parametrize("value", [len, lambda: 1, Path("docs"), object(), [{"a": Path("docs")}], Pair])
def test_objects_with_hidden_state_have_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match="has no digest"):
        digest(value)


def test_a_part_is_not_loaded_for_a_key() -> None:
    def must_not_load() -> Callable[[], str]:
        raise AssertionError

    assert digest(Part(digest("a"), must_not_load)) == digest(Part.of("a"))
