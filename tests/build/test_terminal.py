"""In a terminal, a build shows what it is doing and its progress; elsewhere it is quiet."""

from __future__ import annotations

import os
import pty
import sys
from typing import TYPE_CHECKING

from kb.build.build import build_site
from kb.build.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.build.small_build import SmallBuild


def _shown(monkeypatch: pytest.MonkeyPatch, work: Callable[[Terminal], object]) -> str:
    """Return what is sent to a terminal during the work."""
    controller, end_of_program = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with os.fdopen(end_of_program, "w", encoding="utf-8") as file, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", file)
        work(Terminal())
    shown = b""
    try:
        while piece := os.read(controller, 65536):
            shown += piece
    except OSError:  # how Linux reports that no writer is left
        pass
    os.close(controller)
    return shown.decode()


def _count(terminal: Terminal) -> None:
    with terminal.stage("Counting", 20) as done:
        done(5)
        done(15)


def test_a_stage_shows_its_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(monkeypatch, _count)
    for words in ("Counting", "0/20", "5/20", "20/20", "0:00:0"):
        assert words in shown


def test_a_build_shows_its_stages(monkeypatch: pytest.MonkeyPatch, site: SmallBuild) -> None:
    site.build()
    site.replace("de/billing/pay.yml", "sofort", "gleich")
    shown = _shown(monkeypatch, lambda terminal: build_site(site.target, terminal))
    for words in ("Reading and checking the guides", "6/6", "Making pages and search", "Checking links"):
        assert words in shown


def test_nothing_is_shown_without_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    _count(Terminal())
    assert capfd.readouterr() == ("", "")


def test_a_message_is_one_unformatted_line(capfd: pytest.CaptureFixture[str]) -> None:
    line = "docs/de/a.yml:1:1: [red]title[/red]: " + "a long line " * 30 + ":smile: 14 «x»"
    Terminal().say(line)
    assert capfd.readouterr() == ("", f"{line}\n")
