"""The editor's answers: texts are read, checked and saved; parts are added, moved and deleted; no words are lost."""

from __future__ import annotations

import base64
import errno
import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kb.checks import findings
from kb.checks.spelling import Spelling
from kb.content.finding import Finding
from kb.content.text import Place
from kb.translations.recording import record
from tests.conftest import loaded
from tests.content.changes import replace
from tests.content.variants import with_variants

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.editing.conftest import Session

STEP = "billing/pay#pay-one-choose"
USES = "        use: open-payments\n"


def _errors(session: Session) -> list[str]:
    site, found = loaded(session.root / "docs")
    return [own.line(session.root) for own in [*found, *findings(site)] if own.severity == "error"]


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


@pytest.mark.parametrize("do", ["check", "save", "add"])
def test_half_a_character_is_named(session: Session, do: str) -> None:
    details = {"unit": "billing/pay#title", "was": "Eine Rechnung bezahlen", "after": "pay-one-open"}
    assert "Half a character" in session.ask(do, words="Bezahlen \ud83d", **details)["refused"]


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


@pytest.mark.parametrize("content", ["", '{"files"', "[]", '{"files": {"a": ["?", 1]}}'])
def test_a_damaged_journal_is_named(session: Session, content: str) -> None:
    session.saved("save", unit="billing/pay#title", words="A", was="Eine Rechnung bezahlen")
    path = session.root / ".cache/editing/000001.json"
    path.write_text(content, encoding="utf-8")
    for do in ("undo", "changes", "hand-in"):
        assert session.ask(do)["refused"].startswith(f"{path} is damaged. Delete it: ")
    path.rename(path.with_name("1 copy.json"))  # by somebody who looks
    assert session.ask("undo") == {"refused": "There is nothing to undo."}


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


def test_steps_are_added_moved_copied_and_deleted(session: Session) -> None:
    added = session.saved("add", after="pay-one-open", words="Check the amount, and its due date.")
    assert added["id"] == "check-the-amount-and"
    assert "      - id: check-the-amount-and\n        text: Check the amount, and its due date.\n" in session.text()
    session.saved("move", id="check-the-amount-and", by=1)
    assert session.text().index("check-the-amount-and") > session.text().index("pay-one-choose")
    assert session.ask("move", id="check-the-amount-and", by=1)["refused"] == "It is already the last one."
    assert session.saved("copy", id="pay-one-choose")["id"] == "pay-one-choose-2"
    assert _errors(session) == []
    assert session.saved("remove", id="pay-one-choose-2")["successor"] == ""  # not published
    assert _errors(session) == []


def test_pasted_words_become_one_paragraph_in_the_typography_of_the_language(session: Session) -> None:
    session.saved("add", after="pay-one-open", words='Klicken Sie\r\nauf „Ja" oder "Nein".\n', id="click")
    assert "text: Klicken Sie auf «Ja» oder «Nein»." in session.text()
    title = session.ask("read", unit="billing/pay#title")["words"]
    assert session.ask("check", unit="billing/pay#title", words="Die „letzte“ Rechnung")["findings"] == []
    session.saved("save", unit="billing/pay#title", words="Die „letzte“\nRechnung", was=title)
    assert "title: Die «letzte» Rechnung\n" in session.text()
    refused = session.ask("add", after="pay-one-open", words="Eins.\n\nZwei.")["refused"]
    assert refused.startswith("A second paragraph inside a text")


def test_a_new_part_is_for_the_readers_of_the_one_above_it(session: Session) -> None:
    with_variants(session.root / "docs")
    session.pages.show("de", None)
    session.saved("add", after="pay-one-ios", words="Tippen Sie auf Fertig.", id="done")
    _before, steps = session.text().split("      - id: done\n")
    assert steps.startswith("        for:\n          system:\n            - ios\n        text: Tippen"), steps


def test_questions_and_points_are_added_like_steps(session: Session) -> None:
    session.saved("add", after="too-late", words="Wie lange dauert es?", id="how-long")
    assert "  - id: how-long\n    question: Wie lange dauert es?\n    answer: TODO\n" in session.text()
    session.saved("add", after="in-time", words="Sie brauchen ein Konto.", id="account")
    assert "before:\n  - id: in-time\n" in session.text()
    assert _errors(session) == []


def test_links_to_a_deleted_part_lead_to_the_one_beside_it(session: Session) -> None:
    assert session.saved("remove", id="pay-one-choose")["successor"] == "pay-one-open"
    assert "was: " in session.text() or "was:\n" in session.text()
    assert "pay-one-choose" not in session.text("it/billing/pay.yml")  # deleted in all languages
    assert [line for line in _errors(session) if "no text shows the label" not in line] == []
    session.ask("undo")
    assert "pay-one-choose" in session.text("it/billing/pay.yml")


def test_an_id_is_renamed_in_all_languages_and_the_old_one_keeps_working(session: Session) -> None:
    for language, word in (("de", "Rechnung"), ("fr", "facture")):
        replace(session.root / "docs" / language / "billing/pay.yml", f"[{word}]", f"[{word} > pay-one-choose]")
    session.saved("rename", id="pay-one-choose", new="choose")
    assert "keywords: [Rechnung > choose]" in session.text()
    assert "keywords: [facture > choose]" in session.text("fr/billing/pay.yml")
    assert "was: [choose-invoice, pay-one-choose]" in session.text()
    for language in ("de", "it", "fr", "en"):
        assert "- id: choose\n" in session.text(f"{language}/billing/pay.yml")
    assert _errors(session) == []
    assert "no id" in session.ask("rename", id="choose", new="Über uns")["refused"]
    assert "in use" in session.ask("rename", id="choose", new="too-late")["refused"]


def test_an_id_that_is_not_published_is_renamed_in_links_and_records_too(recorded_session: Session) -> None:
    session = recorded_session
    session.saved("add", after="pay-one-open", words="Prüfen Sie den Betrag.", id="check")
    session.saved("save", unit=f"{STEP}.tip", words="Siehe [oben](guide:billing/pay#check).", was="")
    session.saved("save", "fr/billing/pay/", unit="billing/pay#check.text", words="Vérifiez.", was="", current=True)
    others = session.root / "docs/it/billing/remind.yml"
    replace(others, "da sole.", "da sole, [qui](guide:billing/pay#check).")
    files = {path: path.read_bytes() for path in (session.root / "docs").rglob("*") if path.is_file()}
    session.saved("rename", id="check", new="check-amount")
    assert "guide:billing/pay#check-amount" in session.text()
    assert "guide:billing/pay#check-amount" in session.text("it/billing/remind.yml")
    assert "billing/pay#check-amount.text " in session.text("fr/translated.txt")
    assert "was: [check" not in session.text()
    session.ask("undo")
    assert {path: path.read_bytes() for path in files} == files


def test_parts_are_added_and_deleted_only_in_the_source(session: Session) -> None:
    for do, details in (
        ("add", {"after": "pay-one-choose", "words": "A"}),
        ("move", {"id": "pay-one-choose", "by": -1}),
    ):
        answer = session.ask(do, "it/billing/pay/", **details)
        told = "Parts are added, moved and deleted in the source of the guide: open its page in Deutsch."
        assert answer["refused"] == told


def test_a_part_is_shown_with_its_texts_and_those_it_could_have(session: Session) -> None:
    entry = session.ask("entry", id="pay-one-choose")
    assert [own["name"] for own in entry["fields"]] == ["text", "note", "image.alt", "image.labels.sum"]
    assert entry["texts"] == ["result", "tip", "warning"]
    alternative = entry["fields"][2]
    session.saved("save", unit=alternative["unit"], words="Die Rechnung", was="Eine Rechnung")
    assert "alt: Die Rechnung" in session.text()
    session.saved("save", unit=f"{STEP}.tip", words="Mit Karte geht es schneller.", was="")
    assert "        tip: Mit Karte geht es schneller.\n" in session.text()


def test_a_sentence_becomes_a_warning(session: Session) -> None:
    assert session.ask("read", unit=f"{STEP}.text")["kinds"] == ["tip", "warning"]  # it has a note
    assert session.ask("read", "fr/billing/pay/", unit=f"{STEP}.text")["kinds"] == []
    was = "Wählen Sie die Rechnung und klicken Sie auf {ui.pay}."
    given = {"unit": f"{STEP}.text", "kind": "warning", "was": was, "words": "Klicken Sie auf {ui.pay}."}
    assert "some must be left" in session.ask("make", **given, rest=" ")["refused"]
    assert "Somebody" in session.ask("make", **{**given, "was": "Wählen Sie."}, rest="Wählen Sie.")["refused"]
    session.saved("make", **given, rest="Wählen Sie die Rechnung.")
    assert "        text: Wählen Sie die Rechnung.\n" in session.text()
    assert "        warning: Klicken Sie auf {ui.pay}.\n" in session.text()
    assert "already" in session.ask("make", **given, rest="Wählen Sie.")["refused"]


def test_a_note_becomes_a_warning_in_all_languages(session: Session) -> None:
    note = "Mehr dazu unter [Erinnerungen](guide:billing/remind#turn-on)."
    session.saved("make", unit=f"{STEP}.note", kind="warning", was=note, words=note, rest="")
    assert f"        warning: {note}\n" in session.text()
    assert "        warning: Voir aussi les [rappels]" in session.text("fr/billing/pay.yml")
    assert "note:" not in session.text() + session.text("fr/billing/pay.yml")
    assert _errors(session) == []


def test_a_table_goes_with_its_last_row(session: Session) -> None:
    before = session.text()
    table = (
        "        more:\n          - id: servers\n            table:\n              head: [Server, Art]\n"
        "              rows:\n                - {id: imap, cells: [IMAP, ein]}\n"
        "                - {id: smtp, cells: [SMTP, aus]}\n"
    )
    replace(session.root / "docs/de/billing/pay.yml", USES, f"{USES}{table}")
    session.pages.show("de", None)
    session.saved("remove", id="imap")
    session.saved("remove", id="smtp")
    assert session.text() == before


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


def test_a_step_of_a_snippet_gets_no_words_that_the_snippet_has(session: Session) -> None:
    entry = session.ask("entry", id="pay-one-open")
    assert entry["is_shared"]
    assert entry["texts"] == ["note", "tip", "warning"]


def test_code_below_a_step_keeps_its_lines_and_is_deleted_when_emptied(session: Session) -> None:
    before = session.text()
    code = "        more:\n          - id: command\n            code: |\n              kb check\n"
    replace(session.root / "docs/de/billing/pay.yml", USES, f"{USES}{code}")
    session.pages.show("de", None)
    (own,) = (field for field in session.ask("entry", id="pay-one-open")["fields"] if field["name"] == "code")
    session.saved("save", unit=own["unit"], words="kb check\n- all\nkb build", was="kb check")
    assert (
        "            code: |\n              kb check\n              - all\n              kb build\n" in session.text()
    )
    assert session.ask("check", unit=own["unit"], words="")["findings"] == []
    session.saved("save", unit=own["unit"], words="", was="kb check\n- all\nkb build")
    assert session.text() == before


def test_a_keyword_leads_to_a_part_of_the_guide(session: Session) -> None:
    details = {"keywords": ["Rechnung > nowhere"], "reviewed": "2026-11-20", "owner": "billing"}
    assert "The guide has no part “nowhere”" in session.ask("save-page", **details)["refused"]


def test_a_picture_is_deleted_in_all_languages(session: Session) -> None:
    session.saved("remove-picture", id="pay-one-choose")
    assert "image:" not in session.text()
    assert "image:" not in session.text("it/billing/pay.yml")
    assert [own["name"] for own in session.ask("entry", id="pay-one-choose")["fields"]] == ["text", "note"]


def test_keywords_review_and_owner_are_edited_too(session: Session) -> None:
    details = session.ask("page")
    assert (details["keywords"], details["reviewed"], details["owner"]) == (["Rechnung"], "2026-11-20", "billing")
    session.saved("save-page", keywords=["Rechnung", " bezahlen: wie ", ""], reviewed="2026-11-25", owner="billing")
    assert "keywords: [Rechnung, 'bezahlen: wie']\nreviewed: 2026-11-25\n" in session.text()
    details = {"keywords": ["Rechnung"], "owner": "billing"}
    assert "findings" in session.ask("save-page", **details, reviewed="gestern")
    assert "in the future" in session.ask("save-page", **details, reviewed="2999-01-01")["refused"]
    assert "before 2000" in session.ask("save-page", **details, reviewed="0026-11-20")["refused"]
    told = session.ask("save-page", keywords=["Rechnung"], reviewed="2026-11-20", owner="biling")["refused"]
    assert told == "There is no owner “biling”; did you mean “billing”?"
    session.saved("save-page", "it/billing/pay/", keywords=["fattura", "bolletta"], reviewed="2026-11-25", owner="")
    assert "keywords: [fattura, bolletta]" in session.text("it/billing/pay.yml")


def test_details_changed_in_two_tabs_are_all_kept(session: Session) -> None:
    shown = session.ask("page")
    session.saved("save-page", keywords=["Rechnung", "Quittung"], reviewed="2026-11-25", owner="billing")
    session.saved("save-page", was=shown, keywords=["Beleg", "Rechnung"], reviewed=shown["reviewed"], owner="billing")
    assert "keywords: [Rechnung, Quittung, Beleg]\nreviewed: 2026-11-25\n" in session.text()
    session.saved("save-page", was=shown, keywords=["Faktura"], reviewed=shown["reviewed"], owner="billing")
    assert "keywords: [Quittung, Beleg, Faktura]\n" in session.text()


def test_a_note_on_changes_has_the_former_words(session: Session) -> None:
    session.saved("save", unit="billing/pay#too-late.answer", words="Sofort.", was="Dann bezahlen Sie sofort.")
    details = session.ask("page")
    kept = {"keywords": details["keywords"], "reviewed": details["reviewed"], "owner": details["owner"]}
    session.saved("save-page", **kept, changed="Pay at once: late payments cost more.", is_major=True)
    session.saved("save-page", **kept, changed="A second change.")
    text = session.text()
    assert "changes:\n  - id: a-second-change\n" in text
    assert "    significance: minor\n    text: A second change.\n" in text
    assert "  - id: pay-at-once-late\n" in text
    assert "    before:\n      too-late: Dann bezahlen Sie sofort.\n" in text
    assert _errors(session) == []


def _picture(size: tuple[int, int], kind: str = "PNG") -> str:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, kind)
    return base64.b64encode(written.getvalue()).decode()


def test_a_picture_dropped_onto_a_step_is_made_small_enough(session: Session) -> None:
    picture = {"id": "pay-one-open", "name": "Mein Bildschirm.PNG", "content": _picture((3000, 1500))}
    session.saved("picture", **picture, alt="Die Rechnungen")
    assert "        image:\n          file: mein-bildschirm.png\n          alt: Die Rechnungen\n" in session.text()
    with Image.open(session.root / "docs/images/mein-bildschirm.png") as kept:
        assert kept.size == (1600, 800)
    assert _errors(session) == []
    session.ask("undo")
    assert not (session.root / "docs/images/mein-bildschirm.png").exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.png", base64.b64encode(b"no picture").decode(), "Expected a picture"),
        ("../../a.svg", base64.b64encode(b"<svg><script/></svg>").decode(), ""),
        ("a.png", "not base64!", "cannot be done"),
    ],
)
def test_files_that_are_not_pictures_are_refused(session: Session, name: str, content: str, told: str) -> None:
    before = sorted((session.root / "docs").rglob("*"))
    assert told in session.ask("picture", id="pay-one-open", name=name, content=content, alt="Etwas")["refused"]
    assert sorted((session.root / "docs").rglob("*")) == before


def test_labels_links_and_facts_are_offered(session: Session) -> None:
    offered = {own["insert"]: own["words"] for own in session.ask("offers")["offers"]}
    assert offered["{ui.pay}"] == "Bezahlen"
    assert offered["{auto_renewal.lead}"] == "14\N{NO-BREAK SPACE}Tage"
    assert offered["guide:billing/pay"] == "Eine Rechnung bezahlen"
    assert "manager:start" in offered
    also = {own["insert"]: own.get("also") for own in session.ask("offers")["offers"]}
    assert also["guide:billing/pay"] == "Bezahlen Sie, bevor die Frist abläuft."
    parts = {own["insert"]: own["words"] for own in session.ask("parts", guide="billing/pay")["offers"]}
    assert parts["guide:billing/pay#pay-one"] == "Eine Rechnung"
    assert "guide:billing/pay#choose-invoice" not in parts  # a former id
    assert "refused" in session.ask("parts", guide="../../secret")


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"do": "read"},
        {"do": "__class__"},
        {"do": "read", "page": "../../etc/passwd", "unit": "x#y"},
        {"do": "read", "page": "de/../../secret/", "unit": "../../secret#title"},
        {"do": "save", "page": "de/billing/pay/", "unit": "snippets/../../x#a", "words": "", "was": ""},
        {"do": "read", "page": "de/billing/pay/", "unit": "billing/pay#__class__"},
        {"do": "read", "page": ["de"], "unit": {"a": 1}},
        {"do": "move", "page": "de/billing/pay/", "id": "pay-one-open", "by": "many"},
        {"do": "move", "page": "de/billing/pay/", "id": "pay-one-open", "by": float("inf")},
        {"do": "check", "page": "de/billing/pay/", "unit": "billing/pay#title", "words": "\ud800"},
        {"do": "save", "page": "xx/billing/pay/", "unit": "billing/pay#title", "words": "A", "was": ""},
        {"do": "add", "page": "de/billing/pay/", "after": "pay-one-open", "words": "A", "id": "../x"},
        {"do": "rename", "page": "de/billing/pay/", "id": "pay-one-open", "new": "$(touch x)"},
    ],
)
def test_odd_requests_get_a_message_and_change_nothing(session: Session, request_: dict[str, object]) -> None:
    before = {path: path.read_bytes() for path in session.root.rglob("*") if path.is_file()}
    answer = session.editor.answer(request_)
    assert answer.keys() & {"refused", "findings"} or answer.get("words") == ""
    after = (path for path in session.root.rglob("*") if path.is_file() and path.name != "content.lock")
    assert {path: path.read_bytes() for path in after} == before


def test_symbolic_links_out_of_the_folder_are_neither_read_nor_written(
    session: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yml"
    secret.write_text("translates: de\ntitle: Secret\n", encoding="utf-8")
    path = session.root / "docs/en/billing/pay.yml"
    path.unlink()
    path.symlink_to(secret)
    read = session.ask("read", "en/billing/pay/", unit="billing/pay#title")
    assert "outside the content folder" in read["refused"]
    saved = session.ask("save", "en/billing/pay/", unit="billing/pay#title", words="Mine", was="")
    assert "outside the content folder" in saved["refused"]
    assert "Secret" in secret.read_text(encoding="utf-8")


def test_pictures_stay_in_the_folder_too(session: Session, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "images"
    images = session.root / "docs/images"
    images.rename(elsewhere)
    images.symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    picture = {"id": "pay-one-open", "name": "a.png", "content": _picture((10, 10)), "alt": "Etwas"}
    assert "docs/images is a link to another folder" in session.ask("picture", **picture)["refused"]
    assert sorted(elsewhere.iterdir()) == before


def test_typed_words_are_never_run(session: Session) -> None:
    words = "`$(touch hacked)` {{ 7*7 }} ‹script›"
    session.ask("save", unit="billing/pay#too-late.answer", words=words, was="Dann bezahlen Sie sofort.")
    assert not Path("hacked").exists()
    assert not (session.root / "hacked").exists()


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
