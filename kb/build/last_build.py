"""What the last build wrote: so that the next one can keep it, if it is still there."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kb.build.site_folder import FILE_MODE, files_in
from kb.outputs import manifest
from kb.outputs.manifest import digest_of


class WrittenFile(NamedTuple):
    """What was written into a file."""

    digest: str
    size: int
    """In bytes."""
    modified: int
    """When it was written, in nanoseconds."""


@dataclass(frozen=True)
class BuiltOutput:
    """An output as it was made: its key, and its files in the site."""

    key: str
    files: Mapping[str, WrittenFile]


@dataclass(frozen=True)
class LastBuild:
    """The outputs as the last build left them; none if there was no build, or nothing is known of it."""

    inputs: str = ""
    """The digest of the files from which the whole site followed; empty if only some of it was made."""
    outputs: Mapping[str, BuiltOutput] = field(default_factory=dict)

    previous: Mapping[str, WrittenFile] = field(default_factory=dict)
    """What the build found of the version before, and left for pages that readers have open: by path."""

    @property
    def files(self) -> Mapping[str, WrittenFile]:
        """Return all files of the version that the last build made, by path."""
        return files_of(self.outputs)

    def is_whole(self, folder: Path) -> bool:
        """Tell whether all files in `folder` are what was written then."""
        found = files_in(folder)
        written = {**self.previous, **self.files}
        return found == written.keys() and all(_is_as_written(f"{folder}/{file}", own) for file, own in written.items())

    def left_beside(self, files: Mapping[str, WrittenFile], folder: Path) -> dict[str, WrittenFile]:
        """Return what stays in `folder` beside the `files` of the next version.

        Pages that readers have open ask for files of their own version, whose names have a hash if they are new in
        it. They stay for one version: a build that changes no file does not count as one.
        """
        own = self.files
        is_new = digests_of(files) != digests_of({file: own[file] for file in own.keys() - {manifest.NAME}})
        candidates = own if is_new else self.previous
        return {
            file: written
            for file, written in candidates.items()
            if file not in files and manifest.has_hash(file) and _is_as_written(f"{folder}/{file}", written)
        }

    def kept(self, keys: Mapping[str, str], folder: Path) -> dict[str, BuiltOutput]:
        """Return the outputs that still have these keys, and whose files in `folder` are what was written then."""
        same = {name: output for name, output in self.outputs.items() if keys.get(name) == output.key}
        return {
            name: output
            for name, output in same.items()
            if all(_is_as_written(f"{folder}/{file}", written) for file, written in output.files.items())
        }


def files_of(outputs: Mapping[str, BuiltOutput]) -> dict[str, WrittenFile]:
    """Return the files of the outputs, by path."""
    return {file: written for output in outputs.values() for file, written in output.files.items()}


def digests_of(files: Mapping[str, WrittenFile]) -> dict[str, str]:
    """Return what each of the files holds, as a digest."""
    return {file: written.digest for file, written in files.items()}


def write_file(path: Path, content: bytes) -> WrittenFile:
    """Write a file that everyone may read, in a folder that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(content)
    except OSError as error:  # the system does not say which file it is that the disk has no more space for
        raise OSError(error.errno, error.strerror, str(path)) from error
    path.chmod(FILE_MODE)  # whatever the umask of whoever builds
    found = path.stat()
    return WrittenFile(digest_of(content), found.st_size, found.st_mtime_ns)


def _is_as_written(path: str, written: WrittenFile) -> bool:
    """Tell whether the file holds what was written. If its size and time are the same it does, as Git believes too."""
    try:
        now = os.lstat(path)  # a Path for each of ten thousand files takes longer than to look at it
        if now.st_mode != stat.S_IFREG | FILE_MODE:
            return False
        at_a_glance = (now.st_size, now.st_mtime_ns) == (written.size, written.modified)
        return at_a_glance or digest_of(Path(path).read_bytes()) == written.digest
    except OSError:
        return False
