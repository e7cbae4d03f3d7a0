"""What is stored between builds is trusted only if it is intact: damage costs nothing but time."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.small_build import differences, files_from_nothing, files_in, without_runtime

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.build.small_build import SmallBuild

ROOT = Path(__file__).parents[2]
GUIDE, OLD, NEW = "fr/billing/pay.yml", "tout de suite", "immédiatement"


@pytest.fixture(scope="module")
def expected_when_edited(built_site: SmallBuild) -> dict[str, bytes]:
    """Return the files of the small site after the guide is edited."""
    built_site.replace(GUIDE, OLD, NEW)
    files = files_from_nothing(built_site.docs)
    built_site.restore()
    return files


def _cut_short(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def _bytes_changed(store: Path) -> None:
    content = bytearray(store.read_bytes())
    for place in range(100, len(content), len(content) // 20):
        content[place] ^= 0xFF
    store.write_bytes(content)


def _rows_of_others(store: Path) -> None:
    with sqlite3.connect(store) as database:
        database.execute(
            "UPDATE kept SET (seal, value) = (SELECT seal, value FROM kept AS other WHERE other.scope = kept.scope)"
        )
    database.close()


def _gone(store: Path) -> None:
    shutil.rmtree(store.parent)


@pytest.mark.parametrize("damage", [_cut_short, _bytes_changed, _rows_of_others, _gone])
def test_a_damaged_store_is_not_trusted(
    site: SmallBuild, expected_when_edited: dict[str, bytes], damage: Callable[[Path], None]
) -> None:
    site.build()
    gc.collect()  # closes the connections of earlier builds, as the end of a process does
    with sqlite3.connect(site.target.store) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    damage(site.target.store)
    site.replace(GUIDE, OLD, NEW)
    site.build()
    assert differences(without_runtime(site.files()), expected_when_edited) == []


def test_a_changed_site_is_repaired(site: SmallBuild, expected: dict[str, bytes]) -> None:
    site.build()
    folder = site.target.folder
    (folder / "de/billing/index.html").write_text("changed", encoding="utf-8")
    (folder / "fr/billing/pay/index.html").unlink()
    (folder / "pagefind/it/words.json").write_text("[]", encoding="utf-8")
    (folder / "stray").mkdir()
    (folder / "stray/file.html").write_text("stray", encoding="utf-8")
    assert site.build() == 3
    assert differences(without_runtime(site.files()), expected) == []
    assert not (folder / "stray").exists()


def test_a_file_in_the_place_of_a_folder_is_replaced(site: SmallBuild, expected: dict[str, bytes]) -> None:
    site.build()
    folder = site.target.folder
    shutil.rmtree(folder / "it/billing")
    (folder / "it/billing").write_text("a file", encoding="utf-8")
    (folder / "404.html").unlink()
    (folder / "404.html").mkdir()
    site.build()
    assert differences(without_runtime(site.files()), expected) == []


@pytest.mark.parametrize("begun", ["version/*", "version/support-desk/index.html"])
def test_a_build_that_is_killed_leaves_nothing_wrong(site: SmallBuild, expected: dict[str, bytes], begun: str) -> None:
    site.build()
    site.replace(GUIDE, OLD, NEW)
    command = [sys.executable, "-m", "kb.cli", "--root", str(site.target.root), "build"]
    environment = {**os.environ, "SITE_URL": site.target.site_url, "PYTHONPATH": str(ROOT)}
    building = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
    while building.poll() is None and not next(site.target.root.glob(f".site.new-*/{begun}"), None):
        pass
    os.killpg(building.pid, signal.SIGKILL)
    building.wait()
    site.restore()
    site.build()
    assert differences(without_runtime(files_in(site.target.folder)), expected) == []


def test_other_code_makes_everything_again(
    site: SmallBuild, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    monkeypatch.setattr(sys, "version", f"{sys.version} of another machine")
    assert site.build() > 60
    assert differences(without_runtime(site.files()), expected) == []
