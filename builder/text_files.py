"""Texts that another program is to read: each kept in a file of its own, named by the digest of what it says."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from builder.digests import digest_of_bytes, digest_of_file
from builder.store import DamagedStoreError, write_at_once

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


class TextFiles:
    """A folder of texts. To lay one elsewhere takes a tenth of the time of writing it there."""

    def __init__(self, folder: Path) -> None:
        """Keep everything in `folder`, which need not be there."""
        self._folder = folder

    def put(self, text: str) -> str:
        """Keep the text; return its digest, under which it is kept."""
        content = text.encode()
        digest = digest_of_bytes(content)
        write_at_once(self._folder / digest, content)
        return digest

    def is_whole(self, digest: str) -> bool:
        """Tell whether the text of this digest is here, and is what was put."""
        return digest_of_file(self._folder / digest) == digest

    def keep_only(self, digests: Collection[str]) -> None:
        """Delete all but the texts of these digests."""
        for path in self._folder.glob("*"):
            if path.name not in digests:
                path.unlink(missing_ok=True)

    def lay(self, texts: Mapping[str, str], folder: Path) -> None:
        """Have each text at a path within `folder`, to be read only; `texts`: path → digest.

        Raises:
            DamagedStoreError: if a text is gone, which another build may not need.
        """
        for parent in {(folder / path).parent for path in texts}:
            parent.mkdir(parents=True, exist_ok=True)
        try:
            for path, digest in texts.items():
                _link_or_copy(self._folder / digest, folder / path)
        except FileNotFoundError as error:
            raise DamagedStoreError from error


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except FileNotFoundError:
        raise
    except OSError:  # where no file can have two names
        shutil.copyfile(source, target)
