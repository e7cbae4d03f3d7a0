"""The translator's view: texts to be done come first, and each takes one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.content.translated import NOTHING_RECORDED
from kb.translations.recording import record
from kb.translations.states import State, states_of_guide
from tests.conftest import loaded

if TYPE_CHECKING:
    from tests.editing.conftest import Session

PAGE = "it/billing/pay/"
CHOOSE = "billing/pay#pay-one-choose.text"


@pytest.fixture
def translators(recorded_session: Session) -> Session:
    """Return a session on content with recorded translations, one of which is stale, and one missing."""
    recorded_session.saved(
        "save", unit=CHOOSE, words="Wählen Sie jede Rechnung und klicken Sie auf {ui.pay}.",
        was="Wählen Sie die Rechnung und klicken Sie auf {ui.pay}.",
    )  # fmt: skip
    recorded_session.saved("save", unit="billing/pay#pay-one.intro", words="So geht es.", was="")
    return recorded_session


def test_stale_texts_come_first_with_their_changes_then_missing_ones(translators: Session) -> None:
    view = translators.ask("translation", PAGE)
    assert (view["source"], view["name"]) == ("de", "Italiano")
    stale, missing, *others = view["texts"]
    assert (stale["unit"], stale["state"]) == (CHOOSE, "stale")
    assert ["old", "die"] in [list(piece) for piece in stale["pieces"]]
    assert ["new", "jede"] in [list(piece) for piece in stale["pieces"]]
    assert stale["insert"] == ["{ui.pay}"]
    assert stale["terms"] == [{"source": "Rechnung", "words": "fattura", "avoid": ""}]
    assert (missing["unit"], missing["state"], missing["words"]) == ("billing/pay#pay-one.intro", "missing", "")
    assert {own["state"] for own in others} == {"current"}


def _state(session: Session, unit: str) -> State:
    site, _found = loaded(session.root / "docs")
    return next(own.state for own in states_of_guide(site.guides["billing/pay"], "it") if own.unit.name == unit)


def test_a_translated_text_is_current(translators: Session) -> None:
    assert _state(translators, CHOOSE) is State.STALE
    words = "Scegli tutte le fatture e clicca su {ui.pay}."
    was = "Scegli la fattura e clicca su {ui.pay}."
    translators.saved("save", PAGE, unit=CHOOSE, words=words, was=was, current=True)
    assert _state(translators, CHOOSE) is State.CURRENT
    translators.saved("save", PAGE, unit="billing/pay#pay-one.intro", words="Ecco come.", was="", current=True)
    assert {own["state"] for own in translators.ask("translation", PAGE)["texts"]} == {"current"}


def test_the_next_guide_with_something_to_do_comes_next(translators: Session) -> None:
    found = translators.ask("next-to-translate", "it/billing/remind/")
    assert found == {"next": "it/billing/pay/", "title": "Pagare una fattura", "to_do": 2}
    assert translators.ask("next-to-translate", PAGE)["next"] != PAGE
    assert translators.ask("next-to-translate", "de/billing/pay/")["next"] == ""


def test_a_text_that_is_still_right_is_recorded_as_current(translators: Session) -> None:
    was = "Scegli la fattura e clicca su {ui.pay}."
    before = translators.text("it/billing/pay.yml")
    translators.saved("save", PAGE, unit=CHOOSE, words=was, was=was, current=True)
    assert translators.text("it/billing/pay.yml") == before
    assert _state(translators, CHOOSE) is State.CURRENT
    translators.ask("undo")
    assert _state(translators, CHOOSE) is State.STALE


@pytest.mark.parametrize("damage", [b"\xff\n", b"<<<<<<< HEAD\n"])
def test_a_damaged_record_is_named_and_left_as_it_is(translators: Session, damage: bytes) -> None:
    record_of_all = translators.root / "docs/it/translated.txt"
    record_of_all.write_bytes(damaged := record_of_all.read_bytes() + damage)
    was = "Scegli la fattura e clicca su {ui.pay}."
    refused = translators.ask("save", PAGE, unit=CHOOSE, words="Scegli tutte.", was=was, current=True)["refused"]
    assert refused.startswith("Correct this first: docs/it/translated.txt:")
    assert record_of_all.read_bytes() == damaged


def test_the_files_are_as_recording_everything_would_write_them(translators: Session) -> None:
    was = "Scegli la fattura e clicca su {ui.pay}."
    translators.saved("save", PAGE, unit=CHOOSE, words="Scegli tutte.", was=was, current=True)
    translators.saved("save", PAGE, unit="billing/pay#pay-one.intro", words="Ecco come.", was="", current=True)
    own = translators.text("it/translated.txt")
    record(loaded(translators.root / "docs")[0])
    assert translators.text("it/translated.txt") == own


def test_without_records_the_first_one_is_written(session: Session) -> None:
    assert loaded(session.root / "docs")[0].records == NOTHING_RECORDED
    was = "Pagare una fattura"
    session.saved("save", PAGE, unit="billing/pay#title", words=was, was=was, current=True)
    assert session.text("it/translated.txt").splitlines()[-1].startswith("billing/pay#title ")
    assert session.text("translated-from.txt").splitlines()[-1].endswith(" Eine Rechnung bezahlen")
    assert session.ask("translation", PAGE)["texts"][0]["state"]
