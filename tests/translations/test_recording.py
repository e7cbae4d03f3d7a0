"""`kb translations record`, `minor` and `major`: what they write, and what is then reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from kb.content.writing import write_together
from kb.translations.recording import RecordingError, judge, record, remembered
from kb.translations.states import State, states_of_site
from tests.conftest import LANGUAGES, loaded
from tests.content.changes import replace

if TYPE_CHECKING:
    from kb.translations.states import TranslationState

CHOOSE = "billing/pay#pay-one-choose.text"
OLD, NEW = "Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen aus und"
FRENCH, NEW_FRENCH = "Choisissez la facture", "Choisissez toutes les factures"


def test_new_texts_are_current(recorded: Path) -> None:
    assert told(recorded) == []
    assert stale(recorded) == {}
    lines = (recorded / "fr" / "translated.txt").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == sorted(lines[1:])
    assert len(lines) > 100


def test_recording_again_changes_nothing(recorded: Path) -> None:
    before = files(recorded)
    recording = record(loaded(recorded)[0])
    assert (recording.new, recording.both_changed, recording.stale) == (0, [], 0)
    assert files(recorded) == before


def test_a_changed_source_makes_translations_stale_and_recording_does_not_change_that(recorded: Path) -> None:
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    expected = {(language, CHOOSE): (State.STALE, "") for language in ("it", "fr", "en")}
    assert stale(recorded) == expected
    before = files(recorded)
    assert record(loaded(recorded)[0]).stale == 3
    assert stale(recorded) == expected
    assert files(recorded) == before


def test_a_translation_that_follows_is_shown_and_current(recorded: Path) -> None:
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    replace(recorded / "fr/billing/pay.yml", FRENCH, NEW_FRENCH)
    assert stale(recorded)["fr", CHOOSE] == (State.BOTH_CHANGED, "")
    (shown,) = record(loaded(recorded)[0]).both_changed
    assert (shown.unit.language, shown.unit.name, shown.was[:27]) == ("fr", CHOOSE, OLD)
    assert set(stale(recorded)) == {("it", CHOOSE), ("en", CHOOSE)}


def test_a_translation_that_is_still_right_is_recorded_by_name(recorded: Path) -> None:
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    record(loaded(recorded)[0], ("billing/pay#pay-one-choose",), "it")
    assert set(stale(recorded)) == {("fr", CHOOSE), ("en", CHOOSE)}
    record(loaded(recorded)[0], ("billing/pay",))
    assert stale(recorded) == {}


def test_a_minor_change_need_not_be_followed_until_the_next_one(recorded: Path) -> None:
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    assert len(judge(loaded(recorded)[0], ("billing/pay#pay-one-choose",), "minor")) == 3
    assert stale(recorded) == {}
    before = files(recorded)
    record(loaded(recorded)[0])
    assert files(recorded) == before
    replace(recorded / "de/billing/pay.yml", NEW, "Wählen Sie nichts und")
    states = {state.unit.language: state for state in all_states(recorded) if state.is_stale}
    assert {state.was[:27] for state in states.values()} == {OLD}
    assert set(states) == {"it", "fr", "en"}


def test_a_major_change_misleads_until_it_is_followed(recorded: Path) -> None:
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    judge(loaded(recorded)[0], (CHOOSE,), "major", "fr")
    replace(recorded / "de/billing/pay.yml", NEW, "Wählen Sie nichts und")
    assert stale(recorded)["fr", CHOOSE] == (State.STALE, "major")
    assert stale(recorded)["it", CHOOSE] == (State.STALE, "")
    record(loaded(recorded)[0], (CHOOSE,))
    assert stale(recorded) == {}
    assert "major" not in (recorded / "fr/translated.txt").read_text(encoding="utf-8")


def test_a_reverted_change_does_not_count(recorded: Path) -> None:
    before = files(recorded)
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    judge(loaded(recorded)[0], (CHOOSE,), "major")
    replace(recorded / "de/billing/pay.yml", NEW, OLD)
    assert stale(recorded) == {}
    record(loaded(recorded)[0])
    assert files(recorded) == before


def test_removed_texts_leave_the_records(recorded: Path) -> None:
    for language in LANGUAGES:
        path = recorded / language / "billing/pay.yml"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "        note:" not in line), encoding="utf-8")
    record(loaded(recorded)[0])
    assert not any("pay-one-choose.note" in text for text in files(recorded).values())


def test_texts_removed_only_from_the_source_are_reported(recorded: Path) -> None:
    path = recorded / "de/billing/pay.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "        note:" not in line), encoding="utf-8")
    assert stale(recorded)["fr", "billing/pay#pay-one-choose.note"] == (State.STALE, "")


def test_an_import_may_say_what_was_translated(recorded: Path) -> None:
    """Its source may have changed since the export: then the unit is stale, even if its words are new."""
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    replace(recorded / "fr/billing/pay.yml", FRENCH, NEW_FRENCH)
    pairs = {state.unit.name: state for state in all_states(recorded) if state.unit.language == "fr"}
    own = str(pairs[CHOOSE].unit.own)
    write_together(remembered(loaded(recorded)[0], "fr", {CHOOSE: ("Wählen Sie etwas.", own)}))
    states = {state.unit.language: state for state in all_states(recorded) if state.unit.name == CHOOSE}
    assert (states["fr"].state, states["fr"].was) == (State.STALE, "Wählen Sie etwas.")
    assert states["it"].was.startswith(OLD)
    write_together(remembered(loaded(recorded)[0], "fr", {CHOOSE: (str(pairs[CHOOSE].unit.source), own)}))
    assert set(stale(recorded)) == {("it", CHOOSE), ("en", CHOOSE)}


def test_a_guide_that_moves_keeps_its_records(recorded: Path) -> None:
    """Its old address is in moved.yml."""
    before = files(recorded)
    for path in map(Path, before):
        path.write_text(before[str(path)].replace("\nbilling/pay#", "\nbilling/settle#"), encoding="utf-8")
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    assert set(stale(recorded)) == {(language, CHOOSE) for language in ("it", "fr", "en")}
    assert record(loaded(recorded)[0]).new == 0
    assert files(recorded) == before


def test_an_id_that_is_renamed_keeps_its_records(recorded: Path) -> None:
    """Otherwise a stale text would become current, as if it were new."""
    replace(recorded / "de/billing/pay.yml", OLD, NEW)
    replace(
        recorded / "de/billing/pay.yml",
        "id: pay-one-choose\n        was: [",
        "id: choose\n        was: [pay-one-choose, ",
    )
    for language in ("it", "fr", "en"):
        replace(recorded / language / "billing/pay.yml", "id: pay-one-choose", "id: choose")
    expected = {(language, "billing/pay#choose.text"): (State.STALE, "") for language in ("it", "fr", "en")}
    assert stale(recorded) == expected
    record(loaded(recorded)[0])
    assert stale(recorded) == expected
    assert {state.was[: len(OLD)] for state in all_states(recorded) if state.is_stale} == {OLD}
    assert not any("pay-one-choose" in text for text in files(recorded).values())


@pytest.mark.parametrize("name", ["billing/pya", "billing/pay#pay-one-chose", "billing/pay#pay-one-choose.txt"])
def test_an_unknown_name_is_reported_and_nothing_is_written(recorded: Path, name: str) -> None:
    before = files(recorded)
    with pytest.raises(RecordingError, match="did you mean “billing/pay"):
        judge(loaded(recorded)[0], (name,), "major")
    with pytest.raises(RecordingError, match="did you mean “billing/pay"):
        record(loaded(recorded)[0], (name,))
    assert files(recorded) == before


def test_nothing_can_be_said_of_a_source_that_has_not_changed(recorded: Path) -> None:
    with pytest.raises(RecordingError, match="has not changed"):
        judge(loaded(recorded)[0], (CHOOSE,), "major")


def test_lines_of_different_branches_merge(recorded: Path) -> None:
    """Lines are independent: records of two branches are merged line by line, in any order."""
    path = recorded / "fr" / "translated.txt"
    heading, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(heading + "".join(reversed(lines)), encoding="utf-8", newline="\r\n")
    assert told(recorded) == []
    before = heading + "".join(lines)
    record(loaded(recorded)[0])
    assert path.read_text(encoding="utf-8") == before


def told(docs: Path) -> list[str]:
    """Return the findings in the docs."""
    site, found = loaded(docs)
    lines = [finding.line(docs.parent) for finding in (*found, *findings(site))]
    return [line for line in lines if not line.startswith("widgets/")]  # the docs have no guides of widgets


def all_states(docs: Path) -> list[TranslationState]:
    site, _found = loaded(docs)
    return [state for language in LANGUAGES for state in states_of_site(site, language)]


def stale(docs: Path) -> dict[tuple[str, str], tuple[State, str]]:
    states = (state for state in all_states(docs) if state.is_stale)
    return {(state.unit.language, state.unit.name): (state.state, state.significance) for state in states}


def files(docs: Path) -> dict[str, str]:
    paths = [docs / "translated-from.txt", *sorted(docs.glob("*/translated.txt"))]
    return {str(path): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
@pytest.mark.parametrize("name", ["fr/translated.txt", "translated-from.txt"])
def test_other_line_endings_change_nothing(recorded: Path, name: str, ending: bytes) -> None:
    before = (recorded / name).read_bytes()
    (recorded / name).write_bytes(before.replace(b"\n", ending))
    site, found = loaded(recorded)
    assert not [finding for finding in found if finding.place.path == recorded / name]
    assert record(site).new == 0
    assert (recorded / name).read_bytes() == before
