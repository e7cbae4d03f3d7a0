"""Golden files: recorded results, which are compared with the current ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def assert_golden(path: Path, actual: str) -> None:
    """Compare `actual` with the file at `path`. With UPDATE_GOLDEN=1 in the environment, write it instead."""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8")
    assert path.exists(), f"{path} is missing: run with UPDATE_GOLDEN=1, then read what it wrote"
    assert actual == path.read_text(encoding="utf-8")
