"""`kb build`, `mkdocs build` and `properdocs build` write the same bytes, on a disk and on tmpfs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.built_site import ROOT, content_root

if TYPE_CHECKING:
    from collections.abc import Iterator

TMPFS = Path("/dev/shm")  # noqa: S108 (a file system, not a file)


@pytest.fixture
def on_tmpfs() -> Iterator[Path]:
    """Return an empty folder on tmpfs, which lists files in a different order from a disk."""
    if not TMPFS.is_dir():
        pytest.skip("this machine has no tmpfs")
    folder = Path(tempfile.mkdtemp(dir=TMPFS))
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_other_engines_build_the_same_site(site: Path, tmp_path: Path, engine: str) -> None:
    command = [sys.executable, "-m", engine, "build", "--strict", "--quiet"]
    command += ["--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    _assert_same(site, tmp_path / "site")


def test_the_site_is_the_same_on_tmpfs(site: Path, on_tmpfs: Path) -> None:
    root = content_root(on_tmpfs / "root")
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "--root", str(root), "build"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    _assert_same(site, root / "site")


def _assert_same(site: Path, other: Path) -> None:
    ours, theirs = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (site, other)
    )
    assert len(ours) > 200
    assert sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)) == []
