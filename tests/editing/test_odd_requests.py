"""Odd requests to the editor: they get a message, change nothing, and run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.editing.conftest import Session


@pytest.mark.parametrize("do", ["check", "save", "add"])
def test_half_a_character_is_named(session: Session, do: str) -> None:
    details = {"unit": "billing/pay#title", "was": "Eine Rechnung bezahlen", "after": "pay-one-open"}
    assert "Half a character" in session.ask(do, words="Bezahlen \ud83d", **details)["refused"]


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


def test_typed_words_are_never_run(session: Session) -> None:
    words = "`$(touch hacked)` {{ 7*7 }} ‹script›"
    session.ask("save", unit="billing/pay#too-late.answer", words=words, was="Dann bezahlen Sie sofort.")
    assert not Path("hacked").exists()
    assert not (session.root / "hacked").exists()
