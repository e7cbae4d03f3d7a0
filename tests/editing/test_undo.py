"""Undo, and the journal of changes that it reads."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.editing.conftest import Session

STEP = "billing/pay#pay-one-choose"


def test_changes_are_undone_one_by_one_and_after_a_restart(session: Session) -> None:
    before = session.text()
    session.saved("save", unit="billing/pay#title", words="A", was="Eine Rechnung bezahlen")
    between = session.text()
    session.saved("move", id="pay-one-choose", by=-1)
    again = type(session.editor)(session.root, session.pages)
    session.editor = again  # the server was restarted
    assert session.ask("undo")["undone"] == "Moved “Wählen Sie die Rechnung und klicken Sie auf Bezahlen”"
    assert session.text() == between
    session.ask("undo")
    assert session.text() == before
    assert session.ask("undo") == {"refused": "There is nothing to undo."}


def test_undo_says_in_the_words_of_the_page_what_it_undid(session: Session) -> None:
    words = "Prüfen Sie den Betrag, die Frist und den Namen des Empfängers."
    session.saved(
        "save", unit=f"{STEP}.note", words="Siehe {ui.pay}.", was=session.ask("read", unit=f"{STEP}.note")["words"]
    )
    session.saved("save", unit=f"{STEP}.tip", words="Jetzt {ui.pay}.", was="")
    session.saved("add", after="pay-one-open", words=words, id="check")
    session.saved("copy", id="pay-one-open")  # its words are those of a snippet
    session.saved("rename", id="pay-one", new="one")
    session.saved("remove", id="pay-one-choose")
    session.saved("save-page", keywords=["Beleg"], reviewed="2026-11-20", owner="billing")
    session.saved("save", "fr/glossary/", unit="glossary#invoice.term", words="note", was="facture")
    undone = [session.ask("undo") for _number in range(8)]
    assert [own["undone"] for own in undone] == [
        "Changed “facture”",
        "Changed the details of “Eine Rechnung bezahlen”",
        "Deleted “Wählen Sie die Rechnung und klicken Sie auf Bezahlen”",
        "Renamed the id of “Eine Rechnung”",
        "Duplicated “Öffnen Sie den Manager”",
        "Added “Prüfen Sie den Betrag, die Frist und den Namen des …”",
        "Added “Jetzt Bezahlen”",
        "Changed “Mehr dazu unter Erinnerungen”",
    ]
    assert {own["page"]: own["where"] for own in undone} == {
        "fr/glossary/": "fr/glossary/",
        "de/billing/pay/": "“Eine Rechnung bezahlen”",
    }


def test_what_is_saved_counts_as_saved_if_it_cannot_be_shown(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def show(*_page: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(session.pages, "show", show)
    session.saved("save", unit="billing/pay#title", words="A", was="Eine Rechnung bezahlen")
    assert "undone" in session.ask("undo")


def test_undo_does_not_overwrite_what_somebody_has_written_since(session: Session) -> None:
    session.saved("save", unit="billing/pay#title", words="A", was="Eine Rechnung bezahlen")
    path = session.root / "docs/de/billing/pay.yml"
    path.write_text(session.text() + "# from another editor\n", encoding="utf-8")
    assert "changed outside" in session.ask("undo")["refused"]
    assert session.text().endswith("# from another editor\n")
