"""A large site as its writers use it: built, checked, served and edited, with public commands only."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.large_site import make_project
from benchmarks.processes import Spent, run, running, wait_until_idle

if TYPE_CHECKING:
    from collections.abc import Iterator

GUIDE = "billing/group-payment"
FACT = ("security/kcheck", "kcheck.retention", 72)
"""A guide that mentions a fact of the rules, and the fact."""

FIRST_PAGE = 1200  # seconds to wait for a server that shows nothing
_POLL = 0.02


class Project:
    """A project with a given number of guides, newly made in its folder."""

    def __init__(self, folder: Path, guides: int) -> None:
        """Make the project, and remove what was built there before."""
        make_project(folder, guides)
        self.folder = folder
        self.site = folder / "site"
        self._kb = (str(folder / ".venv" / "bin" / "python"), "-m", "kb.cli")
        self._environment = {"PYTHONPATH": str(folder), "NO_COLOR": "1"}
        self._guide = folder / "docs" / "de" / f"{GUIDE}.yml"
        self._rules = folder / "widgets" / "rules" / "facts.py"
        self.clear()

    def clear(self) -> None:
        """Remove everything that was built or cached."""
        for path in (self.site, self.folder / ".cache"):
            shutil.rmtree(path, ignore_errors=True)

    def run(self, *command: str) -> Spent:
        """Run a command of `kb`."""
        return run([(*self._kb, *command)], self.folder, self._environment)

    @contextmanager
    def edited(self) -> Iterator[None]:
        """Undo all edits at the end of the context."""
        originals = {path: path.read_bytes() for path in (self._guide, self._rules)}
        try:
            yield
        finally:
            for path, content in originals.items():
                path.write_bytes(content)

    def change_word(self, word: str) -> None:
        """Put `word` into the first step of a guide, in one language."""
        _replace(self._guide, r"(?s)(steps:.*?text: \w+ )[\w-]+", rf"\g<1>{word}")

    def change_title(self, word: str) -> None:
        """Put `word` at the end of the guide's title."""
        _replace(self._guide, r"(?m)^(title: .*)$", rf"\1 {word}")

    def change_rule(self, more: int) -> None:
        """Add `more` to a fact of the rules."""
        _page, name, value = FACT
        _replace(self._rules, rf'("{name}": Fact\()\d+', rf"\g<1>{value + more}")

    def must_say(self, words: str, guide: str = GUIDE) -> None:
        """Check that the built page of a guide says `words`.

        Raises:
            ValueError: if it does not, since the time of the build would mean nothing.
        """
        page = self.site / "de" / guide / "index.html"
        if words not in page.read_text(encoding="utf-8"):
            raise ValueError(f"{page} does not say “{words}”")

    def seconds_from_save_to_page(self, words: list[str], *options: str) -> tuple[list[float], float]:
        """Serve the site, put one word after another into a guide, and wait until the page shows each.

        Return the seconds that each took, and the seconds from the start to the first page.
        """
        port = _free_port()
        command = (*self._kb, "serve", "--port", str(port), *options)
        with (
            self.edited(),
            tempfile.TemporaryDirectory() as scratch,  # the server leaves its pages there when it is stopped
            running(command, self.folder, {**self._environment, "TMPDIR": scratch}) as server,
        ):
            first = _seconds_until_said(port, "<h1", FIRST_PAGE)
            found = []
            for word in words:
                wait_until_idle(server)
                self.change_word(word)
                found.append(_seconds_until_said(port, word, FIRST_PAGE))
        return found, first


def _replace(path: Path, pattern: str, replacement: str) -> None:
    text, number = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1)
    if not number:
        raise ValueError(f"{path} has nothing that matches {pattern}")
    path.write_text(text, encoding="utf-8")


def _seconds_until_said(port: int, words: str, patience: float) -> float:
    """Request the page until it says `words`, and return the seconds that this took."""
    start = time.perf_counter()
    while (seconds := time.perf_counter() - start) < patience:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
        try:
            connection.request("GET", f"/de/{GUIDE}/")
            if words in connection.getresponse().read().decode():
                return time.perf_counter() - start
        except (ConnectionError, http.client.HTTPException):
            pass  # it is still starting
        finally:
            connection.close()
        time.sleep(_POLL)
    raise TimeoutError(f"after {seconds:.0f} s the page does not say “{words}”")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
