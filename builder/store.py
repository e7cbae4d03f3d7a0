"""What was made once and can be made again: kept under its key, and believed only if it is whole."""

from __future__ import annotations

import hashlib
import os
import pickle
from typing import TYPE_CHECKING

from builder.garbage import no_search_for_garbage

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST_LENGTH = 64


class DamagedStoreError(Exception):
    """The store has lost what it had a moment ago: everything must be made anew."""


class Store:
    """A folder of values, each in a file named by its key, behind a seal: the digest of all that makes it good."""

    def __init__(self, folder: Path, code: str) -> None:
        """Keep everything under `folder`, which need not be there; what other `code` kept there counts as nothing."""
        self._folder = folder
        self._code = code

    def get(self, key: str) -> object | None:
        """Return the value, or None if there is none, or what is there is not what was put."""
        try:
            content = self._path(key).read_bytes()
        except OSError:
            return None
        expected, value = content[:_DIGEST_LENGTH], memoryview(content)[_DIGEST_LENGTH:]
        if self._seal(key, value) != expected:
            return None
        with no_search_for_garbage():
            found: object = pickle.loads(value)  # noqa: S301 (we wrote it: the digest tells)
        return found

    def put(self, key: str, value: object) -> None:
        """Keep the value."""
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        write_at_once(self._path(key), self._seal(key, content) + content)

    def keep_only(self, keys: set[str]) -> None:
        """Delete all but the values of these keys."""
        for path in self._folder.glob("*/*"):
            if path.name not in keys:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _seal(self, key: str, content: bytes | memoryview) -> bytes:
        seal = hashlib.sha256(f"{self._code} {key} ".encode())
        seal.update(content)
        return seal.hexdigest().encode()


def write_at_once(path: Path, content: bytes) -> None:
    """Write a file, in a folder that need not be there. A reader sees all of it, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
