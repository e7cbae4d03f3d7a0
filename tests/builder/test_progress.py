"""Long work tells how far it is, at a terminal; elsewhere it is quiet."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import kb

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_that_is_not_watched_says_one_plain_line(house: Path) -> None:
    done = kb(house, "build")
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    assert "\x1b" not in done.stdout


def test_a_build_at_a_terminal_shows_what_is_done_and_how_far_it_is(house: Path) -> None:
    (house / ".cache/build/builds").rename(house / ".cache/forgotten")
    (house / "site").rename(house / ".cache/forgotten-site")
    controller, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(house), "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "build"]
    building = subprocess.Popen(command, cwd=house, env=environment, stdout=subprocess.DEVNULL, stderr=terminal)
    os.close(terminal)
    shown = _all_of(controller)
    assert building.wait() == 0
    for words in ("Reading and checking the guides", "20/20", "Making pages and search", "Checking links", "0:00:0"):
        assert words in shown


def _all_of(terminal: int) -> str:
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # so Linux says that nobody writes any more
            return shown.decode()
