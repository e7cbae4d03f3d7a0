"""A build that is killed or runs out of disk space leaves the old site or the new one, and the next build clears up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(folder: Path, *scenarios: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.build.disturbed_builds", folder, *scenarios],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_disturbed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    _run(tmp_path / "root", "killed_at_changes=10", "full_at_changes=3", "full_of_a_size=2")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "scenario", ["killed_at_changes=100", "killed_at_random=200", "full_at_changes=50", "full_of_a_size=50"]
)
def test_many_disturbed_builds_leave_the_old_site_or_the_new_one(tmp_path: Path, scenario: str) -> None:
    _run(tmp_path / "root", scenario)


@pytest.mark.thorough
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_builds_killed_in_system_calls_leave_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    _run(tmp_path / "root", "killed_at_calls=50")


@pytest.mark.thorough
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_builds_on_a_full_disk_leave_the_old_site(tmp_path: Path) -> None:
    _run(tmp_path / "root", "full_disk=50")
