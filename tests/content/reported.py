"""The findings in a knowledge base, and those that a change adds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kb.checks import findings
from tests.conftest import loaded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def reported(docs: Path) -> str:
    """Return the lines of all findings."""
    site, found = loaded(docs)
    return "".join(f"{finding.line(docs.parent)}\n" for finding in dict.fromkeys([*found, *findings(site)]))


def newly_reported(docs: Path, file: str, change: Callable[[Path], object]) -> str:
    """Change a file, and return the lines of the new findings, of which there must be at least one."""
    before = _reported(docs, _files_beside(docs)).splitlines()
    change(docs / file)
    lines = [line for line in reported(docs).splitlines() if line not in before]
    assert lines, "the fault was not found"
    return "".join(f"{line}\n" for line in lines)


@lru_cache(maxsize=1)
def _reported(docs: Path, _files: tuple[tuple[Path, bytes], ...]) -> str:
    """Return what is reported of these files, which most tests change next: they are checked once for all of them."""
    return reported(docs)


def _files_beside(docs: Path) -> tuple[tuple[Path, bytes], ...]:
    return tuple((path, path.read_bytes()) for path in sorted(docs.parent.rglob("*")) if path.is_file())
