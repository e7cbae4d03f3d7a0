"""Whatever is in the place of a file or folder, a build reports it in one sentence, and the site stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kb.cli import main
from tests.build.small_build import SITE_URL, SmallBuild, differences, files_in, without_runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds after which a build is considered stuck
NOTHING = "Nothing was built; site/ is unchanged."
GUIDE, OLD, NEW = "fr/billing/pay.yml", "tout de suite", "immédiatement"


@pytest.fixture
def changed(site: SmallBuild, monkeypatch: pytest.MonkeyPatch) -> SmallBuild:
    """Return the small site, built, with a change that is not built yet."""
    monkeypatch.setenv("SITE_URL", SITE_URL)
    site.build()
    site.replace(GUIDE, OLD, NEW)
    return site


def _built(site: SmallBuild) -> Result:
    """Run `kb build`, which must not block."""

    def stuck(*_: object) -> None:
        raise AssertionError("the build waits")

    before = signal.signal(signal.SIGALRM, stuck)
    signal.alarm(PATIENCE)
    try:
        return CliRunner().invoke(main, ["--root", str(site.target.root), "build"])
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _put(path: Path, kind: str) -> None:
    match kind:
        case "a file":
            path.write_text("a file", encoding="utf-8")
        case "a folder":
            path.mkdir()
        case "a pipe":
            os.mkfifo(path)
        case "a loop":
            path.symlink_to(path.name)


@contextmanager
def _replaced(path: Path, aside: Path, kind: str) -> Iterator[None]:
    """Put something else at `path` for a while, and keep what was there at `aside`."""
    if path.exists():
        path.rename(aside)
    _put(path, kind)
    yield
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink()
    if aside.exists():
        aside.rename(path)


@pytest.mark.parametrize(
    ("place", "kind", "said"),
    [
        ("site", "a file", "a file is in the place of a folder"),
        ("site", "a pipe", "a file is in the place of a folder"),
        ("site", "a loop", "a file is in the place of a folder"),
        (".cache", "a file", "a file is in the place of a folder"),
        (".cache", "a loop", "a file is in the place of a folder"),
        (".cache/build", "a file", "a file is in the place of a folder"),
        (".cache/build.lock", "a folder", "a folder is in the place of a file"),
        (".cache/build/kept.sqlite", "a folder", "unable to open database file"),
        (".cache/build/kept.sqlite", "a pipe", "disk I/O error"),
        ("mkdocs.yml", "a folder", "expected a file with this name"),
        ("mkdocs.yml", "a pipe", "expected a file with this name"),
        ("mkdocs.yml", "a loop", "expected a file with this name"),
        ("docs", "a file", "docs/company.yml:1:1: file: "),
        ("docs", "a loop", "docs/company.yml:1:1: file: "),
        ("docs/de", "a file", "translates: the source “de” is missing"),
        ("docs/de/billing", "a file", "translates: the source “de” is missing"),
        ("docs/images", "a file", "“invoice.svg”"),
        ("docs/topics.yml", "a folder", "docs/topics.yml:1:1: file: this is not a file; "),
        ("docs/topics.yml", "a pipe", "docs/topics.yml:1:1: file: this is not a file; "),
        ("docs/topics.yml", "a loop", "docs/topics.yml:1:1: file: the file cannot be read: it links to itself; "),
        ("docs/ledger.txt", "a folder", "docs/ledger.txt:1:1: file: this is not a file; "),
        ("docs/de/billing/pay.yml", "a folder", "docs/de/billing/pay.yml:1:1: file: this is not a file; "),
        ("docs/de/billing/pay.yml", "a pipe", "docs/de/billing/pay.yml:1:1: file: this is not a file; "),
        (
            "docs/de/billing/pay.yml",
            "a loop",
            "docs/de/billing/pay.yml:1:1: file: the file cannot be read: it links to itself; ",
        ),
        ("docs/de/index.md", "a pipe", "docs/de/index.md:1:1: file: this is not a file; "),
        ("docs/images/invoice.svg", "a pipe", "docs/images/invoice.svg:1:1: file: this is not a file; "),
    ],
)
def test_something_else_in_the_place_of_a_file_is_reported(
    changed: SmallBuild, place: str, kind: str, said: str
) -> None:
    before = files_in(changed.target.folder)
    with _replaced(changed.target.root / place, changed.target.root / "aside", kind):
        done = _built(changed)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.splitlines()[-1] == NOTHING
    assert differences(files_in(changed.target.folder), before) == []


def test_a_pipe_in_the_place_of_the_lock_is_locked(changed: SmallBuild) -> None:
    with _replaced(changed.target.lock, changed.target.root / "aside", "a pipe"):
        assert _built(changed).exit_code == 0


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a loop", "a file"])
def test_something_else_in_the_place_of_a_page_is_replaced(
    site: SmallBuild, expected: dict[str, bytes], kind: str
) -> None:
    site.build()
    page = site.target.folder / "404.html"
    page.unlink()
    _put(page, kind)
    assert site.build() == 1
    assert differences(without_runtime(site.files()), expected) == []


def test_the_folder_that_a_link_leads_to_is_exchanged(site: SmallBuild, expected: dict[str, bytes]) -> None:
    site.build()
    folder = site.target.folder
    (folder.parent / "www").mkdir()
    folder.rename(folder.parent / "www/help")
    folder.symlink_to("www/help")
    try:
        site.build()
        assert folder.is_symlink()
        assert differences(without_runtime(site.files()), expected) == []
        assert [path.name for path in (folder.parent / "www").iterdir()] == ["help"]
    finally:
        folder.unlink()
        shutil.move(folder.parent / "www/help", folder)
        (folder.parent / "www").rmdir()


@pytest.mark.parametrize(
    ("place", "mode", "said"),
    [
        (".", 0o555, "permission denied"),
        (".cache/build", 0o555, "attempt to write a readonly database"),
        ("docs/de/billing/pay.yml", 0o000, "the file cannot be read: Permission denied"),
        ("docs/topics.yml", 0o000, "the file cannot be read: Permission denied"),
    ],
)
def test_missing_permissions_are_reported(changed: SmallBuild, place: str, mode: int, said: str) -> None:
    before = files_in(changed.target.folder)
    # It does not inherit root's privileges, and so is an ordinary user.
    command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command += [sys.executable, "-W", "error", "-m", "kb.cli", "--root", str(changed.target.root), "build"]
    path = changed.target.root / place
    usual = path.stat().st_mode
    path.chmod(mode)
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    finally:
        path.chmod(usual)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == NOTHING
    assert differences(files_in(changed.target.folder), before) == []
