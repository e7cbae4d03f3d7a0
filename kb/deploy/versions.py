"""The versions of a deployment. A new one is laid out beside the others, and then put in place in one step.

OUT/versions/<digest>/   the files of one version
OUT/current              → the version that is served or published
OUT/previous             → the one before
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSIONS = "versions"
CURRENT = "current"
PREVIOUS = "previous"
UNFINISHED = "unfinished"
LENGTH = 16  # digits of a digest
_DIGEST = re.compile(rf"[0-9a-f]{{{LENGTH}}}")


class NoPreviousVersionError(Exception):
    """There is no version to go back to."""


@contextmanager
def new_version(out: Path) -> Iterator[Path]:
    """Yield an empty folder for a new version. It is deleted afterwards, unless it was put in place."""
    folder = out / VERSIONS / UNFINISHED
    shutil.rmtree(folder, ignore_errors=True)  # what a killed deployment left
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(out: Path, laid_out: Path, digest: str) -> None:
    """Make the version in the folder `laid_out` the current one, and the current one the previous one."""
    version = out / VERSIONS / digest
    if not version.exists():  # else it has the same files
        laid_out.rename(version)
    current = _target(out / CURRENT)
    if current == version:
        return
    if current:
        _point(out / PREVIOUS, current)
    _point(out / CURRENT, version)
    for other in (out / VERSIONS).iterdir():
        if other not in (version, current) and _DIGEST.fullmatch(other.name):  # never what somebody else has there
            shutil.rmtree(other)


def go_back(out: Path) -> Path:
    """Make the previous version the current one, and return it. A second call goes forward again.

    Raises:
        NoPreviousVersionError: if there is none.
    """
    current, previous = _target(out / CURRENT), _target(out / PREVIOUS)
    if not current or not previous or current == previous:
        raise NoPreviousVersionError(f"{out} has no version before the current one.")
    _point(out / CURRENT, previous)
    _point(out / PREVIOUS, current)
    return previous


def _target(link: Path) -> Path | None:
    """Return the version that the link points to, or None if there is none."""
    version = link.parent / link.readlink() if link.is_symlink() else None
    return version if version and version.is_dir() else None


def _point(link: Path, version: Path) -> None:
    """Make the link point to the version, in one step."""
    new = link.with_name(f"{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(version.relative_to(link.parent))
    new.replace(link)
