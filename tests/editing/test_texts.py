"""Texts in the editor: read, checked and saved in their place; no words are lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from kb.checks.spelling import Spelling
from kb.content.finding import Finding
from kb.content.text import Place
from kb.translations.recording import record
from tests.conftest import loaded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.editing.conftest import Session

STEP = "billing/pay#pay-one-choose"


def test_a_text_is_read_with_its_place(session: Session) -> None:
    read = session.ask("read", unit=f"{STEP}.text")
    assert read["words"] == "Wählen Sie die Rechnung und klicken Sie auf {ui.pay}."
    assert (read["file"], read["line"], read["is_source"]) == ("docs/de/billing/pay.yml", 19, True)


def test_a_text_is_saved_in_place_and_its_page_is_shown(session: Session) -> None:
    before = session.text()
    session.saved("save", unit="billing/pay#title", words="Rechnung: bezahlen", was="Eine Rechnung bezahlen")
    assert session.text() == before.replace("title: Eine Rechnung bezahlen", "title: 'Rechnung: bezahlen'")
    assert session.pages.shown == [("de", "billing/pay")]


def test_a_fault_is_reported_before_saving_and_refused_on_saving(session: Session) -> None:
    before = session.text()
    wrong = {"unit": f"{STEP}.text", "words": "Klicken Sie auf {ui.paay}."}
    (told,) = session.ask("check", **wrong)["findings"]
    assert told["severity"] == "error"
    assert told["words"] == "unknown label “{ui.paay}”; did you mean “pay”?"
    answer = session.ask("save", **wrong, was=session.ask("read", unit=f"{STEP}.text")["words"])
    assert answer == {"findings": [told]}
    assert session.text() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Mehr unter [Konto](guide:billing/paay).", "unknown guide “billing/paay”"),
        ("Mehr unter [Konto](guide:billing/remind#nowhere).", "“billing/remind” has no step “nowhere”"),
        ("<b>Klicken</b>", "raw HTML"),
        ("Wählen Sie:\n- eins\n- zwei", "a list inside a text"),
        ("1. eins\n2. zwei", "a list inside a text"),
        ("Eins.\n\nZwei.", "a second paragraph inside a text"),
        ("Es ist {nichts.da}.", "unknown fact"),
    ],
)
def test_links_facts_and_markup_are_checked_too(session: Session, words: str, told: str) -> None:
    found = session.ask("check", unit=f"{STEP}.note", words=words)["findings"]
    assert any(own["severity"] == "error" for own in found)
    assert told.split()[-1] in " ".join(own["words"] for own in found)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            lambda path: path.write_text(f"<<<<<<< HEAD\n{path.read_text(encoding='utf-8')}", encoding="utf-8"),
            ", line 1: two",
        ),
        (lambda path: path.write_bytes(b"title: \xff\n"), ", line 1: the file is not UTF-8; save it with the"),
        (lambda path: path.write_text("- a\n", encoding="utf-8"), ": The file has no fields."),
        (lambda path: path.unlink(), ": the file is gone; restore it."),
    ],
    ids=["conflict", "not UTF-8", "list", "gone"],
)
def test_a_file_that_cannot_be_read_is_named(session: Session, damage: Callable[[Path], object], told: str) -> None:
    damage(session.root / "docs/de/billing/pay.yml")
    refused = session.ask("add", after="pay-one-open", words="Warten Sie.")["refused"]
    assert refused.startswith(f"docs/de/billing/pay.yml{told}")


def test_existing_errors_do_not_stop_a_change_to_another_text(session: Session) -> None:
    path = session.root / "docs/de/billing/pay.yml"
    path.write_text(session.text().replace("guide:billing/remind#turn-on", "guide:billing/gone"), encoding="utf-8")
    session.saved("save", unit="billing/pay#too-late.answer", words="Sofort.", was="Dann bezahlen Sie sofort.")
    assert "answer: Sofort." in session.text()


def test_nobody_loses_words_in_a_conflict(session: Session) -> None:
    read = session.ask("read", unit="billing/pay#summary")["words"]
    path = session.root / "docs/de/billing/pay.yml"
    path.write_text(session.text().replace("bevor die Frist abläuft", "rechtzeitig"), encoding="utf-8")
    answer = session.ask("save", unit="billing/pay#summary", words="Bezahlen Sie bald.", was=read)
    assert answer == {"conflict": {"theirs": "Bezahlen Sie, rechtzeitig.", "yours": "Bezahlen Sie bald."}}
    assert "rechtzeitig" in session.text()
    # Somebody else's change to another text of the same file is not a conflict: both changes are kept.
    session.saved("save", unit="billing/pay#title", words="Bezahlen", was="Eine Rechnung bezahlen")
    assert "rechtzeitig" in session.text()
    assert "title: Bezahlen\n" in session.text()
    session.saved("save", unit="billing/pay#summary", words="Bald.", was="Bezahlen Sie, rechtzeitig.")


@pytest.mark.parametrize("content", ["", '{"files"', "[]", '{"files": {"a": ["?", 1]}}'])
def test_a_damaged_journal_is_named(session: Session, content: str) -> None:
    session.saved("save", unit="billing/pay#title", words="A", was="Eine Rechnung bezahlen")
    path = session.root / ".cache/editing/000001.json"
    path.write_text(content, encoding="utf-8")
    for do in ("undo", "changes", "hand-in"):
        assert session.ask(do)["refused"].startswith(f"{path} is damaged. Delete it: ")
    path.rename(path.with_name("1 copy.json"))  # by somebody who looks
    assert session.ask("undo") == {"refused": "There is nothing to undo."}


def test_a_translation_is_edited_and_gets_missing_texts(session: Session) -> None:
    page = "it/billing/pay/"
    read = session.ask("read", page, unit=f"{STEP}.text")
    assert (read["words"], read["is_source"]) == ("Scegli la fattura e clicca su {ui.pay}.", False)
    session.saved("save", unit="billing/pay#pay-one.intro", words="So geht es.", was="")
    assert session.ask("read", page, unit="billing/pay#pay-one.intro")["source"] == "So geht es."
    session.saved("save", page, unit="billing/pay#pay-one.intro", words="Ecco come.", was="")
    assert "    title: Una fattura\n    intro: Ecco come.\n    steps:" in session.text("it/billing/pay.yml")
    assert session.pages.shown[-1] == ("it", "billing/pay")


def test_a_language_without_a_file_gets_one(session: Session) -> None:
    (session.root / "docs/en/billing/pay.yml").unlink()
    session.saved("save", "en/billing/pay/", unit="billing/pay#title", words="Pay an invoice", was="")
    assert session.text("en/billing/pay.yml") == "translates: de\ntitle: Pay an invoice\n"


def test_an_emptied_optional_field_is_removed(session: Session) -> None:
    note = session.ask("read", unit=f"{STEP}.note")["words"]
    session.saved("save", unit=f"{STEP}.note", words=" ", was=note)
    assert "note:" not in session.text() + session.text("fr/billing/pay.yml")  # in all languages
    assert "findings" in session.ask("save", unit="billing/pay#title", words="", was="Eine Rechnung bezahlen")


def test_a_shared_text_is_changed_for_all_its_guides(session: Session) -> None:
    path = session.root / "docs/it/billing/remind.yml"
    steps = "    steps: [{id: remind-open, use: open-payments}]\n    points:\n"
    path.write_text(path.read_text(encoding="utf-8").replace("    points:\n", steps), encoding="utf-8")
    os.mkfifo(path.with_name("pipe.yml"))  # which would be waited for
    read = session.ask("read", unit="snippets#open-payments.text")
    assert read["guides"] == ["billing/pay", "billing/remind"]
    session.saved("save", unit="snippets#open-payments.text", words="Öffnen Sie ihn.", was=read["words"])
    assert "text: Öffnen Sie ihn." in session.text("de/snippets.yml")
    assert session.pages.shown == [("de", "billing/pay")]


def test_a_question_without_a_guide_is_edited_among_the_others(session: Session) -> None:
    session.saved(
        "save", "de/billing/receipt/", unit="billing/receipt#question", words="Gibt es einen Beleg?",
        was="Erhalte ich einen Beleg?",
    )  # fmt: skip
    assert "question: Gibt es einen Beleg?" in session.text("de/billing/questions.yml")


def test_an_unknown_word_is_told_by_itself_too(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = Finding(Place(session.root), "unknown word “Bezalen”", "correct it", "warning")
    monkeypatch.setattr(Spelling, "misspelt_words", lambda _spelling, _texts: [("Bezalen", unknown)])
    *_, told = session.ask("check", unit="billing/pay#title", words="Bezalen")["findings"]
    assert (told["words"], told["unknown"]) == ("unknown word “Bezalen”; correct it", "Bezalen")
    found = session.ask("check", unit="billing/pay#title", words="<b>Bezalen</b>")["findings"]
    assert not any("unknown" in own for own in found)  # errors come first


def test_an_unknown_word_can_be_right(session: Session) -> None:
    before = session.text("names.txt")
    session.saved("know", word="Kontoblatt-Ordner")
    session.saved("know", word="Kontoblatt-Ordner")
    assert session.text("names.txt") == f"{before}Kontoblatt-Ordner\n"
    assert session.ask("changes")["texts"][0]["pieces"][-1] == ("new", "\nKontoblatt-Ordner")
    assert "not one word" in session.ask("know", word="a\nb")["refused"]
    assert session.ask("undo")["undone"] == "Added “Kontoblatt-Ordner” to the known words"
    assert session.text("names.txt") == before


def test_a_needed_text_is_not_emptied(session: Session) -> None:
    title = {"unit": "billing/pay#title", "words": " "}
    told = [
        {"severity": "error", "where": "", "words": "This cannot be empty: write some words, or delete the whole part."}
    ]
    assert session.ask("check", **title) == {"findings": told}
    assert session.ask("save", **title, was="Eine Rechnung bezahlen") == {"findings": told}


def test_a_changed_source_is_saved_before_its_translations_follow(session: Session) -> None:
    words = "Bezahlen Sie bis {auto_renewal.lead} vorher mit {ui.pay}."
    told = session.ask("check", unit="billing/pay#summary", words=words)["findings"]
    assert [own["words"] for own in told] == ["to be translated again after this change: English, Français, Italiano"]
    session.saved("save", unit="billing/pay#summary", words=words, was="Bezahlen Sie, bevor die Frist abläuft.")
    record(loaded(session.root / "docs")[0])
    now = "Bezahlen Sie mit {ui.pay}, bis {auto_renewal.lead} vorher, in [Erinnerungen](guide:billing/remind)."
    session.saved("save", unit="billing/pay#summary", words=now, was=words)
    site, _found = loaded(session.root / "docs")
    differing = [own for own in findings(site) if own.expected == "the source has it: add it"]
    assert differing
    # It counts as stale once somebody has recorded what was translated.
    assert {own.severity for own in differing if "the link" in own.wrong} == {"warning"}
