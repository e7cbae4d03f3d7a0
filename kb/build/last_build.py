"""What the last build wrote: so that the next one can keep it, if it is still there."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

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

    @property
    def files(self) -> set[str]:
        """Return all files that the last build wrote."""
        return {file for output in self.outputs.values() for file in output.files}

    def is_whole(self, folder: Path) -> bool:
        """Tell whether all files in `folder` are what was written then."""
        keys = {name: output.key for name, output in self.outputs.items()}
        return len(self.kept(keys, folder)) == len(self.outputs) and files_in(folder) == self.files

    def kept(self, keys: Mapping[str, str], folder: Path) -> dict[str, BuiltOutput]:
        """Return the outputs that still have these keys, and whose files in `folder` are what was written then."""
        same = {name: output for name, output in self.outputs.items() if keys.get(name) == output.key}
        return {
            name: output
            for name, output in same.items()
            if all(_is_as_written(f"{folder}/{file}", written) for file, written in output.files.items())
        }


def write_file(path: Path, content: bytes) -> WrittenFile:
    """Write a file, in a folder that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    found = path.stat()
    return WrittenFile(digest_of(content), found.st_size, found.st_mtime_ns)


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files in `folder`, as seen from there."""
    start = len(str(folder)) + 1
    return {f"{name}/{file}"[start:] for name, _folders, files in os.walk(folder) for file in files}


def _is_as_written(path: str, written: WrittenFile) -> bool:
    """Tell whether the file holds what was written. If its size and time are the same it does, as Git believes too."""
    try:
        now = os.stat(path)  # noqa: PTH116 (a Path for each of ten thousand files takes longer than to look at it)
        at_a_glance = (now.st_size, now.st_mtime_ns) == (written.size, written.modified)
        return at_a_glance or digest_of(Path(path).read_bytes()) == written.digest
    except OSError:
        return False
