"""TypeScript declarations made from Python types."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from kb.pages import addresses, support_desk_shapes
from kb.search import vocabulary
from kb.typescript import declarations
from tests.golden import assert_golden

DATA = Path(__file__).parents[1] / "overrides" / "assets" / "scripts" / "data.d.ts"


def test_records_and_aliases_are_declared_with_their_comments() -> None:
    source = '''
type Colour = Literal["red", "blue"] | None

class Wheel(TypedDict):
    """Both of its fields may be missing."""
    colour: NotRequired[Colour]
    spokes: NotRequired[int | str]

class Bicycle(TypedDict):
    """All that is declared."""
    name: str
    """What it is called."""
    wheels: list[Wheel]
    lights: NotRequired[dict[str, list[bool | None]]]

class Shop(NamedTuple):
    """Nothing is declared of other classes."""
    bicycles: Path
'''
    _head, declared = declarations(source).split("\n\n", maxsplit=1)
    assert (
        declared
        == """\
export type Colour = "red" | "blue" | null;

/** Both of its fields may be missing. */
export interface Wheel {
  colour?: Colour;
  spokes?: number | string;
}

/** All that is declared. */
export interface Bicycle {
  /** What it is called. */
  name: string;
  wheels: Array<Wheel>;
  lights?: Record<string, Array<boolean | null>>;
}
"""
    )


@pytest.mark.parametrize("hint", ["Path", "list[Path]", "Wheel", "3 + 4"])
def test_a_type_that_json_lacks_is_an_error(hint: str) -> None:
    with pytest.raises(TypeError, match=r"has no type in TypeScript: expected str, int"):
        declarations(f"type Route = {hint}")


def test_the_declarations_of_the_scripts_are_current() -> None:
    modules = (support_desk_shapes, vocabulary, addresses)
    assert_golden(DATA, declarations(*(inspect.getsource(module) for module in modules)))
