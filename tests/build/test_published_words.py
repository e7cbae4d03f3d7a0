"""A part that no longer says what was published needs an entry under `changes:`, unless it means the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.build.build import ContentError
from kb.build.published_words import (
    NAME,
    UnknownPartError,
    read_published,
    recorded_words,
    reworded_without_a_change,
    said_by_parts,
)
from kb.build.publishing import record_published
from kb.content.writing import write_together
from tests.conftest import loaded
from tests.content.changes import appended, replaced

if TYPE_CHECKING:
    from pathlib import Path

PAY = "de/billing/pay.yml"
OLD = "Dann bezahlen Sie sofort."
CHANGE = f"""\
changes:
  - {{id: new, date: 2026-11-20, significance: major, text: Neu., before: {{too-late: {OLD}}}}}
"""


def _record(docs: Path, *same: str) -> None:
    write_together(recorded_words(loaded(docs)[0], read_published(loaded(docs)[0])[0], same))


def _lines(docs: Path) -> list[str]:
    site = loaded(docs)[0]
    said = {address: said_by_parts(guide) for address, guide in site.guides.items()}
    return [finding.line(docs.parent) for finding in reworded_without_a_change(site, said)]


@pytest.fixture
def reworded(docs: Path) -> Path:
    """Return the small knowledge base, with an answer that was reworded since it was published."""
    _record(docs)
    assert _lines(docs) == []
    replaced(OLD, "Dann warten Sie.")(docs / PAY)
    return docs


def test_an_entry_is_asked_for_until_a_change_has_the_old_words(reworded: Path) -> None:
    assert _lines(reworded) == [
        "docs/de/billing/pay.yml:25:13: warning: faq.too-late.answer: it no longer says what was published; tell "
        "readers under “changes:”, with the old words under “before: {too-late: …}”, or if it means the same, run: "
        "kb ledger --same billing/pay#too-late"
    ]
    _record(reworded)  # which must not hide the change
    assert len(_lines(reworded)) == 1
    appended(CHANGE.encode())(reworded / PAY)
    assert _lines(reworded) == []
    _record(reworded)
    replaced("Dann warten Sie.", OLD)(reworded / PAY)
    assert len(_lines(reworded)) == 1


@pytest.mark.parametrize("same", ["billing/pay#too-late", "billing/pay"])
def test_parts_that_mean_the_same_are_not_reported_again(reworded: Path, same: str) -> None:
    _record(reworded, same)
    assert _lines(reworded) == []


def test_an_unknown_part_is_reported_with_the_nearest_one(reworded: Path) -> None:
    with pytest.raises(UnknownPartError, match="did you mean “billing/pay#too-late”"):
        _record(reworded, "billing/pay#to-late")


def test_typography_new_parts_and_drafts_do_not_count_as_changes(docs: Path) -> None:
    _record(docs)
    replaced(OLD, "Dann  bezahlen Sie\n      sofort.")(docs / PAY)
    replaced("id: too-late", "id: too-late-now\n    was: [too-late]")(docs / PAY)
    assert _lines(docs) == []
    replaced("owner: billing", "owner: billing\ndraft: true")(docs / PAY)
    _record(docs)
    assert not any(part.startswith("billing/pay#") for part in read_published(loaded(docs)[0])[0])


def test_each_question_of_a_file_has_its_own_answer(docs: Path) -> None:
    _record(docs)
    published = read_published(loaded(docs)[0])[0]
    assert published["billing/cash#answer"] != published["billing/receipt#answer"]
    replaced("answer: Ja, mehr", "answer: Nein, mehr")(docs / "de/billing/questions.yml")
    (line,) = _lines(docs)
    assert "kb ledger --same billing/receipt#answer" in line


def test_a_line_that_cannot_be_read_is_reported(docs: Path) -> None:
    _record(docs)
    appended(b"billing/pay#too-late soon\n")(docs / NAME)
    (found,) = read_published(loaded(docs)[0])[1]
    assert found.line(docs.parent).endswith(
        f": “billing/pay#too-late soon” is not a line of {NAME}; expected topic/guide#step and a digest"
    )


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (b"<<<<<<< HEAD\n", "two versions of the file were merged, and differ from here on"),
        (b"\xff\n", "the file is not UTF-8"),
        (b"billing/pay#too-late 0123456789ab\n", "“billing/pay#too-late” is listed twice"),
    ],
    ids=["conflict", "not UTF-8", "twice"],
)
def test_a_damaged_record_is_not_overwritten(reworded: Path, damage: bytes, told: str) -> None:
    """Otherwise everything would count as published, and no entry would be asked for."""
    appended(damage)(reworded / NAME)
    before = (reworded / NAME).read_bytes()
    with pytest.raises(ContentError, match=told):
        record_published(loaded(reworded)[0])
    assert (reworded / NAME).read_bytes() == before


def test_a_ledger_that_has_lost_lines_is_not_overwritten(docs: Path) -> None:
    """Otherwise addresses of former places would be lost, and short links would get other codes."""
    record_published(loaded(docs)[0])
    ledger = docs / "ledger.txt"
    ledger.write_text(half := ledger.read_text(encoding="utf-8").partition("billing/pay#pay-one")[0], encoding="utf-8")
    with pytest.raises(ContentError, match=r"ledger\.txt lacks “billing/pay#pay-one-choose” and 3 more; restore"):
        record_published(loaded(docs)[0])
    assert ledger.read_text(encoding="utf-8") == half
