"""Every fact of the rules, as written in each language: tests/render/expected/facts.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.render.values import formatted_date, formatted_value
from tests.golden import assert_golden
from tests.small_docs import LANGUAGES
from widgets.rules import FACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.content.languages import Language

EXPECTED = Path(__file__).parent / "expected"


def test_every_fact_in_every_language(languages: Mapping[str, Language]) -> None:
    lines = [
        f"{name}: {' | '.join(formatted_value(fact.value, fact.unit, record) for record in languages.values())}"
        for name, fact in FACTS.items()
    ]
    assert_golden(EXPECTED / "facts.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["second", "hour", "day", "month", "year"])
@pytest.mark.parametrize("value", [1, 2])
def test_every_unit_has_words(languages: Mapping[str, Language], language: str, unit: str, value: int) -> None:
    words = formatted_value(value, unit, languages[language])
    assert words.startswith(f"{value}\N{NO-BREAK SPACE}")
    assert "duration" not in words


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "1. März 2027"), ("it", "1 marzo 2027"), ("fr", "1 mars 2027"), ("en", "1 March 2027")],
)
def test_dates_are_written_in_full(languages: Mapping[str, Language], language: str, words: str) -> None:
    assert formatted_date(date(2027, 3, 1), languages[language]) == words
