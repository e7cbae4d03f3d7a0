"""Typography that is corrected automatically in pages that are brought in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.bringing_in.typography import mended
from kb.content.languages import Typography
from kb.content.text import Place, Text


def _text(words: str) -> Text:
    return Text(words, Place(Path("languages.yml")))


NARROW = "\u202f"
SWISS = Typography(quotes=_text("«…»"), foreign_letters={"ß": _text("ss")})
FRENCH = Typography(quotes=_text("«…»"), space_inside_quotes=NARROW, space_before_marks=NARROW)
ENGLISH = Typography(quotes=_text("‘…’"))


@pytest.mark.parametrize(
    ("typography", "before", "after"),
    [
        (SWISS, '"Gross" und „klein“', "«Gross» und «klein»"),
        (SWISS, "Straße, geht's, 'so'", "Strasse, geht’s, «so»"),
        (SWISS, "Was ? Ja !", "Was? Ja!"),
        (SWISS, 'ein " allein', 'ein " allein'),
        (FRENCH, 'Voici "cela": non!', f"Voici «{NARROW}cela{NARROW}»{NARROW}: non{NARROW}!"),
        (FRENCH, "« cela »", f"«{NARROW}cela{NARROW}»"),
        (FRENCH, "l'appli à 10:30, quoi?!", f"l’appli à 10:30, quoi{NARROW}?!"),
        (ENGLISH, "it's the users' \"own\" 'thing'", "it’s the users’ ‘own’ ‘thing’"),
        (ENGLISH, "in the ’90s: “x”", "in the ’90s: ‘x’"),
    ],
)
def test_typography_is_corrected(typography: Typography, before: str, after: str) -> None:
    assert mended([before], typography) == [after]


def test_quotation_marks_are_paired_around_marks_and_code() -> None:
    assert mended(['the "', "bold", '" and "', None, '"'], ENGLISH) == ["the ‘", "bold", "’ and ‘", None, "’"]
