"""What the search index of a language has of each guide: kept, and made anew only where a change reaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kb.search.compounds import split_otherwise
from kb.search.enrichment import Enrichment, known_words
from kb.search.record_html import indexed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.shelf import Shelf
    from builder.text_files import TextFiles
    from kb.content.files import Synonyms
    from kb.search.records import Record


class IndexedGuide(NamedTuple):
    """What the index has of a guide, and of what that was made."""

    record: str
    """The digest of what search knows of the guide."""
    known: str
    """The words that the guide knows, of which the compounds of all guides can be made, with spaces between them."""
    words: str
    """All words that the index has of the guide, with spaces between them."""
    html: str
    """The digest of the HTML that Pagefind is to read."""


class IndexedGuides(NamedTuple):
    """What the index has of all guides."""

    guides: Mapping[str, IndexedGuide]
    """By their addresses."""
    new: int
    """How many of them have other HTML than last time."""


def indexed_guides(
    shelf: Shelf[IndexedGuide],
    texts: TextFiles,
    language: str,
    synonyms: Synonyms,
    records: Mapping[str, str],
    load: Callable[[str], Record],
) -> IndexedGuides:
    """Return what the index has of each guide; the shelf is for this language, synonyms and code.

    `records` has the digest of each guide's record, which `load` gives. The HTML of all guides is then in `texts`, and
    nothing else is.
    """
    last = shelf.read()
    same = {
        address: last[address]
        for address, digest in records.items()
        if address in last and last[address].record == digest and texts.is_whole(last[address].html)
    }
    changed = {address: load(address) for address in records if address not in same}
    known = {address: " ".join(sorted(known_words(record))) for address, record in changed.items()}
    of_same = _words(guide.known for guide in same.values())
    of_all = of_same | _words(known.values())
    before = of_same | _words(guide.known for address, guide in last.items() if address not in same)
    if otherwise := split_otherwise(of_same, of_all ^ before):
        reached = [address for address, guide in same.items() if not otherwise.isdisjoint(guide.known.split())]
        changed |= {address: load(address) for address in reached}
        known |= {address: same[address].known for address in reached}
    enrichment = Enrichment(language, synonyms, of_all)
    made = {}
    for address, record in changed.items():
        found = indexed(record, enrichment)
        made[address] = IndexedGuide(records[address], known[address], found.words, texts.put(found.html))
    now = {address: made.get(address) or same[address] for address in records}
    shelf.write(now, last)
    texts.keep_only({guide.html for guide in now.values()})
    new = sum(address not in last or guide.html != last[address].html for address, guide in now.items())
    return IndexedGuides(now, new)


def _words(known: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(known).split())
