"""The site, built once per test run for all workers, and folders of content for tests that change it."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds after which a process is considered stuck


class BuildOnce(Protocol):
    """Copies the content to a folder with that name, changes it, builds the site, and returns the folder."""

    def __call__(self, name: str, change: Callable[[Path], None] | None = None) -> Path: ...


def content_root(folder: Path) -> Path:
    """Put a copy of the content, and what else `kb --root` needs, into `folder`; return the folder."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def kb(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the `kb` command on the content of `root`."""
    return subprocess.run(kb_command(root, *arguments), cwd=ROOT, check=False, capture_output=True, text=True)


def kb_command(root: Path, *arguments: str) -> list[str]:
    """Return the command line of `kb` for the content of `root`, with warnings as errors."""
    # `kb serve` may be stopped while its observer reads a folder.
    warnings = ["-W", "error", "-W", "ignore:unclosed scandir iterator:ResourceWarning"]
    return [sys.executable, *warnings, "-m", "kb.cli", "--root", str(root), *arguments]


@contextmanager
def running_kb(root: Path, *arguments: str, before: Sequence[str] = ()) -> Iterator[subprocess.Popen[str]]:
    """Run `kb` while the context lasts, with `before` in front of the command. End it by SIGTERM, else by SIGKILL."""
    command = [*before, *kb_command(root, *arguments)]
    # In its own session, so that everything it has started can be ended with it.
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def build(root: Path) -> Path:
    """Build the site of the content in `root`; return the site's folder."""
    done = kb(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use a built site, or the packed runtime."""
    for item in items:
        if not {"built_once", "packed"}.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker("build")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> BuildOnce:
    """Return the function that builds a site once per test run, for all workers."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def build_once(name: str, change: Callable[[Path], None] | None = None) -> Path:
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            root = base / name
            if not root.exists():
                content_root(root)
                if change:
                    change(root)
                build(root)
        assert (root / "site").exists(), f"another worker has failed to build “{name}”, and says why"
        return root

    return build_once


@pytest.fixture(scope="session")
def site(built_once: BuildOnce) -> Path:
    """Return the folder of the built site, which no test may change."""
    return built_once("built") / "site"


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Serve the built site."""
    with served(site) as url:
        yield url
