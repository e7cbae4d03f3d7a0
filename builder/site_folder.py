"""Brings the folder of the built site from what it was to what it is to be, touching only what differs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def put_in_place(new: Mapping[str, Path], kept: Iterable[str], folder: Path) -> None:
    """Move the `new` files (path within the site → where it lies now) into `folder`; delete all but them and `kept`.

    Each file is replaced at once: a server that reads the folder meanwhile sees the old one or the new one.
    """
    for file, source in new.items():
        target = folder / file
        if target.is_dir():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    wanted = {*new, *kept}
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
