"""A day with the editor, in a real browser: edits, a fault and its correction, translations, undo, a restart."""

from __future__ import annotations

import re
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hooks.material import ICONS
from kb.content.loading import load_site
from kb.translations.recording import record
from tests.browser import visiting
from tests.built_site import PATIENCE, running_kb
from tests.server import free_port
from tests.small_docs import write_small_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.build

LONG = 1000 * PATIENCE  # milliseconds, for the build of all languages on a busy machine


@contextmanager
def _editing(root: Path, port: int) -> Iterator[str]:
    """Run `kb serve --edit` while the context lasts; yield the address that it shows."""
    with running_kb(root, "serve", "--edit", "--language", "de", "--port", str(port)) as serving:
        assert serving.stderr
        address = next(line.split()[-1] for line in serving.stderr if "The preview is at" in line)
        while not _answers(port):
            assert serving.poll() is None
        yield address


def _answers(port: int) -> bool:
    """Return whether the server accepts connections, as it does right after showing its address."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def _edit(page: Page, unit: str, words: str) -> None:
    """Click a text and replace its words: three actions, including saving."""
    page.locator(".kb-edit-bar").wait_for()
    page.locator(f'[data-unit="{unit}"]').click()
    page.locator(".kb-edit-field textarea").fill(words)


def test_a_day_at_the_editor(tmp_path: Path, context: BrowserContext) -> None:
    root = write_small_site(tmp_path / "root")
    record(load_site(root / "docs", ICONS)[0])
    german, italian = root / "docs/de/billing/pay.yml", root / "docs/it/billing/pay.yml"
    before = german.read_text(encoding="utf-8")
    port = free_port()
    site = f"http://127.0.0.1:{port}/"
    visit = visiting(context, site)
    page = visit.page
    with _editing(root, port) as address:
        assert page.goto(f"{site}de/billing/pay/").status == 403  # type: ignore[union-attr]
        page.goto(address)
        assert "token" not in page.url
        response = page.goto(f"{site}de/billing/pay/")
        assert response
        assert "trusted-types" in response.headers["content-security-policy"]

        # Makes a fault: it is reported at the field, and not saved.
        _edit(page, "billing/pay#summary", "Bezahlen Sie mit {ui.paay}.")
        told = page.locator(".kb-edit-field__findings li")
        expect(told.first).to_have_text("unknown label “{ui.paay}”; did you mean “pay”?")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".kb-edit-field textarea")).to_have_attribute("aria-invalid", "true")
        assert german.read_text(encoding="utf-8") == before

        # Corrects it by keyboard, with a label from the list.
        page.locator(".kb-edit-field textarea").fill("Bezahlen Sie mit ")
        page.get_by_role("button", name="Label").click()
        page.keyboard.type("bezahl")
        page.keyboard.press("Enter")
        expect(page.locator(".kb-edit-field textarea")).to_have_value("Bezahlen Sie mit {ui.pay}")
        page.keyboard.type(".")
        page.keyboard.press("Control+Enter")
        expect(page.locator('[data-unit="billing/pay#summary"]')).to_have_text("Bezahlen Sie mit Bezahlen.")
        expect(page.locator('[data-unit="billing/pay#summary"]')).to_be_focused()
        assert "summary: Bezahlen Sie mit {ui.pay}.\n" in german.read_text(encoding="utf-8")

        # Adds a step by keyboard, and moves it. A key pressed twice, like a double click, does it once.
        page.locator(".kb-edit-bar").wait_for()
        page.locator('[data-unit="billing/pay#pay-one-choose.text"]').focus()
        page.keyboard.press("Alt+Enter")
        page.locator(".kb-edit-dialog textarea").fill("Prüfen Sie den Betrag.")
        page.locator(".kb-edit-dialog input").fill("check-amount")
        page.keyboard.press("Control+Enter")
        expect(page.locator('[data-unit="billing/pay#check-amount.text"]')).to_be_focused()
        page.keyboard.press("Alt+ArrowUp")
        page.keyboard.press("Alt+ArrowUp")
        expect(page.locator(".kb-step").nth(1)).to_have_attribute("id", "check-amount")

        # Undoes both.
        for what, number in (("Moved", 3), ("Added", 2)):
            page.locator(".kb-edit-bar").wait_for()
            page.keyboard.press("Control+z")
            expect(page.locator("#kb-edit-told")).to_have_text(f"Undone: {what} “Prüfen Sie den Betrag”.")
            expect(page.locator(".kb-step")).to_have_count(number)
        assert german.read_text(encoding="utf-8") == before.replace(
            "summary: Bezahlen Sie, bevor die Frist abläuft.", "summary: Bezahlen Sie mit {ui.pay}."
        )

        # Somebody else changes the text that is being edited: nobody's words are lost.
        _edit(page, "billing/pay#title", "Rechnungen bezahlen")
        others = german.read_text(encoding="utf-8").replace("Eine Rechnung bezahlen", "Bezahlen")
        german.write_text(others, encoding="utf-8")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".kb-edit-field__theirs")).to_have_text("Bezahlen")
    # The server has stopped: unsaved words are kept in the browser.
    page.keyboard.press("Control+Enter")
    expect(page.locator(".kb-edit-field__told")).to_contain_text("kb serve does not answer")

    with _editing(root, port) as address:
        page.goto(address)
        page.goto(f"{site}de/billing/pay/")
        page.locator(".kb-edit-bar").wait_for()
        page.locator('[data-unit="billing/pay#title"]').click()
        expect(page.locator(".kb-edit-field textarea")).to_have_value("Rechnungen bezahlen")
        page.keyboard.press("Control+Enter")
        expect(page.locator("h1 [data-unit]")).to_have_text("Rechnungen bezahlen")

        # Translates: stale texts come first, and saving one opens the next.
        page.goto(f"{site}it/billing/pay/")
        page.get_by_role("link", name="Translate", exact=True).click(timeout=LONG)  # German is built first
        expect(page.locator(".kb-units__left")).to_have_text(re.compile("2 to do, of"))
        expect(page.locator(".kb-unit").first.locator("ins").first).to_be_visible()
        page.locator(".kb-edit-field textarea").fill("Pagare le fatture")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".kb-units__left")).to_have_text(re.compile("1 to do, of"))
        page.get_by_role("button", name="Put in {ui.pay}").click()
        page.locator(".kb-edit-field textarea").fill("Paga con {ui.pay}.")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".kb-units__left")).to_have_text(re.compile("up to date"))
        assert "title: Pagare le fatture\nsummary: Paga con {ui.pay}.\n" in italian.read_text(encoding="utf-8")
        page.get_by_role("link", name="Back to the page").click()
        expect(page.locator("h1 [data-unit]")).to_have_text("Pagare le fatture")

        # Translates a term, which all guides share.
        page.get_by_role("link", name="Translate what guides share").click()
        page.get_by_role("button", name="Change: Rechnung", exact=True).click()
        page.locator(".kb-edit-field textarea").fill("bolletta")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".kb-edit-field")).to_have_count(0)
        assert "  term: bolletta\n" in (root / "docs/it/glossary.yml").read_text(encoding="utf-8")
        page.get_by_role("link", name="Back to the page").click()
        expect(page.locator('[data-unit="glossary#invoice.term"]')).to_have_text("bolletta")

        # Hands in.
        page.get_by_role("link", name="My changes").click()
        expect(page.locator(".kb-change")).to_have_count(5)
        page.get_by_role("button", name="Hand in my changes").click()
        expect(page.locator("h1")).to_have_text("Handed in")
        silent = "Failed to load resource"  # while the server was stopped, and before the Italian page was built
        assert [own for own in visit.complaints if not own.startswith(silent)] == []
        assert {url.split("/")[2] for url in visit.requests if url.startswith("http")} == {f"127.0.0.1:{port}"}
