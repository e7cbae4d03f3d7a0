"""How the preview shows its findings in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.preview_findings import NO_SITE_YET, Shown, State, page_with, read_state, write_state

if TYPE_CHECKING:
    from pathlib import Path

FINDING = Shown(
    "docs/it/billing/pay.yml", "docs/it/billing/pay.yml:2:9", "title: raw HTML: <b onclick='x()'>; remove it"
)
PAGE_BEFORE = b"<html><head></head><body class='kb'><p>As it was.</p></body></html>"


def test_findings_are_shown_above_the_page() -> None:
    page = page_with(State((FINDING,)), PAGE_BEFORE).decode()
    assert page.startswith("<html><head></head><body class='kb'><link ")
    assert "<strong>One finding.</strong> Until you have corrected it, pages stay as they were." in page
    assert "<code>docs/it/billing/pay.yml:2:9</code>" in page
    assert page.endswith("</section><p>As it was.</p></body></html>")


def test_quoted_content_stays_text() -> None:
    page = page_with(State((FINDING,)), PAGE_BEFORE).decode()
    assert "raw HTML: &lt;b onclick=&#x27;x()&#x27;&gt;" in page
    assert "<b" not in page.replace("<body", "")


def test_without_a_page_the_findings_are_the_page() -> None:
    page = page_with(State((FINDING, Shown("", "", "The disk is full."))), NO_SITE_YET).decode()
    assert "<strong>2 findings.</strong> Until you have corrected them, there are no pages to show." in page
    assert "<li><span>The disk is full.</span></li>" in page


def test_a_page_without_findings_stays_as_it_is() -> None:
    assert page_with(State(), PAGE_BEFORE) == PAGE_BEFORE


def test_corrected_faults_are_reported() -> None:
    assert b"All fixed." in page_with(State(are_mended=True), PAGE_BEFORE)


def test_the_file_holds_the_state(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "findings.json"
    assert read_state(path) == State()
    for state in (State((FINDING,)), State(are_mended=True)):
        write_state(path, state)
        assert read_state(path) == state
    assert [file.name for file in path.parent.iterdir()] == ["findings.json"]
