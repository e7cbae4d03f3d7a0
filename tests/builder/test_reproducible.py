"""The same input gives the same bytes: in another folder, on another day, in whatever order Python has its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.builder.conftest import differences, files_of

if TYPE_CHECKING:
    from pathlib import Path

IN_A_YEAR = """
import datetime, runpy, sys, time
now = time.time
time.time = lambda: now() + 366 * 86400
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.date = Day
sys.argv = ["kb", "build"]
runpy.run_module("kb.cli", run_name="__main__")
"""


def test_two_builds_give_the_same_bytes(house: Path, other_house: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(other_house), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    subprocess.run([sys.executable, "-c", IN_A_YEAR], cwd=other_house, env=environment, check=True)
    assert differences(files_of(house / "site"), files_of(other_house / "site")) == []
