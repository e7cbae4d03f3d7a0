"""What is kept between builds is believed only if it is whole: damaged, it costs time and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.builder.conftest import built, differences, files_of, new_parts
from tests.builder.edits import word_added

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GUIDE = "docs/fr/security/kcheck.yml"


@pytest.fixture(scope="module")
def expected(own_house: Path) -> dict[str, bytes]:
    return built(own_house)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _one_byte_changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _of_another(path: Path) -> None:
    """Put in its place the content of the file beside it."""
    path.write_bytes(sorted(path.parent.iterdir())[0].read_bytes())


@pytest.mark.parametrize("damage", [_cut_short, _emptied, _one_byte_changed, _of_another])
def test_a_damaged_store_is_not_believed(
    own_house: Path, expected: dict[str, bytes], damage: Callable[[Path], None]
) -> None:
    good = (own_house / GUIDE).read_text(encoding="utf-8")
    word_added(own_house, GUIDE, 3)
    built(own_house)
    for path in (own_house / ".cache/build").rglob("*"):
        if path.is_file():
            damage(path)
    (own_house / GUIDE).write_text(good, encoding="utf-8")
    assert differences(built(own_house), expected) == []


def test_a_changed_site_is_mended(own_house: Path, expected: dict[str, bytes]) -> None:
    site = own_house / "site"
    (site / "de/billing/index.html").write_text("changed", encoding="utf-8")
    (site / "fr/security/kauth/index.html").unlink()
    (site / "pagefind/it/words.json").write_text("[]", encoding="utf-8")
    (site / "stray").mkdir()
    (site / "stray/file.html").write_text("stray", encoding="utf-8")
    assert new_parts(own_house) == 3
    assert differences(files_of(site), expected) == []


def test_a_damaged_index_is_not_lent_to_the_next(own_house: Path, expected: dict[str, bytes]) -> None:
    good = (own_house / GUIDE).read_text(encoding="utf-8")
    word_added(own_house, GUIDE, 4)
    built(own_house)
    (own_house / GUIDE).write_text(good, encoding="utf-8")
    for file in (own_house / "site/pagefind/fr/fragment").iterdir():
        _one_byte_changed(file)
    assert differences(built(own_house), expected) == []


@pytest.mark.parametrize("seconds", [0.7, 1.5, 2.5])
def test_a_build_that_is_killed_leaves_nothing_wrong(
    own_house: Path, expected: dict[str, bytes], seconds: float
) -> None:
    good = (own_house / GUIDE).read_text(encoding="utf-8")
    word_added(own_house, GUIDE, 5)
    command = [sys.executable, "-m", "kb.cli", "build"]
    environment = {**os.environ, "PYTHONPATH": str(own_house)}
    building = subprocess.Popen(command, cwd=own_house, env=environment, start_new_session=True)
    time.sleep(seconds)
    os.killpg(building.pid, signal.SIGKILL)
    building.wait()
    (own_house / GUIDE).write_text(good, encoding="utf-8")
    assert differences(built(own_house), expected) == []


def test_other_code_makes_everything_anew(own_house: Path, expected: dict[str, bytes]) -> None:
    module = own_house / "kb/pages/page.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n# another version\n", encoding="utf-8")
    assert new_parts(own_house) > 100
    assert differences(files_of(own_house / "site"), expected) == []


def test_what_other_code_kept_is_not_even_read(own_house: Path, expected: dict[str, bytes]) -> None:
    for module in (own_house / "builder").glob("*.py"):
        source = module.read_text(encoding="utf-8")
        for name in ("GuideAsRead", "BuiltPart", "IndexedGuide"):
            source = source.replace(name, f"{name}Renamed")
        module.write_text(source, encoding="utf-8")
    assert differences(built(own_house), expected) == []
