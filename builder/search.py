"""What the search index of a language has of each guide: kept, and made anew only where a change reaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kb.search.compounds import split_otherwise
from kb.search.enrichment import Enrichment, known_words
from kb.search.record_html import Indexed, indexed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.shelf import Shelf
    from kb.content.files import Synonyms
    from kb.search.records import Record


class IndexedGuide(NamedTuple):
    """What the index has of a guide, and of what that was made."""

    record: str
    """The digest of what search knows of the guide."""
    known: str
    """The words that the guide knows, of which the compounds of all guides can be made, with spaces between them."""
    indexed: Indexed


class IndexedGuides(NamedTuple):
    """What the index has of all guides."""

    guides: Mapping[str, Indexed]
    """By their addresses."""
    new: int
    """How many of them have other HTML than last time."""


def indexed_guides(
    shelf: Shelf[IndexedGuide],
    language: str,
    synonyms: Synonyms,
    records: Mapping[str, str],
    load: Callable[[str], Record],
) -> IndexedGuides:
    """Return what the index has of each guide; the shelf is for this language, synonyms and code.

    `records` has the digest of each guide's record, which `load` gives.
    """
    last = shelf.read()
    changed = {
        address: load(address)
        for address, digest in records.items()
        if address not in last or last[address].record != digest
    }
    known = {
        address: " ".join(sorted(known_words(changed[address]))) if address in changed else last[address].known
        for address in records
    }
    all_known, known_before = _words(known.values()), _words(guide.known for guide in last.values())
    otherwise = split_otherwise(all_known, all_known ^ known_before)
    enrichment = Enrichment(language, synonyms, all_known)
    now: dict[str, IndexedGuide] = {}
    for address, digest in records.items():
        if address in changed or not otherwise.isdisjoint(known[address].split()):
            record = changed.get(address) or load(address)
            now[address] = IndexedGuide(digest, known[address], indexed(record, enrichment))
        else:
            now[address] = last[address]
    shelf.write(now, last)
    html_before = {address: guide.indexed.html for address, guide in last.items()}
    new = sum(guide.indexed.html != html_before.get(address) for address, guide in now.items())
    return IndexedGuides({address: guide.indexed for address, guide in now.items()}, new)


def _words(known: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(known).split())
