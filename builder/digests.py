"""Digests: short names for what something is made of. The same digest means the same content."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def digest(*values: object) -> str:
    """Return the digest of plain values: strings, numbers, dates, None, and tuples, dataclasses or models of them."""
    return hashlib.sha256(repr(values).encode()).hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """Return the digest of a file's content."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the digest of what the file holds now; of a file that cannot be read, that it cannot."""
    try:
        return digest_of_bytes(path.read_bytes())
    except OSError as error:
        return digest("unreadable", error.errno)
