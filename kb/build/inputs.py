"""The files from which the site follows: what they hold, and what changed in them."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kb.build.target import Target
from kb.content.naming import is_leftover
from kb.content.part import digest

ROOT = Path(__file__).parents[2]
"""The repository of the code; the content may lie elsewhere."""

CODE = ("kb", "hooks", "widgets", "overrides")
FILES_OF_CODE = ("mkdocs.yml", "requirements.lock", "package.json", "package-lock.json", "NOTICE")
NOT_READ = re.compile(r"__pycache__|packed(-\d+)?")
"""The folders of what is made of code, and of what Node is about to make."""


@dataclass(frozen=True)
class Inputs:
    """The digest of each file, by its path. The same inputs give the same site."""

    content: Mapping[str, str]
    """Of the files under docs/, as seen from there."""
    code: Mapping[str, str]
    """Of all other files, as seen from the repository."""
    last_written: str
    """When they were last written, as it was before they were read; see `last_written`."""

    def digest(self, target: Target) -> str:
        """Return the digest of all of them, and of where the site will stand."""
        return digest(sys.version, self.content, self.code, target.site_url, target.is_preview)

    def has_same_files(self, other: "Inputs") -> bool:
        """Tell whether all files hold the same."""
        return self.content == other.content and self.code == other.code

    @property
    def python(self) -> str:
        """The digest of the code that decides what is kept of content, and of the libraries that it uses."""
        own = {path: known for path, known in self.code.items() if path.endswith((".py", ".lock"))}
        return digest(sys.version, own)


def inputs_of(target: Target) -> Inputs:
    """Return what the files hold now."""
    before, docs = last_written(target), target.root / "docs"
    code = _digests(ROOT, _code()) | _digests(target.root, _beside_docs(target))
    return Inputs(_digests(docs, _files_in(docs)), code, before)


def last_written(target: Target) -> str:
    """Return a digest that is another after any of the files was written, even with what it held before.

    So a build can tell whether what it made follows from the files whose digests it knows.
    """
    paths = chain(_files_in(target.root / "docs"), _code(), _beside_docs(target))
    return digest([(str(path), _stamp(path)) for path in paths])


def _code() -> Iterator[Path]:
    for room in CODE:
        yield from _files_in(ROOT / room)
    yield from (ROOT / name for name in FILES_OF_CODE)


def _beside_docs(target: Target) -> list[Path]:
    return [target.root / "mkdocs.yml", target.root / "package.json"] if target.root != ROOT else []


def _files_in(folder: Path) -> Iterator[Path]:
    for path, folders, files in folder.walk():
        folders[:] = sorted(name for name in folders if not NOT_READ.fullmatch(name) and not is_leftover(name))
        yield from (path / name for name in sorted(files) if not is_leftover(name))


def _digests(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    start = len(str(root)) + 1
    return {str(path)[start:]: _digest_of(path) for path in paths}


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what the file system notes of each writing; nothing if the file is not there."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _digest_of(path: Path) -> str:
    """Return the digest of what the file holds; of one that cannot be read, the reason."""
    try:
        return digest(path.read_bytes()) if path.is_file() else "not a file"  # a pipe would be waited for
    except OSError as error:
        return f"unreadable: {error.errno}"
