"""Keywords that lead to a part are taken apart as they are meant, and slips in them are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.content.keywords import is_well_formed, keyword_of, words_of
from kb.content.text import Place, Text
from tests.content.changes import replace
from tests.content.reported import reported

if TYPE_CHECKING:
    from pathlib import Path


def _text(words: str, path: Path) -> Text:
    return Text(words, Place(path))


@pytest.mark.parametrize("mark", [" > ", "\N{NO-BREAK SPACE}> ", "  >  "])
def test_spaces_of_any_kind_stand_around_the_mark(mark: str, tmp_path: Path) -> None:
    text = _text(f"stop renewal{mark}turn-off", tmp_path)
    assert keyword_of(text) == ("stop renewal", "turn-off")
    assert is_well_formed(text)


@pytest.mark.parametrize(
    "slip", ["late>pay", "late >pay", "late> pay", "a > b > pay", "> pay", " > pay", "late >", "late > "]
)
def test_a_mark_that_leads_nowhere_is_a_slip(slip: str, tmp_path: Path) -> None:
    assert not is_well_formed(_text(slip, tmp_path))


def test_a_place_without_words_is_no_keyword(tmp_path: Path) -> None:
    assert words_of([_text(" > pay", tmp_path), _text("late > pay", tmp_path)]) == ["late"]


def test_keywords_of_the_contact_page_lead_to_its_parts(docs: Path) -> None:
    words = docs / "de" / "words.yml"
    replace(words, "  title: Contact\n", "  title: Contact\n  keywords: [call > desk, call > fax]\n")
    (told,) = [line for line in reported(docs).splitlines() if "no part" in line]
    assert told.startswith("docs/de/words.yml:")
    assert "“fax”" in told
