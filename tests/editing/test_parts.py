"""Parts in the editor: added, moved, copied, deleted and given other ids; callouts, tables and code with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.changes import replace
from tests.content.variants import with_variants

if TYPE_CHECKING:
    from tests.editing.conftest import Session

STEP = "billing/pay#pay-one-choose"
USES = "        use: open-payments\n"


def test_steps_are_added_moved_copied_and_deleted(session: Session) -> None:
    added = session.saved("add", after="pay-one-open", words="Check the amount, and its due date.")
    assert added["id"] == "check-the-amount-and"
    assert "      - id: check-the-amount-and\n        text: Check the amount, and its due date.\n" in session.text()
    session.saved("move", id="check-the-amount-and", by=1)
    assert session.text().index("check-the-amount-and") > session.text().index("pay-one-choose")
    assert session.ask("move", id="check-the-amount-and", by=1)["refused"] == "It is already the last one."
    assert session.saved("copy", id="pay-one-choose")["id"] == "pay-one-choose-2"
    assert session.errors() == []
    assert session.saved("remove", id="pay-one-choose-2")["successor"] == ""  # not published
    assert session.errors() == []


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
    assert session.errors() == []


def test_links_to_a_deleted_part_lead_to_the_one_beside_it(session: Session) -> None:
    assert session.saved("remove", id="pay-one-choose")["successor"] == "pay-one-open"
    assert "was: " in session.text() or "was:\n" in session.text()
    assert "pay-one-choose" not in session.text("it/billing/pay.yml")  # deleted in all languages
    assert [line for line in session.errors() if "no text shows the label" not in line] == []
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
    assert session.errors() == []
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
    assert session.errors() == []


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
