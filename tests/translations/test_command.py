"""`kb translations` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kb.cli import main
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path


def run(docs: Path, *arguments: str) -> tuple[int, str]:
    """Return the exit code of `kb translations`, and what it printed."""
    result = CliRunner().invoke(main, ["--root", str(docs.parent), "translations", *arguments])
    return result.exit_code, result.output


@pytest.fixture
def changed(docs: Path) -> Path:
    """Return docs that were recorded before a step changed in the source and in French."""
    code, output = run(docs, "record")
    assert (code, output.partition(" ")[2]) == (
        0,
        "new texts recorded; none changed together with their sources; none stale.\n",
    )
    replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und")(docs / "de/billing/pay.yml")
    replaced("Choisissez la facture", "Choisissez toutes les factures")(docs / "fr/billing/pay.yml")
    return docs


def test_both_are_shown_where_both_have_changed(changed: Path) -> None:
    assert run(changed, "record") == (
        0,
        "fr billing/pay#pay-one-choose.text\n"
        "  was: Wählen Sie die Rechnung und klicken Sie auf {ui.pay}.\n"
        "  is:  Wählen Sie alle Rechnungen und klicken Sie auf {ui.pay}.\n"
        "  fr:  Choisissez toutes les factures et cliquez sur {ui.pay}.\n"
        "no new texts recorded; 1 changed together with its source; 2 stale.\n",
    )


def test_a_change_is_judged_for_all_languages_or_one(changed: Path) -> None:
    code, output = run(changed, "major", "billing/pay#pay-one-choose", "--language", "it")
    assert (code, output.splitlines()[-1]) == (0, "The change is major for 1 translation.")
    code, output = run(changed, "minor", "billing/pay#pay-one-choose.text")
    assert (code, output.splitlines()[-1]) == (0, "The change is minor for 3 translations.")
    assert run(changed, "minor", "billing/pay#pay-one") == (
        1,
        "Error: The source of “billing/pay#pay-one” has not changed since it was translated.\n",
    )


def test_damaged_content_is_not_recorded(docs: Path) -> None:
    replaced("title: Payer", "titel: Payer")(docs / "fr/billing/pay.yml")
    assert run(docs, "record") == (1, "Error: The content has errors: see kb check.\n")
    assert not (docs / "translated-from.txt").exists()


def test_what_to_translate_first_is_what_readers_need_most(docs: Path) -> None:
    for path in (docs / "fr").rglob("*.*"):
        path.unlink()
    code, output = run(docs, "begin", "fr")
    assert code == 0
    assert [line.split()[1] for line in output.splitlines()[:-1]] == [
        "docs/fr/words.yml",
        "docs/fr/index.md",
        "docs/fr/snippets.yml",
        "docs/fr/interface.yml",
        "docs/fr/billing/remind.yml",
        "docs/fr/billing/pay.yml",
        "docs/fr/billing/questions.yml",
        "docs/fr/billing/questions.yml",
        "docs/fr/glossary.yml",
    ]


def test_a_language_that_is_translated_has_nothing_to_begin_with(docs: Path) -> None:
    assert run(docs, "begin", "fr") == (0, "no texts in no files to translate.\n")
    code, output = run(docs, "begin", "es")
    assert (code, "“es” is not in docs/languages.yml" in output) == (2, True)
