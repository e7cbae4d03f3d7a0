"""What the last build wrote: so that the next one can keep it, if it is still there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from builder.digests import digest, digest_of_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.store import Store


class WrittenFile(NamedTuple):
    """What was written into a file."""

    digest: str
    size: int
    """In bytes."""
    modified: int
    """When it was written, in nanoseconds."""


@dataclass(frozen=True)
class BuiltPart:
    """A part as it was built: its key, and its files in the site."""

    key: str
    files: Mapping[str, WrittenFile]


@dataclass(frozen=True)
class LastBuild:
    """The parts of the site as the last build left it; none if there was no build, or nothing is known of it."""

    inputs: str = ""
    """The digest of all that the whole site was made of; empty if only some of it was made."""
    parts: Mapping[str, BuiltPart] = field(default_factory=dict)

    @property
    def files(self) -> set[str]:
        """Return all files that the last build wrote."""
        return {file for part in self.parts.values() for file in part.files}

    def is_whole(self, folder: Path) -> bool:
        """Tell whether all files in `folder` are what was written then."""
        keys = {name: part.key for name, part in self.parts.items()}
        return len(self.kept(keys, folder)) == len(self.parts) and files_in(folder) == self.files

    def kept(self, keys: Mapping[str, str], folder: Path) -> dict[str, BuiltPart]:
        """Return the parts that have these keys still, and whose files in `folder` are what was written then."""
        same = {name: part for name, part in self.parts.items() if keys.get(name) == part.key}
        return {
            name: part
            for name, part in same.items()
            if all(_is_as_written(f"{folder}/{file}", written) for file, written in part.files.items())
        }

    def files_of(self, part: str) -> Mapping[str, WrittenFile]:
        """Return the files of a part, none if it was not built."""
        return self.parts[part].files if part in self.parts else {}

    def intact_files_of(self, part: str, folder: Path) -> list[Path]:
        """Return those files of a part that are in `folder` as they were written then."""
        files = self.files_of(part).items()
        return [folder / file for file, written in files if _is_as_written(f"{folder}/{file}", written)]


def read_last_build(store: Store, folder: Path) -> LastBuild:
    """Return what the last build wrote into `folder`."""
    return cast("LastBuild", store.get(key_of_last_build(folder)) or LastBuild())


def written_file(path: Path, last: WrittenFile | None = None) -> WrittenFile:
    """Return what was written into the file; `last` is what its place in the site had, and this file still may be."""
    found = path.stat()
    if last and (found.st_size, found.st_mtime_ns) == (last.size, last.modified):
        return last
    return WrittenFile(digest_of_file(path), found.st_size, found.st_mtime_ns)


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files in `folder`, as seen from there."""
    start = len(str(folder)) + 1
    return {f"{name}/{file}"[start:] for name, _folders, files in os.walk(folder) for file in files}


def key_of_last_build(folder: Path) -> str:
    """Return the store's key for what the last build wrote into `folder`."""
    return digest("last build", str(folder))


def _is_as_written(path: str, written: WrittenFile) -> bool:
    """Tell whether the file holds what was written. Of the same size and time it does, as Git too believes."""
    try:
        now = os.stat(path)  # noqa: PTH116 (a Path for each of ten thousand files takes longer than to look at it)
    except OSError:
        return False
    at_a_glance = (now.st_size, now.st_mtime_ns) == (written.size, written.modified)
    return at_a_glance or digest_of_file(Path(path)) == written.digest
