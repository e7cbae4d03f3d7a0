"""Declarations in TypeScript, made from types in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NotRequired, TypedDict

import pytest

from kb.pages.support_desk_data import DeskData
from kb.search.vocabulary import SearchLanguage, Vocabulary
from kb.typescript import declarations
from tests.golden import assert_golden

SHAPES = (DeskData, SearchLanguage, Vocabulary)
DATA = Path(__file__).parents[1] / "overrides" / "assets" / "scripts" / "data.d.ts"

type Colour = Literal["red", "blue"] | None


class Wheel(TypedDict, total=False):
    """Both of its fields may be missing."""

    colour: Colour
    spokes: int | str


class Bicycle(TypedDict):
    """All that is declared."""

    name: str
    """What it is called."""
    wheels: list[Wheel]
    lights: NotRequired[dict[str, list[bool | None]]]


class Route(TypedDict):
    """JSON has no type like that of its field."""

    file: Path


def test_types_are_declared_with_all_that_they_refer_to() -> None:
    _head, declared = declarations([Bicycle]).split("\n\n", maxsplit=1)
    assert (
        declared
        == """\
/** All that is declared. */
export interface Bicycle {
  /** What it is called. */
  name: string;
  wheels: Array<Wheel>;
  lights?: Record<string, Array<boolean | null>>;
}

/** Both of its fields may be missing. */
export interface Wheel {
  colour?: Colour;
  spokes?: number | string;
}

export type Colour = "red" | "blue" | null;
"""
    )


def test_a_type_that_json_lacks_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"pathlib\.Path.* has no type in TypeScript: expected"):
        declarations([Route])


def test_the_scripts_have_the_declarations_of_today() -> None:
    assert_golden(DATA, declarations(SHAPES))
