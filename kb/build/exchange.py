"""Exchanges two folders in one step, so that whoever opens a path sees all of the old or all of the new."""

import ctypes
import errno
import os
from pathlib import Path

IS_NOT_OFFERED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
"""How a system, or a file system, says that it has no such step."""

_AT_FDCWD = -100  # linux/fcntl.h: paths are as seen from the current folder
_RENAME_EXCHANGE = 2  # linux/fs.h


def exchange(one: Path, other: Path) -> None:
    """Exchange what the two paths lead to. Python has no function for it, so the system's library is called.

    Raises:
        OSError: if that is not possible; its number is in IS_NOT_OFFERED if it never is here.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
