"""Digests: short names for what something is made of. The same digest means the same content."""

from __future__ import annotations

import hashlib
import pickle
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CODE = ("builder", "hooks", "kb", "overrides", "widgets/rules", "mkdocs.yml", "requirements.lock")
"""What of the repository decides how content becomes pages."""

DRESS = (".css", ".js")
"""Endings of the theme's files that pages name by the digest of all of them, and do not contain."""

SHARED = ("destinations.yml", "images/*.svg", "*/words.yml", "*/glossary.yml", "*/snippets.yml", "*/synonyms.yml")
"""The content files on which any guide or page may depend."""


def digest(*values: object) -> str:
    """Return the digest of plain values: strings, numbers, None, and tuples or frozen dataclasses of them."""
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


def digest_of_code(root: Path) -> str:
    """Return the digest of our code, of the versions of all libraries, and of the Python that runs them."""
    names = (root / name for name in CODE)
    files = [file for name in names for file in (sorted(name.rglob("*")) if name.is_dir() else (name,))]
    code = [file for file in files if file.is_file() and file.suffix not in (*DRESS, ".pyc")]
    return digest(sys.version, pickle.HIGHEST_PROTOCOL, str(root), _digests(root, code))


def digest_of_shared_content(docs: Path) -> str:
    """Return the digest of the content that all guides share."""
    return digest(_digests(docs, (path for pattern in SHARED for path in sorted(docs.glob(pattern)))))


def _digests(root: Path, files: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    return tuple((file.relative_to(root).as_posix(), digest_of_file(file)) for file in files)
