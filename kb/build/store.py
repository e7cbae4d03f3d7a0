"""What was made once and can be made again: one SQLite database of values, each under a scope and a key."""

import hashlib
import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

_SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS kept (scope TEXT, key TEXT, seal BLOB, value BLOB, PRIMARY KEY (scope, key));
    CREATE TABLE IF NOT EXISTS made_by (code TEXT);
"""
_PATIENCE = 60  # seconds to wait while another worker writes
_AT_ONCE = 500  # keys in one query
_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)  # sqlite3 cannot decode some messages on a damaged schema


class DamagedStoreError(Exception):
    """The store is damaged, or has lost what it had a moment ago: everything must be made again."""


class Store:
    """The database. Workers that are forks may use it too: each process has a connection of its own."""

    def __init__(self, path: Path, code: str) -> None:
        """Keep everything in the file `path`, which need not be there. What other `code` kept is deleted."""
        self._path = path
        self._connected: tuple[int, sqlite3.Connection] | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._database() as database:
            if database.execute("SELECT code FROM made_by").fetchall() != [(code,)]:
                database.execute("DELETE FROM kept")
                database.execute("DELETE FROM made_by")
                database.execute("INSERT INTO made_by VALUES (?)", (code,))

    def get(self, scope: str, key: str) -> object | None:
        """Return the value, or None if there is none, or if it is not what was put."""
        return self.get_all(scope, [key]).get(key)

    def must_get(self, scope: str, key: str) -> object:
        """Return a value that was put.

        Raises:
            DamagedStoreError: if it is not there.
        """
        found = self.get(scope, key)
        if found is None:
            raise DamagedStoreError
        return found

    def get_all(self, scope: str, keys: Collection[str]) -> dict[str, object]:
        """Return the values of those keys that are there."""
        wanted = list(keys)
        found: dict[str, object] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            places = ", ".join("?" * len(some))
            query = f"SELECT key, seal, value FROM kept WHERE scope = ? AND key IN ({places})"  # noqa: S608
            with self._database() as database:
                rows = database.execute(query, (scope, *some)).fetchall()
            for key, seal, value in rows:
                if isinstance(value, bytes) and _seal(scope, key, value) == seal:
                    found[key] = pickle.loads(value)  # noqa: S301 (we wrote it, as the seal tells)
        return found

    def put(self, scope: str, values: Mapping[str, object]) -> None:
        """Keep the values by their keys."""
        rows = []
        for key, value in values.items():
            content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            rows.append((scope, key, _seal(scope, key, content), content))
        with self._database() as database:
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, scope: str, keys: Collection[str]) -> None:
        """Delete all values of a scope but those of these keys."""
        with self._database() as database:
            unused = {key for (key,) in database.execute("SELECT key FROM kept WHERE scope = ?", (scope,))} - set(keys)
            database.executemany("DELETE FROM kept WHERE scope = ? AND key = ?", [(scope, key) for key in unused])

    def up_to_date[Value](
        self, scope: str, keys: Mapping[str, str], make: Callable[[list[str]], Mapping[str, Value]]
    ) -> dict[str, Value]:
        """Return the value of each name, for `keys` by name: the one that is kept under its key, else a new one.

        `make` makes the new ones, all at once. The scope then holds these values and no others.
        """
        kept = self.get_all(scope, set(keys.values()))
        new = make([name for name, key in keys.items() if key not in kept])
        if new:
            self.put(scope, {keys[name]: value for name, value in new.items()})
            self.keep_only(scope, set(keys.values()))
        return {name: new[name] if name in new else cast("Value", kept[key]) for name, key in keys.items()}

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """Give this process's connection, since one that comes with a fork must not be used. Write all or nothing."""
        try:
            if self._connected is None or self._connected[0] != os.getpid():
                database = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
                database.executescript(_SCHEMA)
                self._connected = os.getpid(), database
            with self._connected[1] as database:
                yield database
        except _DAMAGE as error:
            raise DamagedStoreError from error


def with_store[Result](path: Path, code: str, use: Callable[[Store], Result]) -> Result:
    """Return what `use` makes of the store. If that turns out to be damaged, it is deleted with all beside it."""
    try:
        return use(Store(path, code))
    except DamagedStoreError:
        shutil.rmtree(path.parent)
        return use(Store(path, code))


def _seal(scope: str, key: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{scope}\0{key}\0".encode() + content).digest()
