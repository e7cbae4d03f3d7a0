"""What the index has of a guide is what it would have if nothing were kept, whatever changed in the others."""

from __future__ import annotations

import errno
import gzip
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from builder.digests import digest, digest_of_bytes
from builder.search import IndexedGuide, indexed_guides
from builder.shelf import Shelf
from builder.store import DamagedStoreError, Store
from builder.text_files import TextFiles
from hooks.search_index import indexed_records, write_index, write_pages
from kb.content.files import Synonyms
from kb.content.text import Place, Text
from kb.search.record_html import Indexed
from kb.search.records import Part, Record
from tests.builder.conftest import files_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORDS = ("Zahlung", "Zahlungsmittel", "Zahlungs2fax", "Mittel", "Kontonummer", "Konto", "neu")
SYNONYMS = Synonyms(groups=(tuple(Text(word, Place(ROOT), "de") for word in ("Nummer", "Zahl")),))

texts = some.lists(some.sampled_from(WORDS), max_size=2).map(" ".join)
guides = some.dictionaries(some.sampled_from("abc"), some.tuples(texts, texts), min_size=2)


def _record(address: str, title: str, body: str, topic: str = "Thema") -> Record:
    return Record(address, "de", title, topic, "", "", (Part("section", "start", title, body),))


class Kept:
    """What is kept of the guides, in a folder; `read` are those that had to be loaded the last time."""

    def __init__(self, folder: Path) -> None:
        self.texts = TextFiles(folder / "texts")
        self.folder = folder
        self.read: list[str] = []
        self._shelf = Shelf[IndexedGuide](Store(folder / "store", "code"), "indexed")

    def index(self, found: dict[str, Record]) -> dict[str, Indexed]:
        """Return what the index has of the guides."""
        self.read.clear()

        def load(address: str) -> Record:
            self.read.append(address)
            return found[address]

        digests = {address: digest(record) for address, record in found.items()}
        guides = indexed_guides(self._shelf, self.texts, "de", SYNONYMS, digests, load).guides
        return {
            address: Indexed(self.text(guide.html).read_text("utf-8"), guide.words) for address, guide in guides.items()
        }

    def text(self, digest: str) -> Path:
        """Return the file of a text."""
        return self.folder / "texts" / digest


@given(sites=some.lists(guides, min_size=2, max_size=4))
def test_index_is_that_of_a_build_from_nothing(
    sites: list[dict[str, tuple[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = Kept(tmp_path_factory.mktemp("kept"))
    for site in sites:
        found = {address: _record(address, *texts) for address, texts in site.items()}
        assert kept.index(found) == indexed_records(found.values(), "de", SYNONYMS)


def test_only_what_a_word_reaches_is_made_anew(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    found = {
        "changed": _record("changed", "neu", ""),
        "reached": _record("reached", "Kontonummer", ""),
        "other": _record("other", "Zahlungsmittel", ""),
    }
    kept.index(found)
    found["changed"] = _record("changed", "Konto", "")
    assert kept.index(found) == indexed_records(found.values(), "de", SYNONYMS)
    assert kept.read == ["changed", "reached"]


@pytest.mark.parametrize("damage", [Path.unlink, lambda text: text.write_text("half of i")], ids=["gone", "half"])
def test_a_page_that_is_damaged_is_made_anew(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    kept = Kept(tmp_path)
    found = {address: _record(address, address, "Konto") for address in ("one", "other")}
    kept.index(found)
    damage(kept.text(digest_of_bytes(indexed_records(found.values(), "de", SYNONYMS)["one"].html.encode())))
    assert kept.index(found) == indexed_records(found.values(), "de", SYNONYMS)
    assert kept.read == ["one"]


def test_a_text_that_another_build_removed_is_told(tmp_path: Path) -> None:
    texts = TextFiles(tmp_path / "texts")
    one, other = texts.put("one"), texts.put("other")
    texts.lay({"de/one.html": one, "de/a/other.html": other}, tmp_path / "first")
    assert (tmp_path / "first" / "de" / "a" / "other.html").read_text("utf-8") == "other"
    texts.keep_only({one})
    with pytest.raises(DamagedStoreError):
        texts.lay({"de/one.html": one, "de/a/other.html": other}, tmp_path / "second")


def test_texts_are_laid_where_a_file_has_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "links lead to no other device", str(path), None, str(target))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    texts = TextFiles(tmp_path / "texts")
    texts.lay({"de/one.html": texts.put("one")}, tmp_path / "laid")
    assert (tmp_path / "laid" / "de" / "one.html").read_text("utf-8") == "one"


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


def test_a_chunk_that_by_chance_has_the_name_of_an_old_one_is_found_out(tmp_path: Path) -> None:
    found = {address: _record(address, "Zahlung", f"zuletzt {address * 3}") for address in "xy"}
    from_nothing = _index(tmp_path / "from nothing", found)
    (chunk,) = (path for path in from_nothing if path.startswith("index/"))

    before = {address: _record(address, "Anders", f"Konto {address * 3}", "Anderes") for address in "ab"}
    first = _index(tmp_path / "first", before)
    (old,) = (path for path in first if path.startswith("index/"))
    (tmp_path / "first" / old).rename(tmp_path / "first" / chunk)
    contents = next((tmp_path / "first").glob("*.pf_meta"))
    said = gzip.decompress(contents.read_bytes()).replace(Path(old).stem.encode(), Path(chunk).stem.encode())
    contents.write_bytes(gzip.compress(said))

    assert _index(tmp_path / "taken", found, {*first, chunk} - {old}, new=2) == from_nothing


def test_an_index_whose_contents_cannot_be_read_lends_nothing_wrong(tmp_path: Path) -> None:
    found = {address: _record(address, f"Titel {address}", "Zahlung") for address in "abc"}
    first = _index(tmp_path / "first", found)
    without_contents = [path for path in first if not path.endswith(".pf_meta")]
    assert _index(tmp_path / "lent", found, without_contents) == first


def _index(folder: Path, found: dict[str, Record], last: Iterable[str] = (), new: int = 0) -> dict[str, bytes]:
    """Write an index into `folder`, lent files of the first one; return its files."""
    guides = indexed_records(found.values(), "de", SYNONYMS)
    with tempfile.TemporaryDirectory() as pages:
        write_pages(guides, "de", Path(pages))
        words = [guide.words for guide in guides.values()]
        lent = [folder.parent / "first" / name for name in last]
        write_index(Path(pages), words, "de", SYNONYMS, folder, lent, new)
    return files_of(folder)
