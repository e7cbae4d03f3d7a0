"""The same content gives the same bytes on any machine, on any day, for any user."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.small_build import SITE_URL, SmallBuild, differences, without_runtime

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
THOROUGH = pytest.mark.thorough

ELSEWHERE = """
import datetime, os, runpy, sys, time

root, days, cores, umask = sys.argv[1], *map(int, sys.argv[2:])

now = time.time
time.time = lambda: now() + days * 86400
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.date = Day

names, entries = os.listdir, os.scandir
class Entries:
    def __init__(self, entries):
        self.entries = iter(entries)
    __iter__ = __enter__ = lambda self: self
    __next__ = lambda self: next(self.entries)
    __exit__ = lambda self, *_: None
    close = lambda self: None
os.listdir = lambda *where: sorted(names(*where), reverse=True)
os.scandir = lambda *where: Entries(sorted(entries(*where), key=lambda entry: entry.name, reverse=True))

os.sched_getaffinity = lambda _process: set(range(cores))
os.umask(umask)
sys.argv = ["kb", "--root", root, "build"]
runpy.run_module("kb.cli", run_name="__main__")
"""
"""Builds on another day, on a disk that lists files in another order, on this number of cores, with this umask."""


@pytest.mark.parametrize(
    ("name", "settings", "days", "cores", "umask"),
    [
        ("für «alle», 日本", {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}, 366, 8, 0o077),
        pytest.param("it's & $x", {"PYTHONHASHSEED": "8", "TZ": "America/St_Johns"}, -40, 2, 0, marks=THOROUGH),
        pytest.param(
            "a", {"PYTHONHASHSEED": "0", "LANG": "de_CH.UTF-8", "PYTHONUTF8": "0"}, 99, 1, 0o027, marks=THOROUGH
        ),
    ],
)
def test_builds_give_the_same_bytes_and_modes(
    expected: dict[str, bytes],
    tmp_path: Path,
    name: str,
    settings: Mapping[str, str],
    days: int,
    cores: int,
    umask: int,
) -> None:
    other = SmallBuild.at(tmp_path / name)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, other.target.root, str(days), str(cores), str(umask)],
        env=inherited | settings | {"PYTHONPATH": str(ROOT), "SITE_URL": SITE_URL},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""  # not in a terminal
    assert done.stdout.count("\n") == 1
    assert differences(without_runtime(other.files()), expected) == []
    modes = {(path.is_dir(), path.stat().st_mode & 0o7777) for path in other.target.folder.rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}
