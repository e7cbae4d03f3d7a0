"""Ids that are only a number are replaced by better ones before a draft is published, in all files that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.commands import publish
from kb.content.translated import TRANSLATED
from kb.editing.journal import Journal
from tests.conftest import loaded
from tests.small_docs import write_small_site

if TYPE_CHECKING:
    from pathlib import Path

    from kb.build.better_ids import Proposal

GERMAN = """\
draft: true
title: Erstattungen
summary: Sie erhalten Ihr Geld zurück.
keywords: [Geld zurück > step-1]
reviewed: 2026-11-20
owner: billing
sections:
  # To be named.
  - id: section-1
    title: Verlangen
    steps:
      - {id: step-1, text: 'Öffnen Sie {ui.pay}.'}
      - id: step-2
        text: Siehe [oben](guide:billing/refunds#step-1).
        more:
          - {id: part-1, code: ls}
      - {id: again, text: Öffnen Sie sie.}
"""
ENGLISH = """\
translates: de
title: Refunds
summary: Get your money back.
keywords: [money back, refund > section-1]
sections:
  - id: section-1
    title: Ask for it
    steps:
      - {id: step-1, text: 'Open {ui.pay}.'}
      - id: step-2
        text: See [above](guide:billing/refunds#step-1).
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the small site with a draft whose ids are numbers."""
    root = write_small_site(tmp_path)
    docs = root / "docs"
    for language, text in {"de": GERMAN, "en": ENGLISH}.items():
        (docs / language / "billing" / "refunds.yml").write_text(text, "utf-8")
    topics = docs / "topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("      - pay\n", "      - pay\n      - refunds\n"), "utf-8")
    moved = docs / "moved.yml"
    outside = "from_outside:\n  de:\n    /faq/1#a: billing/refunds#step-1\n    /faq/1#b: billing/refunds#step-12\n"
    moved.write_text(moved.read_text("utf-8") + outside.replace("step-12", "again"), "utf-8")
    (docs / "en" / TRANSLATED).write_text("billing/refunds#step-1.text 0123456789ab 0123456789ab\n", "utf-8")
    return root


def _published(root: Path, *arguments: str, answers: str = "") -> str:
    result = CliRunner().invoke(main, ["--root", str(root), "publish", "billing/refunds", *arguments], input=answers)
    return result.output


def test_better_ids_are_written_in_all_languages_and_links(root: Path) -> None:
    docs = root / "docs"
    assert "billing/refunds is published" in _published(root, "--yes")
    assert (docs / "de/billing/refunds.yml").read_text("utf-8") == (
        GERMAN.removeprefix("draft: true\n")
        .replace("section-1", "ask-for-it")
        .replace("step-1", "open-pay")
        .replace("step-2", "see-above")
    )
    assert (docs / "en/billing/refunds.yml").read_text("utf-8") == (
        ENGLISH.replace("section-1", "ask-for-it").replace("step-1", "open-pay").replace("step-2", "see-above")
    )
    assert "/faq/1#a: billing/refunds#open-pay\n" in (docs / "moved.yml").read_text("utf-8")
    assert (docs / "en" / TRANSLATED).read_text("utf-8").startswith("billing/refunds#open-pay.text")
    assert "billing/refunds#open-pay\n" in (docs / "ledger.txt").read_text("utf-8")
    assert "step-1" not in (docs / "ledger.txt").read_text("utf-8")


def test_publishing_with_better_ids_is_undone_in_one_step(root: Path) -> None:
    before = {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}
    _published(root, "--yes")
    journal = Journal(root)
    undone = journal.undo_last()
    assert undone
    assert (undone.what, len(journal)) == ("Published “Erstattungen”", 0)
    assert {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()} == before


def test_without_a_terminal_nothing_is_changed(root: Path) -> None:
    told = _published(root)
    assert "section-1 → ask-for-it, step-1 → open-pay, step-2 → see-above" in told
    assert "accept these with --yes" in told
    assert loaded(root / "docs")[0].outlines["billing/refunds"].is_draft


def test_a_writer_can_enter_other_ids(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_is_interactive", lambda: True)
    told = _published(root, answers="\nagain\nOpen it\nopen-it\nstep-2\n")
    assert "section-1, “Ask for it” [ask-for-it]:" in told
    assert "another part of the guide has this id" in told
    assert "expected kebab case" in told
    assert {"ask-for-it", "open-it", "step-2"} <= set(loaded(root / "docs")[0].outlines["billing/refunds"].anchors)


def test_others_can_write_while_a_writer_is_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the editor could save nothing until somebody answers in the terminal."""
    waiting = []

    def answer(proposal: Proposal, _taken: object) -> str:
        waiting.append((root / ".cache/content.lock").exists())
        return proposal.new

    monkeypatch.setattr(publish, "_is_interactive", lambda: True)
    monkeypatch.setattr(publish, "_asked", answer)
    assert "is published" in _published(root)
    assert waiting == [False, False, False]


def test_if_there_are_errors_nothing_is_changed(root: Path) -> None:
    english = root / "docs/en/billing/refunds.yml"
    english.write_text(ENGLISH.replace("guide:billing/refunds#step-1", "guide:billing/nowhere"), "utf-8")
    assert "unknown guide “billing/nowhere”" in _published(root, "--yes")
    assert (root / "docs/de/billing/refunds.yml").read_text("utf-8") == GERMAN
