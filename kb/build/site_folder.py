"""Brings the folder of the built site from one version to the next: all at once, or not at all.

The next version is laid out beside the folder, in `.site.new-<process>-…/version`, and then exchanged with it.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.build.exchange import IS_NOT_OFFERED, exchange
from kb.build.terminal import Terminal
from kb.outputs import manifest

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""Of all that is in the site: web servers run as somebody else."""

IS_MOUNTED = (errno.EBUSY, errno.EXDEV)
"""How the system says that a folder cannot be moved, because another file system is mounted there."""

HAS_NO_LINKS = (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP)
"""How it says that a file can have no second name there."""

_VERSION, _OLD = "version", "old"


@contextmanager
def next_version(folder: Path) -> Iterator[Path]:
    """Make an empty folder for the next version, beside `folder`. It is deleted afterwards, with whatever is in it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):  # a link: it leads in a circle
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-{os.getpid()}-", dir=folder.parent))
    version = beside / _VERSION
    try:
        version.mkdir()
        yield version
    finally:
        shutil.rmtree(beside, ignore_errors=True)  # the next build tries again


def clear_up_after(folder: Path, process: int | None = None) -> None:
    """Delete what builds that were killed have left beside `folder`: all of them, or the one that had this number.

    None of them may be running.
    """
    for beside in folder.parent.glob(f".{folder.name}.new-{process or '*'}-*"):
        if (beside / _OLD).exists() and not folder.exists():  # killed between two renames
            (beside / _OLD).rename(folder)
        shutil.rmtree(beside, ignore_errors=True)


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files in `folder`, as seen from there."""
    start = len(str(folder)) + 1
    return {f"{name}/{file}"[start:] for name, _folders, files in os.walk(folder) for file in files}


def complete(version: Path, kept: Iterable[str], folder: Path) -> None:
    """Add the files of `folder` that are kept to the next version, without copying them where that can be avoided."""
    for file in kept:
        place = version / file
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(folder / file, place)
        except OSError as error:
            if error.errno not in HAS_NO_LINKS:
                raise
            shutil.copy2(folder / file, place)
    for name, _folders, _files in os.walk(version):
        Path(name).chmod(FOLDER_MODE)


def put_in_place(version: Path, folder: Path, terminal: Terminal) -> None:
    """Have `folder` be the version. What it was until now is then in the place of the version."""
    if not folder.exists():
        version.rename(folder)
        return
    try:
        exchange(version, folder)
    except OSError as error:
        if error.errno in IS_NOT_OFFERED:
            terminal.say(f"{folder}: this disk cannot exchange it in one step; it is gone between two renames.")
            _rename_twice(version, folder)
        elif error.errno in IS_MOUNTED:
            terminal.say(f"{folder}: a mount point cannot be exchanged as a whole; its files are replaced one by one.")
            _replace_one_by_one(version, folder)
        else:
            raise


def write_at_once(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it sees what it was or what it is to be."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)


def _rename_twice(version: Path, folder: Path) -> None:
    old = version.with_name(_OLD)
    folder.rename(old)
    try:
        version.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def _replace_one_by_one(version: Path, folder: Path) -> None:
    """Replace the files of `folder`: pages after what they load, the manifest last. A full disk is noticed before."""
    wanted = sorted(files_in(version), key=lambda file: (file.endswith(".html"), file == manifest.NAME, file))
    inside = folder / f".{version.parent.name}"
    try:
        shutil.copytree(version, inside)
        for file in wanted:
            _make_way(folder, file)
            (inside / file).replace(folder / file)
    finally:
        shutil.rmtree(inside, ignore_errors=True)
    for file in files_in(folder) - set(wanted):
        (folder / file).unlink()
    for name, _folders, _files in os.walk(folder, topdown=False):  # what is in a folder before the folder
        if not any(Path(name).iterdir()):
            Path(name).rmdir()


def _make_way(folder: Path, file: str) -> None:
    """Make the folder of a file, and remove what is in the place of either."""
    if (folder / file).is_dir():
        shutil.rmtree(folder / file)
    for parent in Path(file).parents:
        if (folder / parent).is_file():
            (folder / parent).unlink()
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
