"""What the index has of a guide is what it would have if nothing were kept, whatever changed in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some

from builder.digests import digest
from builder.search import IndexedGuide, indexed_guides
from builder.shelf import Shelf
from builder.store import Store
from hooks.search_index import indexed_records, write_index
from kb.content.files import Synonyms
from kb.content.text import Place, Text
from kb.search.records import Part, Record
from tests.builder.conftest import files_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

WORDS = ("Zahlung", "Zahlungsmittel", "Zahlungs2fax", "Mittel", "Kontonummer", "Konto", "neu")
SYNONYMS = Synonyms(groups=(tuple(Text(word, Place(ROOT), "de") for word in ("Nummer", "Zahl")),))

texts = some.lists(some.sampled_from(WORDS), max_size=2).map(" ".join)
guides = some.dictionaries(some.sampled_from("abc"), some.tuples(texts, texts), min_size=2)


def _record(address: str, title: str, body: str) -> Record:
    return Record(address, "de", title, "topic", "", "", (Part("section", "start", title, body),))


def _kept(shelf: Shelf[IndexedGuide], found: dict[str, Record], read: list[str]) -> object:
    def load(address: str) -> Record:
        read.append(address)
        return found[address]

    digests = {address: digest(record) for address, record in found.items()}
    return indexed_guides(shelf, "de", SYNONYMS, digests, load).guides


@given(sites=some.lists(guides, min_size=2, max_size=4))
def test_index_is_that_of_a_build_from_nothing(
    sites: list[dict[str, tuple[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    shelf = Shelf[IndexedGuide](Store(tmp_path_factory.mktemp("store"), "code"), "indexed")
    for site in sites:
        found = {address: _record(address, *texts) for address, texts in site.items()}
        assert _kept(shelf, found, []) == indexed_records(found.values(), "de", SYNONYMS)


def test_only_what_a_word_reaches_is_made_anew(tmp_path: Path) -> None:
    shelf = Shelf[IndexedGuide](Store(tmp_path, "code"), "indexed")
    found = {
        "changed": _record("changed", "neu", ""),
        "reached": _record("reached", "Kontonummer", ""),
        "other": _record("other", "Zahlungsmittel", ""),
    }
    _kept(shelf, found, [])
    found["changed"] = _record("changed", "Konto", "")
    read: list[str] = []
    assert _kept(shelf, found, read) == indexed_records(found.values(), "de", SYNONYMS)
    assert read == ["changed", "reached"]


def test_a_shelf_that_lost_a_file_is_empty(tmp_path: Path) -> None:
    shelf = Shelf[int](Store(tmp_path, "code"), "numbers")
    shelf.write({str(number): number for number in range(200)}, {})
    assert shelf.read() == {str(number): number for number in range(200)}
    next(path for path in tmp_path.rglob("*") if path.is_file() and path.name in shelf.keys).write_bytes(b"damaged")
    assert shelf.read() == {}
    shelf.write({"7": 7}, {})
    assert shelf.read() == {"7": 7}


def test_a_shelf_writes_only_what_changed(tmp_path: Path) -> None:
    shelf = Shelf[int](Store(tmp_path, "code"), "numbers")
    numbers = {str(number): number for number in range(200)}
    shelf.write(numbers, {})
    before = shelf.keys
    shelf.write({**numbers, "7": 8}, numbers)
    assert shelf.read() == {**numbers, "7": 8}
    assert len(shelf.keys - before) == 1


def test_what_is_lent_to_pagefind_stays_only_where_it_is_right(tmp_path: Path) -> None:
    found = {address: _record(address, f"Titel {address}", "Zahlung") for address in "abc"}
    first = _index(tmp_path / "first", found)
    found["b"] = _record("b", "Anders", "Konto")
    from_nothing = _index(tmp_path / "from nothing", found)
    assert _index(tmp_path / "lent", found, first, new=1) == from_nothing
    assert len(from_nothing.keys() - first.keys()) > 0

    # By chance, the new fragment has the name that an old one had.
    (name,) = (path for path in from_nothing.keys() - first.keys() if path.startswith("fragment/"))
    taken = tmp_path / "first" / name
    taken.write_bytes(b"another guide")
    assert _index(tmp_path / "taken", found, {**first, name: b""}, new=1) == from_nothing


def _index(folder: Path, found: dict[str, Record], last: Iterable[str] = (), new: int = 0) -> dict[str, bytes]:
    """Write an index into `folder`, lent files of the first one; return its files."""
    records = indexed_records(found.values(), "de", SYNONYMS)
    write_index(records, "de", SYNONYMS, folder, [folder.parent / "first" / name for name in last], new)
    return files_of(folder)
