"""What the last build wrote: so that the next one can keep it, if it is still there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, cast

from builder.digests import digest, digest_of_file
from builder.workers import in_parallel, number_of_cores

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.store import Store


@dataclass(frozen=True)
class BuiltPart:
    """A part as it was built: its key, and its files in the site with the digests of what was written."""

    key: str
    files: Mapping[str, str]


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
        changed = _changed_files(
            [(file, known) for part in same.values() for file, known in part.files.items()], folder
        )
        return {name: part for name, part in same.items() if changed.isdisjoint(part.files)}


def read_last_build(store: Store, folder: Path) -> LastBuild:
    """Return what the last build wrote into `folder`."""
    return cast("LastBuild", store.get(key_of_last_build(folder)) or LastBuild())


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files in `folder`, as seen from there."""
    start = len(str(folder)) + 1
    return {f"{name}/{file}"[start:] for name, _folders, files in os.walk(folder) for file in files}


def key_of_last_build(folder: Path) -> str:
    """Return the store's key for what the last build wrote into `folder`."""
    return digest("last build", str(folder))


def _changed_files(files: list[tuple[str, str]], folder: Path) -> set[str]:
    """Return those of the files that are gone, or hold something else than they did."""

    def changed(start: int) -> set[str]:
        return {file for file, known in files[start::cores] if digest_of_file(folder / file) != known}

    cores = number_of_cores()
    return set().union(*in_parallel([partial(changed, start) for start in range(cores)]))
