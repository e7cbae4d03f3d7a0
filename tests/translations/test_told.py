"""What `kb check` reports about stale translations and damaged records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kb.checks import findings, in_order
from kb.translations.recording import judge
from tests.conftest import loaded
from tests.content.changes import appended, replaced
from tests.golden import assert_golden

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = Path(__file__).parent / "expected"
NOTE = "        note: Mehr dazu unter [Erinnerungen](guide:billing/remind#turn-on).\n"


class Case(NamedTuple):
    """Changes to recorded content, each in one file."""

    name: str
    changes: tuple[tuple[str, Callable[[Path], object]], ...]
    major: str = ""
    """The units marked as misleading after that."""


SOURCE = ("de/billing/pay.yml", replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und"))
CASES = (
    Case("source_changed", (SOURCE,)),
    Case("source_changed_in_a_way_that_misleads", (SOURCE,), "billing/pay#pay-one-choose"),
    Case(
        "source_and_translation_changed",
        (SOURCE, ("fr/billing/pay.yml", replaced("Choisissez la facture", "Choisissez toutes les factures"))),
    ),
    Case("words_gone_from_the_source", (("de/billing/pay.yml", replaced(NOTE, "")),)),
    Case("snippet_changed", (("de/snippets.yml", replaced("Öffnen Sie den", "Schliessen Sie den")),)),
    Case("label_changed", (("de/interface.yml", replaced("Bezahlen", "Zahlen")),)),
    Case("term_changed", (("de/glossary.yml", replaced("Was Sie bezahlen", "Was Sie uns schulden")),)),
    Case("home_page_changed", (("de/index.md", replaced("title: ", "title: Neu – ")),)),
    Case("question_changed", (("de/billing/questions.yml", replaced("Nein, nur", "Ja, oder")),)),
    Case("former_words_unknown", (SOURCE, ("translated-from.txt", lambda path: path.unlink()))),
    Case("not_recorded", (("fr/translated.txt", replaced("billing/pay#title", "# billing/pay#title")),)),
    Case("source_left_standing", (("fr/snippets.yml", replaced("Ouvrez le", "Öffnen Sie den")),)),
    Case("line_damaged", (("fr/translated.txt", appended(b"billing/pay#title 8f0c2b7de1a4\n")),)),
    Case("line_twice", (("fr/translated.txt", appended(b"billing/pay#title 8f0c2b7de1a4 8f0c2b7de1a4\n")),)),
    Case("line_of_a_merge", (("fr/translated.txt", replaced("billing/pay#title", "<<<<<<< ours\nbilling/pay#title")),)),
    Case("line_of_words_damaged", (("translated-from.txt", appended(b"billing/pay#title Bezahlen\n")),)),
    Case("significance_unknown", (("fr/translated.txt", appended(b"a/b#c 8f0c2b7de1a4 8f0c2b7de1a4 huge\n")),)),
    Case("not_utf_8", (("fr/translated.txt", appended("péage\n".encode("latin-1"))),)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_is_reported(recorded: Path, case: Case) -> None:
    for file, change in case.changes:
        change(recorded / file)
    if case.major:
        judge(loaded(recorded)[0], (case.major,), "major")
    site, found = loaded(recorded)
    lines = [finding.line(recorded.parent) for finding in in_order((*found, *findings(site)))]
    told = [line for line in lines if not line.startswith("widgets/")]  # the docs have no guides of widgets
    assert_golden(EXPECTED / f"{case.name}.txt", "".join(f"{line}\n" for line in told))
