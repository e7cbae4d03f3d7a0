"""What `kb check` tells is what it would tell if nothing were kept: of misspelt words and of synonyms too."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.builder.edits import word_added
from tests.conftest import kb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE = "docs/de/billing/group-payment.yml"
SYNONYMS = "docs/de/synonyms.yml"
NAMES = "docs/names.txt"
WORDS = "docs/fr/words.yml"


@pytest.fixture
def house_as_it_was(own_house: Path) -> Iterator[Path]:
    before = {file: (own_house / file).read_bytes() for file in (GUIDE, SYNONYMS, NAMES, WORDS)}
    yield own_house
    for file, content in before.items():
        (own_house / file).write_bytes(content)


def test_a_misspelt_word_is_told_until_it_is_mended_or_known(house_as_it_was: Path) -> None:
    house = house_as_it_was
    assert _told(house) == []
    good = (house / GUIDE).read_bytes()
    word_added(house, GUIDE, 7)
    (told,) = _told(house)
    assert "unknown word “neuh”" in told
    assert _told(house) == [told]
    with (house / NAMES).open("a", encoding="utf-8") as names:
        names.write("neuh\n")
    assert _told(house) == []
    (house / GUIDE).write_bytes(good)
    assert _told(house) == []


def test_synonyms_of_nothing_are_told_until_a_text_says_one(house_as_it_was: Path) -> None:
    house = house_as_it_was
    synonyms = house / SYNONYMS
    with (house / NAMES).open("a", encoding="utf-8") as names:
        names.write("neuh\n")
    synonyms.write_text(
        synonyms.read_text(encoding="utf-8").replace("groups:\n", "groups:\n  - [neuh, altneuh]\n", 1), encoding="utf-8"
    )
    (told,) = _told(house)
    assert "no text says “neuh”" in told
    word_added(house, GUIDE, 7)
    assert _told(house) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("\nlabels:", "\nlabells:", "unknown field “labells”; did you mean “labels”?"),
        ("  auto-renewal:", "  auto-renewall:", "unknown widget “auto-renewall”; did you mean “auto-renewal”?"),
        ("      can-turn-on:", "      can-turn:", "the rules know no outcome “can-turn”; did you mean “can-turn-on”?"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_fault_in_the_words_that_all_guides_need_is_told(
    house_as_it_was: Path, command: str, right: str, wrong: str, told: str
) -> None:
    words = house_as_it_was / WORDS
    good = words.read_text(encoding="utf-8")
    words.write_text(good.replace(right, wrong, 1), encoding="utf-8")
    done = kb(house_as_it_was, command)
    assert done.returncode == 1
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def _told(house: Path) -> list[str]:
    """Return what is told, which does not depend on what is kept."""
    kept = kb(house, "check")
    shutil.move(house / ".cache", house / "cache-aside")
    from_nothing = kb(house, "check")
    shutil.rmtree(house / ".cache")
    shutil.move(house / "cache-aside", house / ".cache")
    assert kept.stdout == from_nothing.stdout, kept.stderr + from_nothing.stderr
    return [line for line in kept.stdout.splitlines() if line]
