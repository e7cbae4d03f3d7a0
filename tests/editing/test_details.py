"""Keywords, review, owner and changes of a guide in the editor, and what it offers to put into texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.editing.conftest import Session


def test_a_keyword_leads_to_a_part_of_the_guide(session: Session) -> None:
    details = {"keywords": ["Rechnung > nowhere"], "reviewed": "2026-11-20", "owner": "billing"}
    assert "The guide has no part “nowhere”" in session.ask("save-page", **details)["refused"]


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
    assert session.errors() == []


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
