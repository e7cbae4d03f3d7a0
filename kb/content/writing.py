"""Writes files of content and of the site so that nobody ever finds a file half-written."""

from pathlib import Path
from stat import S_IMODE


def write_at_once(path: Path, content: bytes) -> None:
    """Write a file atomically: a reader sees either the old content or the new, even if this is killed.

    What it leaves behind in that case is hidden, and replaced the next time. If that is a link, it is not followed.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        new.write_bytes(content)
        if path.exists():
            new.chmod(S_IMODE(path.stat().st_mode))
        new.replace(path)
    except OSError as error:
        error.filename = str(path)  # what people know, rather than the hidden file
        new.unlink(missing_ok=True)
        raise
