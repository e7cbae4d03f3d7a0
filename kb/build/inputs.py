"""The files from which the site follows: what they hold, and what changed in them."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.build.target import Target
from kb.content.part import digest

ROOT = Path(__file__).parents[2]
"""The repository of the code; the content may lie elsewhere."""

CODE = ("kb", "hooks", "widgets", "overrides")
FILES_OF_CODE = ("mkdocs.yml", "requirements.lock", "package.json", "package-lock.json", "NOTICE")
NOT_READ = ("__pycache__", "packed")


@dataclass(frozen=True)
class Inputs:
    """The digest of each file, by its path. The same inputs give the same site."""

    content: Mapping[str, str]
    """Of the files under docs/, as seen from there."""
    code: Mapping[str, str]
    """Of all other files, as seen from the repository."""

    def digest(self, target: Target) -> str:
        """Return the digest of all of them, and of where the site will stand."""
        return digest(sys.version, self.content, self.code, target.site_url, target.is_preview)

    @property
    def python(self) -> str:
        """The digest of the code that decides what is kept of content, and of the libraries that it uses."""
        own = {path: known for path, known in self.code.items() if path.endswith((".py", ".lock"))}
        return digest(sys.version, own)


def inputs_of(target: Target) -> Inputs:
    """Return what the files hold now."""
    docs = target.root / "docs"
    of_code = [path for room in CODE for path in _files_in(ROOT / room)] + [ROOT / name for name in FILES_OF_CODE]
    of_root = [target.root / "mkdocs.yml", target.root / "package.json"] if target.root != ROOT else []
    return Inputs(_digests(docs, _files_in(docs)), _digests(ROOT, of_code) | _digests(target.root, of_root))


def _files_in(folder: Path) -> Iterator[Path]:
    for path, folders, files in folder.walk():
        folders[:] = sorted(name for name in folders if name not in NOT_READ)
        yield from (path / name for name in sorted(files))


def _digests(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    start = len(str(root)) + 1
    return {str(path)[start:]: _digest_of(path) for path in paths}


def _digest_of(path: Path) -> str:
    """Return the digest of what the file holds; of a file that cannot be read, the reason."""
    try:
        return digest(path.read_bytes())
    except OSError as error:
        return f"unreadable: {error.errno}"
