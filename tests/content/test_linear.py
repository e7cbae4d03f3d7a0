"""Ten times the text takes about ten times the work, however hostile it is, counted in lines of Python that run.

Regular expressions run in C, and are not counted: `python -m benchmarks.hostile` measures them too.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.content.files import Moved
from kb.content.inline import tokens
from kb.content.languages import Compounds
from kb.content.ledger import read_ledger
from kb.content.source_file import SourceFile
from kb.content.text import Place, Text
from kb.content.whereabouts import Whereabouts
from kb.render.markdown import parsed_markdown
from kb.search.compounds import LONGEST_COMPOUND, compound_parts

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 15
SPOT = Place(Path("a.yml"))
UNITS = [
    "`",
    "`a",
    "``a`b ",
    "[",
    "[a](",
    "![a](icon:",
    "[](",
    "](",
    "<!--",
    "<a",
    "{",
    "**",
    "*a",
    "_a ",
    "++a",
    "\\`",
    "&",
    "a",
    " ",
    "9",
]


def steps(work: Callable[[], object]) -> int:
    """Return the number of lines of Python that the work runs."""
    count = 0

    def line(*_place: object) -> None:
        nonlocal count
        count += 1

    watch, tool = sys.monitoring, sys.monitoring.PROFILER_ID
    watch.use_tool_id(tool, "steps")
    try:
        watch.register_callback(tool, watch.events.LINE, line)
        watch.set_events(tool, watch.events.LINE)
        work()
    finally:
        watch.set_events(tool, watch.events.NO_EVENTS)
        watch.free_tool_id(tool)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_the_pieces_of_a_text(unit: str) -> None:
    small, large = (steps(lambda size=size: tokens.__wrapped__(unit * size)) for size in (1_000, 10_000))
    assert large <= MOST * small


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_as_html(unit: str) -> None:
    parsed_markdown("`a`")  # so that the parser is loaded
    small, large = (steps(lambda size=size: parsed_markdown((unit * size)[:size])) for size in (190, 1_900))
    assert large <= MOST * small


def test_moves_that_lead_to_moves() -> None:
    def follow(number: int) -> None:
        places = [f"a/b{at}" for at in range(number)]
        moves = {old: Text(new, SPOT) for old, new in pairwise(places)}
        whereabouts = Whereabouts(frozenset(places[-1:]), moved=Moved(moves=moves))
        found = [whereabouts.destination(place) for place in places]
        assert all(destination and destination.place == places[-1] for destination in found)

    small, large = (steps(lambda number=number: follow(number)) for number in (200, 2_000))
    assert large <= MOST * small


def test_lines_of_the_ledger() -> None:
    small, large = (
        steps(lambda size=size: read_ledger(SourceFile(SPOT.path, b"a/b#c-\n#" * size))) for size in (200, 2_000)
    )
    assert large <= MOST * small


def test_compounds_without_an_end() -> None:
    known = {"a" * length for length in range(4, 12)}
    rules = Compounds(links=(Text("s", SPOT),), sure_links=())
    small, large = (
        steps(lambda size=size: compound_parts("a" * (size - 1) + "x", known, rules)) for size in (20, LONGEST_COMPOUND)
    )
    assert large <= MOST * small
