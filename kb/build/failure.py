"""The errors that can end a build, and how they are worded: one sentence that says where and why."""

import errno

from kb.build.build import FaultsError
from kb.build.workers import WorkerStoppedError
from kb.outputs.runtime import PackingError
from kb.search.pagefind import PagefindError

BUILD_FAILURES = (FaultsError, PagefindError, PackingError, WorkerStoppedError, OSError)
"""Every error that a build may raise, whatever state the content and the disk are in."""

_WORDS = {
    errno.EEXIST: "a file is in the place of a folder",
    errno.ENOTDIR: "a file is in the place of a folder",
    errno.EISDIR: "a folder is in the place of a file",
}


def reason(error: Exception) -> str:
    """Return why something failed. If it was a file or folder, name it and say what is wrong with it."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    words = _WORDS.get(error.errno or 0) or f"{error.strerror[0].lower()}{error.strerror[1:]}"
    return f"{error.filename or 'A file could not be written'}: {words}."
