"""A record of what the last build wrote, so that the next one can keep the files that are still valid."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kb.build.site_folder import FILE_MODE, files_in, make_way
from kb.outputs import manifest
from kb.outputs.manifest import digest_of


class WrittenFile(NamedTuple):
    """A file as it was written."""

    digest: str
    """The SHA-256 of its contents."""
    size: int
    """In bytes."""
    modified: int
    """The time of writing, in nanoseconds since the epoch."""


@dataclass(frozen=True)
class BuiltOutput:
    """An output as it was made: its key, and its files by path."""

    key: str
    files: Mapping[str, WrittenFile]


@dataclass(frozen=True)
class LastBuild:
    """The outputs as the last build left them. Empty if there is no record of a build."""

    inputs: str = ""
    """The digest of the inputs of the whole site. Empty if only part of it was built."""
    outputs: Mapping[str, BuiltOutput] = field(default_factory=dict)

    previous: Mapping[str, WrittenFile] = field(default_factory=dict)
    """Files of the version before, by path, which were kept for pages that readers still have open."""

    @property
    def files(self) -> Mapping[str, WrittenFile]:
        """All files of the version that the last build made, by path."""
        return files_of(self.outputs)

    def is_whole(self, folder: Path) -> bool:
        """Return whether `folder` has exactly the files that were written, unchanged."""
        found = files_in(folder)
        written = {**self.previous, **self.files}
        return found == written.keys() and all(_is_as_written(f"{folder}/{file}", own) for file, own in written.items())

    def left_beside(self, files: Mapping[str, WrittenFile], folder: Path) -> dict[str, WrittenFile]:
        """Return the old files that the next version, which consists of `files`, must keep.

        Pages that readers have open may still load files of their own version whose names have a hash. These files
        are kept for one more version. A build that changes no file does not count as a version.
        """
        own = self.files
        is_new = digests_of(files) != digests_of({file: own[file] for file in own.keys() - {manifest.NAME}})
        candidates = own if is_new else self.previous
        return {
            file: written
            for file, written in candidates.items()
            if file not in files and manifest.has_hash(file) and _is_as_written(f"{folder}/{file}", written)
        }

    def unchanged(self, name: str, folder: Path) -> BuiltOutput | None:
        """Return the output of that name, if its files in `folder` are as they were written."""
        output = self.outputs.get(name)
        files = output.files if output else {}
        is_as_written = all(_is_as_written(f"{folder}/{file}", written) for file, written in files.items())
        return output if is_as_written else None


def files_of(outputs: Mapping[str, BuiltOutput]) -> dict[str, WrittenFile]:
    """Return the files of the outputs, by path."""
    return {file: written for output in outputs.values() for file, written in output.files.items()}


def digests_of(files: Mapping[str, WrittenFile]) -> dict[str, str]:
    """Return the digest of each file, by path."""
    return {file: written.digest for file, written in files.items()}


def write_file(folder: Path, file: str, content: bytes) -> WrittenFile:
    """Write a file of `folder` that everyone may read: a new one, even if there is one already, which may be a link."""
    make_way(folder, file)
    path = folder / file
    try:
        path.write_bytes(content)
    except OSError as error:  # when the disk is full, the system does not name the file
        raise OSError(error.errno, error.strerror, str(path)) from error
    path.chmod(FILE_MODE)  # regardless of the umask
    found = path.stat()
    return WrittenFile(digest_of(content), found.st_size, found.st_mtime_ns)


def _is_as_written(path: str, written: WrittenFile) -> bool:
    """Return whether the file is unchanged. The same size and time are taken as proof, as in Git."""
    try:
        now = os.lstat(path)  # creating ten thousand Paths would take longer than the calls
        if now.st_mode != stat.S_IFREG | FILE_MODE:
            return False
        at_a_glance = (now.st_size, now.st_mtime_ns) == (written.size, written.modified)
        return at_a_glance or digest_of(Path(path).read_bytes()) == written.digest
    except OSError:
        return False
