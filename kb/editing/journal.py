"""The journal of the editor: every file as it was before and after each change, so that nothing is lost.

`kb new` and `kb publish` write theirs into it too: a new guide is handed in with its place in topics.yml.

It is kept in `.cache/editing/`, with one file per change, and outlives the server.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.content.writing import Contents, Writer, write_together

Files = Mapping[str, tuple[bytes | None, bytes | None]]
"""Path relative to the root → the contents before and after a change; None if there was, or is, no file."""

LENGTH = 6  # digits of the number that names a change's file


class ChangedSinceError(Exception):
    """A change cannot be undone, since its file has changed again."""


class DamagedJournalError(Exception):
    """A change in the journal cannot be read."""

    def __init__(self, path: Path) -> None:
        """Create the error from the path of the change."""
        super().__init__(f"{path} is damaged. Delete it: its change stays in docs/, but can no longer be undone.")


@dataclass(frozen=True)
class Change:
    """One change of one or more files."""

    number: int
    what: str
    """In words: “Changed a text”."""
    page: str
    """The page that shows the change: `de/billing/pay/`."""
    files: Files


class Journal:
    """The changes that are not handed in yet, oldest first."""

    def __init__(self, root: Path) -> None:
        """Read the journal of the repository at `root`."""
        self._root = root
        self._folder = root / ".cache" / "editing"

    def __len__(self) -> int:
        """Return the number of changes."""
        return len(self._paths())

    @property
    def changes(self) -> list[Change]:
        """The changes, as they are on disk."""
        return [_read(path) for path in self._paths()]

    def write(self, what: str, page: str, contents: Contents) -> Change:
        """Make a change: first write the entry with the files' old contents, then the files.

        If this is killed in between, `undo_last` undoes what had been written.
        """
        last = int(self._paths()[-1].stem) if len(self) else 0
        files = {path.relative_to(self._root).as_posix(): (_content(path), new) for path, new in contents.items()}
        change = Change(last + 1, what, page, files)
        for path in (self._path(change), *contents):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_together({self._path(change): _written(change), **contents})
        return change

    def writer(self, what: str, page: str) -> Writer:
        """Return what writes files as such a change: for commands whose files the editor hands in too."""
        return lambda contents: self.write(what, page, contents)

    def undo_last(self) -> Change | None:
        """Undo the last change, and return it. Return None if there is none.

        Raises:
            ChangedSinceError: if one of its files has changed since. Nothing is written then.
        """
        if not len(self):
            return None
        last = _read(self._paths()[-1])
        for name, known in last.files.items():  # either: a killed change leaves some files old
            if _content(self._root / name) not in known:
                raise ChangedSinceError(f"{name} has since been changed outside the editor.")
        before = {self._root / name: old for name, (old, _after) in last.files.items()}
        write_together({**before, self._path(last): None})
        return last

    def first_and_now(self) -> dict[str, tuple[bytes | None, bytes | None]]:
        """Return each file that differs from what it was before the first change: its contents then and now."""
        first: dict[str, bytes | None] = {}
        for change in self.changes:
            for name, (before, _after) in change.files.items():
                first.setdefault(name, before)
        now = {name: _content(self._root / name) for name in first}
        return {name: (before, now[name]) for name, before in sorted(first.items()) if before != now[name]}

    def close(self) -> None:
        """Delete all changes, once they have been handed in."""
        for path in self._paths():
            path.unlink()

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob(f"{'[0-9]' * LENGTH}.json"))

    def _path(self, change: Change) -> Path:
        return self._folder / f"{change.number:0{LENGTH}}.json"


def _content(path: Path) -> bytes | None:
    """Return the content of the file, or None if there is none."""
    return path.read_bytes() if path.is_file() else None


def _written(change: Change) -> bytes:
    files = {name: [_encoded(before), _encoded(after)] for name, (before, after) in change.files.items()}
    return json.dumps({"what": change.what, "page": change.page, "files": files}).encode()


def _read(path: Path) -> Change:
    try:
        read = json.loads(path.read_bytes())
        files = {name: (_decoded(before), _decoded(after)) for name, (before, after) in read["files"].items()}
        return Change(int(path.stem), read["what"], read["page"], files)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedJournalError(path) from error


def _encoded(content: bytes | None) -> str | None:
    return None if content is None else b64encode(content).decode()


def _decoded(content: str | None) -> bytes | None:
    return None if content is None else b64decode(content)
