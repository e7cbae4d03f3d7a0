"""Many values of one kind, such as one for each guide: quick to read at once, and to write where a few changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

from builder.digests import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.store import Store

PLACES = 64  # files, among which the values are spread by their names


class Shelf[Value]:
    """The values by their names, such as addresses, in a few files of a store, and a list of these files.

    A file is never written again: until the new list is there, the values are what they were.
    """

    def __init__(self, store: Store, name: str) -> None:
        """Take what this shelf is called in the store."""
        self._store = store
        self._list = digest("shelf", name)
        self._files: dict[int, str] = {}

    @property
    def keys(self) -> set[str]:
        """Return the store's keys of all its files."""
        return {self._list, *self._files_now().values()}

    def read(self) -> dict[str, Value]:
        """Return all values; if any of them is lost, the shelf is emptied."""
        values: dict[str, Value] = {}
        self._files = self._files_now()
        for key in self._files.values():
            found = cast("dict[str, Value] | None", self._store.get(key))
            if found is None:
                self._files = {}
                self._store.put(self._list, self._files)
                return {}
            values |= found
        return values

    def write(self, values: Mapping[str, Value], last: Mapping[str, Value]) -> None:
        """Have these values instead of `last`, which were read from here; one that stays is the very one read.

        What another process has put here since is given up: values may be made with a view to each other.
        """
        places = {_place(name) for name in values.keys() | last.keys() if values.get(name) is not last.get(name)}
        if not places:
            return
        files = {place: key for place, key in self._files.items() if place not in places}
        held: dict[int, dict[str, Value]] = {place: {} for place in places}
        for name, value in values.items():
            if (place := _place(name)) in held:
                held[place][name] = value
        for place, own in held.items():
            files[place] = uuid4().hex
            self._store.put(files[place], own)
        self._store.put(self._list, files)
        self._files = files

    def _files_now(self) -> dict[int, str]:
        """Return the key of each file, by its place."""
        return cast("dict[int, str]", self._store.get(self._list) or {})


def up_to_date[Value](
    shelf: Shelf[tuple[str, Value]], digests: Mapping[str, str], make: Callable[[list[str]], Mapping[str, Value]]
) -> dict[str, Value]:
    """Return the value of each name: the one on the shelf, if it has this digest, else a new one, which goes there.

    `make` makes the new ones, all at once.
    """
    last = shelf.read()
    kept = {name for name, digest in digests.items() if name in last and last[name][0] == digest}
    new = make([name for name in digests if name not in kept])
    now = {name: last[name] if name in kept else (digest, new[name]) for name, digest in digests.items()}
    shelf.write(now, last)
    return {name: value for name, (_digest, value) in now.items()}


def _place(name: str) -> int:
    return int(digest(name)[:8], 16) % PLACES
