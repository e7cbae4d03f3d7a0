"""A full disk changes nothing. After a kill between two files, `kb check` is right, and the command can run again."""

from __future__ import annotations

import errno
import shutil
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kb.build.publishing import publish, record_published
from kb.build.reviewing import reviewed_guide, set_review
from kb.checks import findings
from kb.content.drafts import DraftError
from kb.content.new_guide import write_new_guide
from kb.editing.editor import Editor
from kb.handover.importing import take
from kb.translations.recording import record
from kb.translations.states import State, states_of_guide
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.editing.conftest import Pages
from tests.handover.conftest import returned_text
from tests.interrupted import MOST_WRITES, killed, with_a_full_disk
from tests.small_docs import write_small_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

PAY, PAY_IN_FRENCH = "de/billing/pay.yml", "fr/billing/pay.yml"
CHOOSE, ANSWER = "billing/pay#pay-one-choose.text", "billing/pay#too-late.answer"
GERMAN, NEW_GERMAN = "Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und"
FRENCH, NEW_FRENCH = "Choisissez la facture et", "Choisissez toutes les factures et"
WORDS, NEW_WORDS = (f"{beginning} cliquez sur {{ui.pay}}." for beginning in (FRENCH, NEW_FRENCH))


@pytest.fixture
def stale(docs: Path) -> Path:
    """Return docs in which the source of a step has changed since its translations were recorded."""
    record(loaded(docs)[0])
    replaced(GERMAN, NEW_GERMAN)(docs / PAY)
    return docs


def _import(docs: Path) -> None:
    texts = (
        returned_text(CHOOSE, f"{NEW_GERMAN} klicken Sie auf {{ui.pay}}.", NEW_WORDS),
        returned_text(ANSWER, "Bezahlen Sie es.", "Payez-le."),  # of another source
    )
    take(loaded(docs)[0], "fr", texts)


def _save(docs: Path) -> None:
    request = {"do": "save", "page": "fr/billing/pay/", "unit": CHOOSE, "words": NEW_WORDS, "was": WORDS}
    answer = _editor(docs).answer({**request, "current": True})
    if "refused" in answer:
        raise OSError(errno.ENOSPC, answer["refused"])
    assert answer.get("saved")


def _record(docs: Path) -> None:
    record(loaded(docs)[0], [CHOOSE])


def _review(docs: Path) -> None:
    set_review(reviewed_guide(loaded(docs)[0], "billing/pay", "fr"), "fr", date(2026, 11, 28))


def _ledger(docs: Path) -> None:
    record_published(loaded(docs)[0])


def _publish(docs: Path) -> None:
    try:
        publish(docs.parent, "billing/refunds")
    except DraftError as error:
        assert "already published" in str(error)
        _ledger(docs)


def _new(docs: Path) -> None:
    write_new_guide(docs, "billing/refunds", "de")


LESS_FREQUENT = [pytest.param(command, marks=pytest.mark.thorough) for command in (_record, _review, _ledger, _new)]


@pytest.mark.parametrize("command", [_import, _save, *LESS_FREQUENT])
def test_a_full_disk_changes_nothing(stale: Path, command: Callable[[Path], None]) -> None:
    before = _files(stale)
    numbers = []
    for number in with_a_full_disk(lambda: command(stale)):
        assert _files(stale) == before
        numbers.append(number)
    assert numbers
    assert _files(stale) != before  # at last there was room


@pytest.mark.parametrize("command", [_import, pytest.param(_save, marks=pytest.mark.thorough)])
def test_a_translation_is_current_only_with_its_words_and_is_recorded_the_next_time(
    stale: Path, command: Callable[[Path], None]
) -> None:
    command(done := _copy(stale, "done"))
    told = []
    for docs in _killed_copies(stale, command):
        states = states_of_guide(loaded(docs)[0].guides["billing/pay"], "fr")
        state = next(state for state in states if state.unit.name == CHOOSE)
        told.append((state.state, state.unit.own == NEW_WORDS))
        command(docs)
        assert _files(docs) == _files(done)
    assert (told[0], told[2]) == ((State.STALE, False), (State.BOTH_CHANGED, True))
    assert (State.CURRENT, False) not in told


@pytest.mark.thorough
@pytest.mark.parametrize("command", [_record, _review, _ledger, _new])
def test_what_was_killed_can_be_repeated(stale: Path, command: Callable[[Path], None]) -> None:
    command(done := _copy(stale, "done"))
    for docs in _killed_copies(stale, command):
        command(docs)
        assert _files(docs) == _files(done)


def test_undo_takes_back_what_was_half_saved(stale: Path) -> None:
    nothing, *copies = _killed_copies(stale, _save)
    for docs in copies[:2]:
        assert _editor(docs).answer({"do": "undo", "page": "fr/billing/pay/"})["undone"]
        assert _files(docs) == _files(stale)
    assert "undone" not in _editor(nothing).answer({"do": "undo", "page": "fr/billing/pay/"})


@pytest.mark.thorough
def test_a_guide_is_published_together_with_its_addresses(tmp_path: Path) -> None:
    docs = write_small_site(tmp_path / "site") / "docs"
    source = (docs / "de/billing/automatic-renewal.yml").read_text(encoding="utf-8")
    (docs / "de/billing/refunds.yml").write_text(f"draft: true\n{source}", encoding="utf-8")
    replaced("      - pay\n", "      - pay\n      - refunds\n")(docs / "topics.yml")
    _publish(done := _copy(docs, "done"))
    before, full = _files(docs), _copy(docs, "full")
    assert all(_files(full) == before for _number in with_a_full_disk(partial(_publish, full)))
    for number, copy in enumerate(_killed_copies(docs, _publish)):
        told = any("“billing/refunds” and" in finding.wrong for finding in findings(loaded(copy)[0]))
        assert told is (number > 0)  # not in the ledger yet
        _publish(copy)
        assert _files(copy) == _files(done)


def _killed_copies(docs: Path, command: Callable[[Path], None]) -> Iterator[Path]:
    """Yield copies of the content in which the command was killed before its first file, its second, …"""
    for number in range(MOST_WRITES):
        copy = _copy(docs, f"killed at {number}")
        if not killed(partial(command, copy), number):
            assert number
            return
        yield copy


def _editor(docs: Path) -> Editor:
    return Editor(docs.parent, Pages(docs))


def _copy(docs: Path, name: str) -> Path:
    """Return a copy of the content, in a folder of that name beside its own."""
    return shutil.copytree(docs, docs.parent / name / "docs")


def _files(docs: Path) -> dict[str, bytes]:
    """Return all files of the content: path → content. Hidden ones, which a killed process leaves, do not count."""
    paths = (path for path in docs.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in paths}
