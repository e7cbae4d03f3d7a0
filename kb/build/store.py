"""A cache of values that can be made again: one SQLite database, in which each value has a scope and a key."""

import errno
import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from weakref import WeakSet

_SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS kept (scope TEXT, key TEXT, seal BLOB, value BLOB, PRIMARY KEY (scope, key));
    CREATE TABLE IF NOT EXISTS made_by (code TEXT);
"""
_PATIENCE = 60  # seconds to wait while another worker writes
_AT_ONCE = 500  # keys in one query
_OF_THE_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_BUSY,
}
"""The errors that do not mean the database itself is damaged."""


class DamagedStoreError(Exception):
    """The store is damaged, or lacks a value that it should have: everything must be made again."""


class Store:
    """The database. Forked workers may use it too: each process opens its own connection.

    A connection is closed before a fork. Otherwise SQLite in the fork would believe that it holds the parent's locks.
    Once the parent closed its connection, the fork's writes would be lost, or end in “disk I/O error”.
    """

    def __init__(self, path: Path, code: str) -> None:
        """Open or create the database at `path`. Values stored by any other version of the `code` are deleted."""
        self._path = path
        self._connected: tuple[int, sqlite3.Connection] | None = None
        _STORES.add(self)
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._database() as database:
            if database.execute("SELECT code FROM made_by").fetchall() != [(code,)]:
                database.execute("DELETE FROM kept")
                database.execute("DELETE FROM made_by")
                database.execute("INSERT INTO made_by VALUES (?)", (code,))

    def get(self, scope: str, key: str) -> object | None:
        """Return the value, or None if it is missing or damaged."""
        return self.get_all(scope, [key]).get(key)

    def must_get(self, scope: str, key: str) -> object:
        """Return a value that must be in the store.

        Raises:
            DamagedStoreError: if it is missing or damaged.
        """
        found = self.get(scope, key)
        if found is None:
            raise DamagedStoreError
        return found

    def get_all(self, scope: str, keys: Collection[str]) -> dict[str, object]:
        """Return the values by key, leaving out keys whose value is missing or damaged."""
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
                    found[key] = pickle.loads(value)  # noqa: S301 (the seal shows that we wrote it)
        return found

    def put(self, scope: str, values: Mapping[str, object]) -> None:
        """Store the values under their keys."""
        with self._database() as database:
            _put(database, scope, values)

    def keep_only(self, scope: str, keys: Collection[str]) -> None:
        """Delete all values of a scope except those under these keys."""
        with self._database() as database:
            _keep_only(database, scope, keys)

    def up_to_date[Value](
        self, scope: str, keys: Mapping[str, str], make: Callable[[list[str]], Mapping[str, Value]]
    ) -> dict[str, Value]:
        """Return the value of each name in `keys`: the one stored under its key, or else a new one.

        `make` returns the new ones, all at once. If there are any, they are stored and all other values of the scope
        deleted, in one transaction: otherwise a killed build could leave a value whose parts a later one deletes.
        """
        kept = self.get_all(scope, set(keys.values()))
        new = make([name for name, key in keys.items() if key not in kept])
        if new:
            with self._database() as database:
                _put(database, scope, {keys[name]: value for name, value in new.items()})
                _keep_only(database, scope, set(keys.values()))
        return {name: new[name] if name in new else cast("Value", kept[key]) for name, key in keys.items()}

    def kept_or_made[Value](
        self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]
    ) -> Mapping[str, Value]:
        """Return the value of each name in `keys`: the one stored under its key, or else what `make` returns."""
        return self.up_to_date(scope, keys, lambda names: {name: make(name) for name in names})

    def close(self) -> None:
        """Close this process's connection. The last to close leaves a single file. The next call opens a new one."""
        if self._connected and self._connected[0] == os.getpid():
            self._connected[1].close()
        self._connected = None

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """Yield this process's own connection, as an inherited one must not be used, in a transaction.

        Raises:
            DamagedStoreError: if the database is damaged.
            OSError: if the disk is full, or the file cannot be used for a similar reason.
        """
        try:
            if self._connected is None or self._connected[0] != os.getpid():
                database = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
                database.executescript(_SCHEMA)
                self._connected = os.getpid(), database
            with self._connected[1] as database:
                yield database
        except UnicodeDecodeError as error:  # sqlite3 cannot decode some messages about a damaged schema
            raise DamagedStoreError from error
        except sqlite3.DatabaseError as error:
            if self._is_of_the_disk(error):
                raise OSError(errno.EIO, str(error), str(self._path)) from error
            raise DamagedStoreError from error

    def _is_of_the_disk(self, error: sqlite3.DatabaseError) -> bool:
        kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the low byte; the rest is detail
        if kind == sqlite3.SQLITE_READONLY:  # a damaged database may report this too
            return not os.access(self._path, os.W_OK) or not os.access(self._path.parent, os.W_OK)
        return kind in _OF_THE_DISK


_STORES: WeakSet[Store] = WeakSet()
"""The stores of this process, whose connections are closed before it forks."""


def _close_all() -> None:
    for store in list(_STORES):
        store.close()


os.register_at_fork(before=_close_all)


def with_store[Result](path: Path, code: str, use: Callable[[Store], Result]) -> Result:
    """Return the result of `use`. If the store turns out to be damaged, delete its files and call `use` again."""
    try:
        return _used(path, code, use)
    except DamagedStoreError:
        for file in path.parent.glob(f"{path.name}*"):  # not the folder, which may be a link to another disk
            file.unlink()
        return _used(path, code, use)


def _used[Result](path: Path, code: str, use: Callable[[Store], Result]) -> Result:
    store = Store(path, code)
    try:
        return use(store)
    finally:
        store.close()


def _put(database: sqlite3.Connection, scope: str, values: Mapping[str, object]) -> None:
    rows = []
    for key, value in values.items():
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        rows.append((scope, key, _seal(scope, key, content), content))
    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)


def _keep_only(database: sqlite3.Connection, scope: str, keys: Collection[str]) -> None:
    unused = {key for (key,) in database.execute("SELECT key FROM kept WHERE scope = ?", (scope,))} - set(keys)
    database.executemany("DELETE FROM kept WHERE scope = ? AND key = ?", [(scope, key) for key in unused])


def _seal(scope: str, key: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{scope}\0{key}\0".encode() + content).digest()
