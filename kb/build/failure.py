"""What can end a build, and how people are told: in one sentence that says where and why."""

import errno

from kb.build.build import FaultsError
from kb.build.workers import WorkerStoppedError
from kb.outputs.runtime import PackingError
from kb.search.pagefind import PagefindError

BUILD_FAILURES = (FaultsError, PagefindError, PackingError, WorkerStoppedError, OSError)
"""All that a build raises, whatever the content and the disk are like."""

_WORDS = {
    errno.EEXIST: "a file is in the place of a folder",
    errno.ENOTDIR: "a file is in the place of a folder",
    errno.EISDIR: "a folder is in the place of a file",
}


def reason(error: Exception) -> str:
    """Return why something failed. Of files and folders it says which, and what is wrong with them."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    words = _WORDS.get(error.errno or 0) or f"{error.strerror[0].lower()}{error.strerror[1:]}"
    return f"{error.filename or 'A file could not be written'}: {words}."
