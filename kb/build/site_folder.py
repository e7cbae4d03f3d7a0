"""Replaces the folder of the built site by its next version, all at once or not at all.

The next version is laid out beside the folder, in `.site.new-<process>-…/version`, and then exchanged with it. The
version before becomes the spare, which the build after this one brings up to date: that is quicker than to delete
thousands of folders and links, and to make as many.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kb.build.exchange import IS_NOT_OFFERED, exchange
from kb.build.terminal import Terminal
from kb.outputs import manifest

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""The modes of the site's files and folders. Web servers run as another user, so all may read them."""

IS_MOUNTED = (errno.EBUSY, errno.EXDEV)
"""The error numbers that mean: the folder cannot be moved, because a file system is mounted there."""

HAS_NO_LINKS = (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP)
"""The error numbers that mean: a hard link to the file cannot be made there."""

_VERSION, _OLD = "version", "old"


@contextmanager
def next_version(folder: Path, spare: Path | None = None) -> Iterator[Path]:
    """Create a folder for the next version, beside `folder`. Whatever is in its place at the end is deleted.

    If there is a `spare`, the folder begins as that, and what is in its place at the end becomes the new spare.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):  # still a link after resolving: it is circular
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-{os.getpid()}-", dir=folder.parent))
    version = beside / _VERSION
    try:
        if spare:
            with suppress(OSError):  # such as: it is missing, on another disk, or somebody else's
                _make_ready(spare)
                spare.rename(version)
        version.mkdir(exist_ok=True)
        yield version
        if spare:
            with suppress(OSError):  # likewise, or nothing is there: it was not exchanged
                version.rename(spare)
    finally:
        shutil.rmtree(beside, ignore_errors=True)  # the next build tries again


def _make_ready(spare: Path) -> None:
    """Open all folders of the spare, and delete links to folders, which would lead new files elsewhere.

    Raises:
        OSError: if it is missing, or its folders cannot be changed. Whatever else is in its place is deleted.
    """
    if spare.is_symlink() or not spare.is_dir():  # moved, a link would have files deleted where it leads
        spare.unlink()
    spare.chmod(FOLDER_MODE)
    for name, folders, _files in os.walk(spare):
        for path in (f"{name}/{folder}" for folder in folders):
            if os.path.islink(path):  # noqa: PTH114 (thousands of Paths would take longer than the calls)
                os.unlink(path)  # noqa: PTH108
            else:
                os.chmod(path, FOLDER_MODE)  # noqa: PTH101


def clear_up_after(folder: Path, process: int | None = None) -> None:
    """Delete what killed builds have left beside `folder`: all such builds, or only the one with this process id.

    None of them may still be running.
    """
    for beside in folder.parent.glob(f".{folder.name}.new-{process or '*'}-*"):
        if (beside / _OLD).exists() and not folder.exists():  # killed between two renames
            (beside / _OLD).rename(folder)
        shutil.rmtree(beside, ignore_errors=True)


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files in `folder`, relative to it."""
    start = len(str(folder)) + 1
    return {f"{name}/{file}"[start:] for name, _folders, files in os.walk(folder) for file in files}


def complete(version: Path, kept: Iterable[str], folder: Path) -> None:
    """Add the kept files of `folder` to the next version, as hard links if possible, else as copies."""
    for file in kept:
        _add(file, folder, version)


def tidy(version: Path, wanted: Collection[str]) -> None:
    """Delete all files of the next version but those wanted, with folders that are then empty; open all folders."""
    start = len(str(version)) + 1
    for name, _folders, files in os.walk(version, topdown=False):  # inner folders first
        unwanted = [file for file in files if f"{name}/{file}"[start:] not in wanted]
        for file in unwanted:
            (Path(name) / file).unlink()
        if len(unwanted) == len(files):
            with suppress(OSError):  # there are folders in it
                Path(name).rmdir()
                continue
        os.chmod(name, FOLDER_MODE)  # noqa: PTH101 (thousands of Paths would take longer than the calls)


def _add(file: str, folder: Path, version: Path) -> None:
    """Add a file of `folder` to the version, if it is not there already."""
    own, place = f"{folder}/{file}", f"{version}/{file}"  # thousands of Paths would take longer than the calls
    with suppress(OSError):
        if os.path.samestat(os.lstat(own), os.lstat(place)):
            return
    make_way(version, file)
    try:
        os.link(own, place)
    except OSError as error:
        if error.errno not in HAS_NO_LINKS:
            raise
        shutil.copy2(own, place)


def put_in_place(version: Path, folder: Path, terminal: Terminal) -> None:
    """Put the version in the place of `folder`. The old files are moved beside it, or deleted."""
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


def _rename_twice(version: Path, folder: Path) -> None:
    old = version.with_name(_OLD)
    folder.rename(old)
    try:
        version.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def _replace_one_by_one(version: Path, folder: Path) -> None:
    """Replace the files of `folder`, pages after the files they load, and the manifest last.

    All are copied first, in case the disk is full.
    """
    wanted = sorted(files_in(version), key=lambda file: (file == manifest.NAME, file.endswith(".html"), file))
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
    for name, _folders, _files in os.walk(folder, topdown=False):  # inner folders first
        if not any(Path(name).iterdir()):
            Path(name).rmdir()


def make_way(folder: Path, file: str) -> None:
    """Create the folder of a file, and remove whatever has the file's name or that of its folder."""
    _make_way(folder, file)
    (folder / file).unlink(missing_ok=True)


def _make_way(folder: Path, file: str) -> None:
    """Create the folder of a file, and remove whatever blocks the path of the file or of its folder."""
    place = folder / file
    if place.is_dir():
        shutil.rmtree(place)
    if not place.parent.is_dir():
        for parent in Path(file).parents:
            if (folder / parent).is_file():
                (folder / parent).unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
