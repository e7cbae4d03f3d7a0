"""Writes files of content and of the site so that nobody ever finds a file half-written."""

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

type Contents = Mapping[Path, bytes | None]
"""Path → the new contents of a file; None deletes it."""

type Writer = Callable[[Contents], object]
"""Writes files that belong together: `write_together`, or what also notes the change for the editor."""


def write_at_once(path: Path, content: bytes) -> None:
    """Write a file atomically: a reader sees either the old content or the new, even if this is killed.

    Any file that a killed process leaves behind is hidden, and replaced the next time. If that is a link, it is not
    followed.
    """
    write_together({path: content})


def write_together(contents: Contents) -> None:
    """Write several files that belong together. If the disk is full, or a file cannot be written, none is changed.

    All of them are first written beside their places, and then put in place one by one, each atomically, in this order.
    If this is killed in between, only the first ones are new: choose an order in which that is noticed or can be
    repaired.
    """
    path = Path()
    try:
        for path, content in contents.items():
            if path.is_dir() and not path.is_symlink():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))  # as the second loop would, too late
            if content is not None:
                _write_beside(path, content)
        for path, content in contents.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _beside(path).replace(path)
    except OSError as error:
        error.filename = str(path)  # the name that people know, not that of the hidden file
        for written in contents:
            with suppress(OSError, ValueError):  # such as for “.”, which has no name
                _beside(written).unlink(missing_ok=True)
        raise


def _write_beside(path: Path, content: bytes) -> None:
    new = _beside(path)
    new.unlink(missing_ok=True)
    new.write_bytes(content)
    if path.exists():
        new.chmod(S_IMODE(path.stat().st_mode))


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")
