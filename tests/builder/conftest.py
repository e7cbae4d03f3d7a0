"""Copies of the repository, to build, change and break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import copied_house, kb

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def own_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository of this module's own."""
    return copied_house(tmp_path_factory.mktemp("own-house"))


@pytest.fixture(scope="module")
def other_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a second copy, in another folder."""
    return copied_house(tmp_path_factory.mktemp("a house in another folder"))


def built(house: Path) -> dict[str, bytes]:
    """Run `kb build`, and return what the site has then: path → content."""
    done = kb(house, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return files_of(house / "site")


def new_parts(house: Path) -> int:
    """Run `kb build`, and return how many parts it says it made."""
    done = kb(house, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    words = done.stdout.partition("site: ")[2].split()[0]
    return 0 if words == "no" else int(words)


def files_of(site: Path) -> dict[str, bytes]:
    """Return all files under `site`: path → content."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths that are in one only, or differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
