"""The files that the site is built from, as digests of their contents."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from os.path import isfile
from pathlib import Path

from kb.build.target import Target
from kb.content.content_files import refused_links
from kb.content.naming import is_leftover
from kb.content.part import digest

ROOT = Path(__file__).parents[2]
"""The repository of the code. The content may be elsewhere."""

CODE = ("kb", "hooks", "widgets", "overrides")
FILES_OF_CODE = ("mkdocs.yml", "requirements.lock", "package.json", "package-lock.json", "NOTICE")
NOT_READ = re.compile(r"__pycache__|packed(-\d+)?")
"""Matches the names of folders that hold files generated from the code, including Node's unfinished ones."""


@dataclass(frozen=True)
class Inputs:
    """The digests of all files that the site is built from. The same inputs give the same site."""

    content: Mapping[str, str]
    """Path relative to docs/ → digest."""
    code: Mapping[str, str]
    """Path of any other file, relative to the repository → digest."""
    last_written: str
    """The value of `last_written` just before the files were read."""

    def digest(self, target: Target) -> str:
        """Return one digest of all inputs and of the address of the site."""
        return digest(sys.version, self.content, self.code, target.site_url, target.is_preview)

    def has_same_files(self, other: "Inputs") -> bool:
        """Return whether all files have the same contents as in `other`."""
        return self.content == other.content and self.code == other.code

    @property
    def python(self) -> str:
        """The digest of Python, our Python code and its locked libraries: the store is only valid for these."""
        return _digest_of_python(self.code)


def inputs_of(target: Target) -> Inputs:
    """Return the digests of the files as they are now."""
    before, docs = last_written(target), target.root / "docs"
    refused = set(map(str, refused_links(docs)))
    content = _digests(docs, (path for path in _files_in(docs) if path not in refused))
    links = {Path(path).relative_to(docs).as_posix(): "a link" for path in refused}  # behind which nothing is read
    return Inputs(content | links, _digests_of_code(target), before)


def python_of(target: Target) -> str:
    """Return the current `Inputs.python`, without reading the content."""
    return _digest_of_python(_digests_of_code(target))


def last_written(target: Target) -> str:
    """Return a digest that changes whenever a file is written, even if its contents stay the same.

    A build compares it before and after, to find out whether a file was saved while it was being read.
    """
    paths = chain(_files_in(target.root / "docs"), _code(), _beside_docs(target))
    return digest([f"{path} {_stamp(path)}" for path in paths])


def _digests_of_code(target: Target) -> dict[str, str]:
    return _digests(ROOT, _code()) | _digests(target.root, _beside_docs(target))


def _digest_of_python(code: Mapping[str, str]) -> str:
    own = {path: known for path, known in code.items() if path.endswith((".py", ".lock"))}
    return digest(sys.version, own)


def _code() -> Iterator[str]:
    for room in CODE:
        yield from _files_in(ROOT / room)
    yield from (f"{ROOT}/{name}" for name in FILES_OF_CODE)


def _beside_docs(target: Target) -> list[str]:
    return [f"{target.root}/mkdocs.yml", f"{target.root}/package.json"] if target.root != ROOT else []


def _files_in(folder: Path) -> Iterator[str]:
    """Yield the paths of the files, as strings: thousands of Paths would take longer than the walk."""
    for path, folders, files in folder.walk():
        folders[:] = sorted(name for name in folders if not NOT_READ.fullmatch(name) and not is_leftover(name))
        yield from (f"{path}/{name}" for name in sorted(files) if not is_leftover(name))
        yield from (f"{path}/{name}" for name in folders if "." in name)  # in a file's place, which is a fault


def _digests(root: Path, paths: Iterable[str]) -> dict[str, str]:
    start = len(str(root)) + 1
    return {path[start:]: _digest_of(path) for path in paths}


def _stamp(path: str) -> tuple[int, ...]:
    """Return what changes in the file's metadata with each write, or an empty tuple if there is no such file."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _digest_of(path: str) -> str:
    """Return the digest of the file's contents, or the reason why it cannot be read."""
    if not isfile(path):  # noqa: PTH113 (thousands of Paths would take longer than the calls)
        return "not a file"  # such as a pipe, which would block
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return digest(file.read())
    except OSError as error:
        return f"unreadable: {error.errno}"
