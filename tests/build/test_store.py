"""The store returns what was stored, or nothing: never anything else, whatever happened to its file."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.build.store import DamagedStoreError, Store, with_store

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {f"key {number}": (number, "value" * number) for number in range(40)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.sqlite"


def test_stored_values_are_there_in_the_next_build(path: Path) -> None:
    Store(path, "code").put("scope", VALUES)
    store = Store(path, "code")
    assert store.get_all("scope", VALUES) == VALUES
    assert store.get("other scope", "key 1") is None
    assert store.must_get("scope", "key 1") == VALUES["key 1"]
    with pytest.raises(DamagedStoreError):
        store.must_get("scope", "no key")


class Kept:
    """A value that records when it is loaded."""

    loaded = 0

    def __setstate__(self, state: dict[str, object]) -> None:
        Kept.loaded += 1
        self.__dict__.update(state)

    def __getstate__(self) -> dict[str, object]:
        return {"anything": 1}


def test_values_stored_by_other_code_are_not_loaded(path: Path) -> None:
    Store(path, "code").put("scope", {"key": Kept()})
    assert Store(path, "other code").get("scope", "key") is None
    assert Kept.loaded == 0
    Store(path, "code").put("scope", {"key": Kept()})
    assert isinstance(Store(path, "code").get("scope", "key"), Kept)
    assert Kept.loaded == 1


def test_only_what_is_wanted_is_kept(path: Path) -> None:
    store = Store(path, "code")
    store.put("scope", VALUES)
    store.put("other", VALUES)
    store.keep_only("scope", {"key 1", "no key"})
    assert store.get_all("scope", VALUES) == {"key 1": VALUES["key 1"]}
    assert store.get_all("other", VALUES) == VALUES


def test_only_what_is_missing_is_made(path: Path) -> None:
    store = Store(path, "code")
    made: list[str] = []

    def make(names: list[str]) -> dict[str, str]:
        made.extend(names)
        return {name: f"made of {name}" for name in names}

    assert store.up_to_date("scope", {"a": "1", "b": "2"}, make) == {"a": "made of a", "b": "made of b"}
    assert store.up_to_date("scope", {"a": "1", "b": "3"}, make) == {"a": "made of a", "b": "made of b"}
    assert made == ["a", "b", "b"]
    assert store.get_all("scope", ["1", "2", "3"]).keys() == {"1", "3"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kept SET seal = zeroblob(32)",
        "UPDATE kept SET value = CAST(value || x'00' AS BLOB)",
        "UPDATE kept SET value = x''",
        "UPDATE kept SET value = NULL",
        "UPDATE kept SET value = 'text'",
        "UPDATE kept SET (seal, value) = (SELECT seal, value FROM kept AS other WHERE other.rowid = 41 - kept.rowid)",
        "UPDATE kept SET scope = 'scope' WHERE scope = 'other'",
    ],
)
def test_a_changed_row_is_not_trusted(path: Path, change: str) -> None:
    store = Store(path, "code")
    store.put("scope", VALUES)
    store.put("other", {"key of another": "value"})
    with sqlite3.connect(path) as database:
        database.execute(change)
    database.close()
    found = store.get_all("scope", [*VALUES, "key of another"])
    assert found.items() <= VALUES.items()


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000, b"SQLite format 3\0"])
def test_a_file_that_is_not_a_database_gives_nothing(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        assert Store(path, "code").get_all("scope", VALUES) == {}
    except DamagedStoreError:
        assert content


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=4), length=st.floats(0, 1))
def test_a_file_with_wrong_bytes_gives_right_values_or_none(path: Path, places: list[float], length: float) -> None:
    path.unlink(missing_ok=True)
    path.with_name("kept.sqlite-wal").unlink(missing_ok=True)
    path.with_name("kept.sqlite-shm").unlink(missing_ok=True)
    Store(path, "code").put("scope", VALUES)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    content = bytearray(path.read_bytes())
    for place in places:
        content[int(place * len(content))] ^= 0xFF
    path.write_bytes(content[: int(len(content) * (1 - length / 4))])
    try:
        found = Store(path, "code").get_all("scope", VALUES)
    except DamagedStoreError:
        return  # so the build deletes it
    assert found.items() <= VALUES.items()


def test_a_damaged_store_in_a_linked_folder_is_made_again(tmp_path: Path) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (folder := tmp_path / "build").symlink_to(elsewhere)
    path = folder / "kept.sqlite"
    path.write_bytes(b"damaged" * 1_000)
    (elsewhere / "theirs").write_bytes(b"theirs")
    with_store(path, "code", lambda store: store.put("scope", VALUES))
    assert with_store(path, "code", lambda store: store.get_all("scope", VALUES)) == VALUES
    assert set(elsewhere.iterdir()) == {elsewhere / "theirs", elsewhere / "kept.sqlite"}


def test_values_stored_by_a_fork_are_kept_though_its_parent_closes_the_store(path: Path) -> None:
    store = Store(path, "code")
    store.put("scope", {"before": 1})
    closed, close = os.pipe()
    told, tell = os.pipe()
    fork = os.fork()
    if fork == 0:
        try:
            store.put("scope", {"open": 2})
            os.write(tell, b"!")
            os.read(closed, 1)
            store.put("scope", {"after": 3})
        finally:
            os._exit(0)
    os.read(told, 1)
    store.close()
    os.write(close, b"!")
    os.waitpid(fork, 0)
    assert store.get_all("scope", ["before", "open", "after"]) == {"before": 1, "open": 2, "after": 3}
