"""The same content gives the same bytes: in another folder, on another day, in whatever order Python's sets are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.build.small_build import SITE_URL, SmallBuild, differences, without_runtime

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]

IN_A_YEAR = """
import datetime, runpy, sys, time
now = time.time
time.time = lambda: now() + 366 * 86400
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.date = Day
sys.argv = ["kb", "--root", sys.argv[1], "build"]
runpy.run_module("kb.cli", run_name="__main__")
"""


def test_two_builds_give_the_same_bytes(expected: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    other = SmallBuild.at(tmp_path_factory.mktemp("other") / "a folder with spaces")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "SITE_URL": SITE_URL,
    }
    done = subprocess.run(
        [sys.executable, "-c", IN_A_YEAR, other.target.root],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""  # it is not at a terminal
    assert done.stdout.count("\n") == 1
    assert differences(without_runtime(other.files()), expected) == []
