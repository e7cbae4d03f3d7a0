"""The site, built once in a test run for all workers, and folders of content for tests that change it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def content_root(folder: Path) -> Path:
    """Put a copy of the content into `folder`, with what `kb --root` needs besides; return the folder."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def kb(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the `kb` command on the content of `root`, with warnings as errors."""
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "--root", str(root), *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def build(root: Path) -> Path:
    """Build the site of the content in `root`; return the site's folder."""
    done = kb(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site, which no test may change."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (base / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root = base / "built"
        return build(root if root.exists() else content_root(root))  # a second build finds everything made
