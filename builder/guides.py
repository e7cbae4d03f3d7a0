"""Reads and checks the guides, but only those whose files changed since they were last read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from builder.digests import digest
from builder.stored_guides import GuideAsRead, GuidesInStore, OutlinesOnShelf, key_in_store, shelf_of_guides
from builder.workers import in_parallel, shares
from kb.checks import findings_of_guide
from kb.checks.texts import texts_of
from kb.content.guide_in_languages import outline_of, read_guide
from kb.content.languages import LANGUAGES
from kb.pages.support_desk_data import guide_json
from kb.search.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from builder.inputs import Inputs
    from builder.store import Store
    from kb.content.guide import Guide
    from kb.content.guide_in_languages import Outline
    from kb.content.site import Site


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
    new: dict[str, Outline] = {}
    for done in in_parallel(tasks):
        known |= {address: guide for address, (guide, _outline) in done.items()}
        new |= {address: outline for address, (_guide, outline) in done.items() if outline}
        told(len(done))
    known = {address: known[address] for address in files}
    shelf.write(known, last)
    shown = {address: guide.key for address, guide in known.items() if guide.can_be_shown}
    guides, outlines = GuidesInStore(store, shown), OutlinesOnShelf(store, shown, new)
    return replace(site, guides=guides, outlines=outlines, unreadable=frozenset(known.keys() - shown.keys())), known


type _Read = tuple[GuideAsRead, Outline | None]


class _File(NamedTuple):
    """A guide to read: its address, its key, and the digest of its file in each language."""

    address: str
    key: str
    files: Mapping[str, str]


def _read(share: Sequence[_File], shared: Site, store: Store, *, is_sound: bool) -> dict[str, _Read]:
    """Read and check some guides, and put them into the store; return what is known of each, and its outline."""
    return {file.address: _read_one(*file, shared, store, is_sound=is_sound) for file in share}


def _read_one(address: str, key: str, files: Mapping[str, str], shared: Site, store: Store, *, is_sound: bool) -> _Read:
    paths = {language: shared.docs / language / f"{address}.yml" for language in files}
    guide, found = read_guide(address, paths, shared.snippets, shared.docs)
    if guide is None:
        return GuideAsRead(key, tuple(found), can_be_shown=False), None
    store.put(key_in_store(key, "guide"), guide)  # before it remembers what it was asked
    found += findings_of_guide(guide, shared)
    outline = outline_of(guide)
    if not is_sound or any(finding.severity == "error" for finding in found):
        # Nothing is built of it, so that nothing else needs to be known.
        return GuideAsRead(key, tuple(found), can_be_shown=True), outline
    records = {language: record(guide, shared, language) for language in LANGUAGES}
    desk = {language: guide_json(guide, shared, language) for language in LANGUAGES}
    store.put(key_in_store(key, "records"), records)
    store.put(key_in_store(key, "desk"), desk)
    as_read = GuideAsRead(
        key,
        tuple(found),
        can_be_shown=True,
        versions={language: _said(guide.versions[language]) for language in LANGUAGES},
        faces={language: _face(outline, language) for language in LANGUAGES},
        records={language: digest(own) for language, own in records.items()},
        desk={language: digest(own) for language, own in desk.items()},
    )
    return as_read, outline


def _said(version: Guide) -> str:
    return digest(version, [text.language for text in texts_of(version)])


def _face(outline: Outline, language: str) -> str:
    faq = [(question.id, question.question, question.answer) for question in outline.faq[language]]
    return digest(outline.titles[language], outline.summaries[language], outline.widget, faq)
