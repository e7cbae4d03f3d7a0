"""Reads and checks the guides, but only those whose files changed since they were last read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from builder.digests import digest
from builder.shelf import Shelf
from builder.workers import in_parallel, shares
from kb.checks import findings_of_guide
from kb.checks.texts import texts_of
from kb.content.guide_in_languages import GuideInLanguages, outline_of, read_guide
from kb.content.languages import LANGUAGES
from kb.pages.support_desk_data import guide_json
from kb.search.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.inputs import Inputs
    from builder.store import Store
    from kb.content.finding import Finding
    from kb.content.guide import Guide
    from kb.content.guide_in_languages import Outline
    from kb.content.site import Site
    from kb.search.records import Record


@dataclass(frozen=True)
class GuideAsRead:
    """What is known of a guide without loading it: where the store has the rest, and what else depends on it."""

    key: str
    files: Mapping[str, str]
    """The digest of its file in each language."""
    outline: Outline | None
    """None if it cannot be shown until its findings are mended."""
    findings: tuple[Finding, ...]
    versions: Mapping[str, str]
    """The digest, in each language, of all that it says there, and of the languages in which it says it."""
    faces: Mapping[str, str]
    """The digest, in each language, of what other pages show of it."""
    records: Mapping[str, str]
    """The digest, in each language, of what search knows of it."""
    desk: Mapping[str, str]
    """The digest, in each language, of what the support desk knows of it."""


class GuidesInStore(Mapping[str, GuideInLanguages]):
    """The guides by their address, each loaded when it is asked for."""

    def __init__(self, store: Store, keys: Mapping[str, str]) -> None:
        """Take the store's key of each guide."""
        self._store = store
        self._keys = keys

    def __getitem__(self, address: str) -> GuideInLanguages:
        """Return the guide."""
        return cast("GuideInLanguages", _stored(self._store, self._keys[address], "guide"))

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses, sorted."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many guides there are."""
        return len(self._keys)


def read_guides(
    site: Site, store: Store, inputs: Inputs, told: Callable[[int], None], *, is_sound: bool
) -> tuple[Site, dict[str, GuideAsRead]]:
    """Return the site with all its guides, and what is known of each; read anew are those that the store lacks.

    `told` hears how many more were read. Of a site whose shared content is not sound, only the findings are known.
    """
    files = inputs.guides
    keys = {
        address: digest("guide", inputs.base, is_sound, address, sorted(own.items())) for address, own in files.items()
    }
    shelf = shelf_of_guides(store)
    last = shelf.read()
    known = {address: last[address] for address, key in keys.items() if address in last and last[address].key == key}
    told(len(known))
    missing = [_File(address, keys[address], files[address]) for address in files if address not in known]
    tasks = [partial(_read, share, site.shared, store, is_sound=is_sound) for share in shares(missing)]
    for done in in_parallel(tasks):
        known.update(done)
        told(len(done))
    known = {address: known[address] for address in files}
    shelf.write(known, last)
    outlines = {address: guide.outline for address, guide in known.items() if guide.outline}
    guides = GuidesInStore(store, {address: known[address].key for address in outlines})
    return replace(site, guides=guides, outlines=outlines, unreadable=frozenset(known.keys() - outlines.keys())), known


def shelf_of_guides(store: Store) -> Shelf[GuideAsRead]:
    """Return the shelf that has what is known of each guide."""
    return Shelf(store, "guides")


def stored_record(store: Store, guide: GuideAsRead, language: str) -> Record:
    """Return what search knows of a guide in `language`."""
    return cast("dict[str, Record]", _stored(store, guide.key, "records"))[language]


def stored_desk_data(store: Store, guide: GuideAsRead, language: str) -> str:
    """Return what the support desk knows of a guide in `language`, as JSON."""
    return cast("dict[str, str]", _stored(store, guide.key, "desk"))[language]


def keys_in_store(guide: GuideAsRead) -> set[str]:
    """Return all keys under which the store has something of the guide."""
    return {_key(guide.key, kind) for kind in ("guide", "records", "desk")}


class _File(NamedTuple):
    """A guide to read: its address, its key, and the digest of its file in each language."""

    address: str
    key: str
    files: Mapping[str, str]


def _read(share: Sequence[_File], shared: Site, store: Store, *, is_sound: bool) -> dict[str, GuideAsRead]:
    """Read and check some guides, and put them into the store."""
    return {file.address: _read_one(*file, shared, store, is_sound=is_sound) for file in share}


def _read_one(
    address: str, key: str, files: Mapping[str, str], shared: Site, store: Store, *, is_sound: bool
) -> GuideAsRead:
    paths = {language: shared.docs / language / f"{address}.yml" for language in files}
    guide, found = read_guide(address, paths, shared.snippets, shared.docs)
    if guide is None:
        return GuideAsRead(key, files, None, tuple(found), {}, {}, {}, {})
    store.put(_key(key, "guide"), guide)  # before it remembers what it was asked
    found += findings_of_guide(guide, shared)
    if not is_sound or any(finding.severity == "error" for finding in found):
        # Nothing is built of it, so that nothing else needs to be known.
        return GuideAsRead(key, files, outline_of(guide), tuple(found), {}, {}, {}, {})
    outline = outline_of(guide)
    records = {language: record(guide, shared, language) for language in LANGUAGES}
    desk = {language: guide_json(guide, shared, language) for language in LANGUAGES}
    store.put(_key(key, "records"), records)
    store.put(_key(key, "desk"), desk)
    return GuideAsRead(
        key,
        files,
        outline,
        tuple(found),
        {language: _said(guide.versions[language]) for language in LANGUAGES},
        {language: _face(outline, language) for language in LANGUAGES},
        {language: digest(own) for language, own in records.items()},
        {language: digest(own) for language, own in desk.items()},
    )


def _said(version: Guide) -> str:
    return digest(version, [text.language for text in texts_of(version)])


def _face(outline: Outline, language: str) -> str:
    faq = [(question.id, question.question, question.answer) for question in outline.faq[language]]
    return digest(outline.titles[language], outline.summaries[language], outline.widget, faq)


def _key(key: str, kind: str) -> str:
    return digest(key, kind)


def _stored(store: Store, key: str, kind: str) -> object:
    found = store.get(_key(key, kind))
    if found is None:
        raise DamagedStoreError
    return found


class DamagedStoreError(Exception):
    """The store has lost what it had a moment ago: everything must be made anew."""
