"""Exchanges two folders atomically, so that anyone opening a path sees either all old files or all new ones."""

import ctypes
import errno
import os
from pathlib import Path

IS_NOT_OFFERED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
"""The error numbers of systems and file systems that do not support the exchange."""

_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the current folder
_RENAME_EXCHANGE = 2  # linux/fs.h


def exchange(one: Path, other: Path) -> None:
    """Exchange what is at the two paths. Python has no function for this, so the C library is called.

    Raises:
        OSError: if it fails. Its `errno` is in IS_NOT_OFFERED if this system or disk does not support it.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
