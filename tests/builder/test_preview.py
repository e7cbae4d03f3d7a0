"""`kb serve`, as a writer uses it: what is saved is shown, what is wrong is told, and all the rest follows."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 120  # seconds after which something is taken for never to come
GUIDE = "docs/it/billing/group-payment.yml"
PAGE = "it/billing/group-payment/"


def test_what_is_saved_is_shown_and_the_rest_follows(own_house: Path) -> None:
    guide = own_house / GUIDE
    good = guide.read_text(encoding="utf-8")
    with _serving(own_house, "--language", "it") as url:
        _wait_for(url + PAGE, "kb-step", is_there=True)
        _wait_for(url + "fr/billing/group-payment/", "kb-step", is_there=True)  # the others follow
        guide.write_text(good.replace("title: ", "title: Ecco ", 1), encoding="utf-8")
        _wait_for(url + PAGE, "Ecco ", is_there=True)
        _wait_for(url + "it/billing/", "Ecco ", is_there=True)  # and what shows the title elsewhere
        assert "<script>" in _page(url + PAGE)  # by which the browser loads the page again
        guide.write_text(good, encoding="utf-8")
        _wait_for(url + "it/billing/", "Ecco ", is_there=False)


def test_a_fault_is_told_and_the_last_good_page_stays(own_house: Path) -> None:
    guide = own_house / GUIDE
    good = guide.read_text(encoding="utf-8")
    told = own_house / "told.txt"
    with _serving(own_house) as url:
        _wait_for(url + PAGE, "kb-step", is_there=True)
        before = _page(url + PAGE).partition("<script>")[0]
        guide.write_text(good.replace("summary:", "sumary:", 1), encoding="utf-8")
        _wait(lambda: "did you mean “summary”?" in told.read_text(encoding="utf-8"))
        assert f"{GUIDE}:" in told.read_text(encoding="utf-8")
        assert "Traceback" not in told.read_text(encoding="utf-8")
        assert _page(url + PAGE).partition("<script>")[0] == before
        guide.write_text(good.replace("title: ", "title: Eccola ", 1), encoding="utf-8")
        _wait_for(url + PAGE, "Eccola ", is_there=True)
        guide.write_text(good, encoding="utf-8")
        _wait_for(url + PAGE, "Eccola ", is_there=False)


def test_a_changed_label_is_shown_on_every_page(own_house: Path) -> None:
    words = own_house / "docs/it/words.yml"
    good = words.read_text(encoding="utf-8")
    with _serving(own_house, "--language", "it") as url:
        _wait_for(url + PAGE, "kb-step", is_there=True)
        words.write_text(good.replace("  skip: ", "  skip: Suvvia ", 1), encoding="utf-8")
        _wait_for(url + PAGE, "Suvvia ", is_there=True)
        words.write_text(good, encoding="utf-8")
        _wait_for(url + PAGE, "Suvvia ", is_there=False)


@contextmanager
def _serving(house: Path, *options: str) -> Iterator[str]:
    """Run `kb serve`, which writes what it tells into told.txt; give its address. It must end when interrupted."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "serve", "--port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    with (house / "told.txt").open("w", encoding="utf-8") as told:
        serving = subprocess.Popen(command, cwd=house, env=environment, stdout=told, stderr=told)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            serving.send_signal(signal.SIGINT)
            try:
                assert serving.wait(PATIENCE) == 0
            finally:
                serving.kill()  # one that goes on would build in this house beside the next


def _wait_for(url: str, words: str, *, is_there: bool) -> None:
    _wait(lambda: (words in _page(url)) == is_there and bool(_page(url)))


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def _page(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own server)
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):  # not yet
        return ""
