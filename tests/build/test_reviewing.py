"""`kb review`: what has changed since the last review, with Git and without, and the new date in its place."""

from __future__ import annotations

import shutil
import subprocess
from difflib import ndiff
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kb.build.reviewing import ReviewError, changed_since, reviewed_guide, set_review
from kb.cli import main
from kb.translations.recording import record
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.content.test_reviews import TODAY

if TYPE_CHECKING:
    from pathlib import Path

PAY = "de/billing/pay.yml"
PAY_IN_FRENCH = "fr/billing/pay.yml"
QUESTIONS = "de/billing/questions.yml"


def _git(folder: Path, *command: str, day: str = "2026-11-21") -> None:
    git = shutil.which("git") or pytest.skip("needs Git")
    who = {f"GIT_{role}_{what}": "x@example.ch" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {f"GIT_{role}_DATE": f"{day}T12:00:00" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(
        [git, "-c", "init.defaultBranch=main", *command],
        cwd=folder,
        env={**who, **dates},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def committed(docs: Path) -> Path:
    """Return the small knowledge base, committed on the date of its reviews."""
    _git(docs.parent, "init")
    _git(docs.parent, "add", "docs")
    _git(docs.parent, "commit", "-m", "Reviewed", day="2026-11-20")
    return docs


def _changed(docs: Path, language: str = "de", address: str = "billing/pay") -> list[tuple[str, str, str]] | None:
    found = changed_since(docs.parent, reviewed_guide(loaded(docs)[0], address, language), language)
    return None if found is None else [tuple(text) for text in found]


def test_with_git_it_shows_what_has_changed_since_the_review(committed: Path) -> None:
    assert _changed(committed) == []
    replaced("Dann bezahlen Sie sofort.", "Dann zahlen Sie.")(committed / PAY)
    _git(committed.parent, "commit", "-am", "Later", day="2026-11-25")
    replaced("keywords: [Rechnung]", "keywords: [Mahnung]")(committed / PAY)  # which is not compared with the product
    assert _changed(committed) == [("faq.too-late.answer", "Dann bezahlen Sie sofort.", "Dann zahlen Sie.")]


def test_for_a_question_it_shows_only_its_own_changes(committed: Path) -> None:
    replaced("answer: Ja, mehr", "answer: Ja, viel mehr")(committed / QUESTIONS)
    assert _changed(committed, address="billing/cash") == []
    ((where, was, now),) = _changed(committed, address="billing/receipt") or []
    assert where.endswith("receipt.answer")
    assert (was[:8], now[:8]) == ("Ja, mehr", "Ja, viel")


def test_without_git_it_says_so_and_shows_what_the_records_have(docs: Path) -> None:
    site = loaded(docs)[0]
    record(site)
    replaced("Dann bezahlen Sie sofort.", "Dann zahlen Sie heute noch.")(docs / PAY)
    assert _changed(docs) is None
    shown = CliRunner().invoke(
        main, ["--root", str(docs.parent), "review", "billing/pay", "--language", "fr"], input="n\n"
    )
    assert "is not known: Git does not have it." in shown.output
    assert "was: Dann bezahlen Sie sofort." in shown.output
    assert "is:  Dann zahlen Sie heute noch." in shown.output
    assert "Nothing was written." in shown.output
    assert "2026-11-20" not in (docs / PAY_IN_FRENCH).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "address", "old", "new"),
    [
        (PAY, "billing/pay", ["reviewed: 2026-11-20"], "reviewed: 2026-11-28"),
        (PAY_IN_FRENCH, "billing/pay", [], "reviewed: 2026-11-28"),
        (QUESTIONS, "billing/receipt", ["    reviewed: 2026-11-20"], "    reviewed: 2026-11-28"),
        ("fr/billing/questions.yml", "billing/receipt", [], "    reviewed: 2026-11-28"),
    ],
)
def test_the_date_is_set_and_nothing_else(docs: Path, file: str, address: str, old: list[str], new: str) -> None:
    language = file[:2]
    before = (docs / file).read_text(encoding="utf-8").splitlines()
    set_review(reviewed_guide(loaded(docs)[0], address, language), language, TODAY)
    after = (docs / file).read_text(encoding="utf-8").splitlines()
    lines = list(ndiff(before, after))
    assert [line[2:] for line in lines if line.startswith("- ")] == old
    assert [line[2:] for line in lines if line.startswith("+ ")] == [new]
    site, found = loaded(docs)
    assert found == []
    assert site.guides[address].versions[language].reviewed == TODAY


@pytest.mark.parametrize(
    ("address", "language", "said"),
    [
        ("billing/pai", "de", "did you mean “billing/pay”"),
        ("billing/pay", "en", "has no file in en that can be read, but in de, fr, it"),
    ],
)
def test_unknown_guides_and_files_are_refused(docs: Path, address: str, language: str, said: str) -> None:
    (docs / "en/billing/pay.yml").unlink()
    with pytest.raises(ReviewError, match=said):
        reviewed_guide(loaded(docs)[0], address, language)
