"""Reads and checks the content. Guides that have not changed come from the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from hooks.material import ICONS
from kb.build.kept_guides import (
    CHECKED,
    GuideFiles,
    KeptFiles,
    KeptGuide,
    KeptParts,
    key_of_checked,
    read_sources,
    up_to_date,
)
from kb.build.store import Store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.checks import findings_of_guide, findings_of_shared, findings_of_site, in_order
from kb.content.drafts import without_drafts
from kb.content.finding import Finding
from kb.content.guide import Guide
from kb.content.guide_in_languages import GuideInLanguages, outline_of
from kb.content.loading import with_guides
from kb.content.part import Part, digest
from kb.content.site import Shared, Site
from kb.content.translated import Records
from kb.outputs.edition import Edition
from kb.outputs.guide_parts import GuideParts, guide_parts, shown_on_page
from kb.status.figures import figures_of_guide
from kb.translations.summary import summary_of_guide

PARTS = tuple(field.name for field in fields(GuideParts) if field.name != "terms")
STORED_PARTS = tuple(name for name in PARTS if name != "shown")
"""The parts of guides that are stored, each in its own scope. `shown` is not: it is derived from the version."""


@dataclass(frozen=True)
class Content:
    """The content as it was read, with its findings."""

    site: Site
    guides: Mapping[str, KeptGuide]
    keys: Mapping[str, str]
    """Address of a guide → digest of everything that reading and checking it depends on."""
    findings: list[Finding]

    def errors(self, target: Target) -> list[Finding]:
        """Return the findings that stop a build. Unfinished content does not stop a preview."""
        stopping = {"error"} if target.is_preview else {"error", "unfinished"}
        return [finding for finding in self.findings if finding.severity in stopping]

    def edition(self, target: Target, store: Store) -> Edition:
        """Return the site as it will be published. The content must have no errors."""
        site = self.site if target.is_preview else without_drafts(self.site)
        guides = {address: parts_in_store(self.guides[address], store) for address in site.outlines}
        return Edition(site, guides, target.site_url, ICONS, target.is_preview)


def read_content(target: Target, store: Store, terminal: Terminal) -> Content:
    """Read and check the content."""
    sources = read_sources(target.root / "docs", store)
    site = sources.site
    shared = findings_of_shared(site)
    is_sound = not any(finding.severity == "error" for finding in (*sources.findings, *shared))
    keys = {address: key_of_checked(key, is_sound=is_sound) for address, key in sources.keys.items()}
    read = partial(_read, shared=site.shared, store=store, is_sound=is_sound)
    with terminal.stage("Reading and checking the guides", len(keys)) as done:
        kept = up_to_date(sources, CHECKED, keys, read, store, done)
    guides = {guide.outline.address: guide for own in kept.values() for guide in own.guides}
    outlines = {address: guide.outline for address, guide in guides.items()}
    unreadable = frozenset(address for address, own in kept.items() if not own.guides)
    site = with_guides(site, StoredGuides(guides, store, site.records), outlines, unreadable)
    of_files = (finding for own in kept.values() for finding in own.findings)
    keys_of_guides = {guide.outline.address: keys[address] for address, own in kept.items() for guide in own.guides}
    return Content(
        site, guides, keys_of_guides, in_order((*sources.findings, *shared, *of_files, *findings_of_site(site)))
    )


def parts_in_store(guide: KeptGuide, store: Store) -> Mapping[str, GuideParts]:
    """Return the parts of a guide by language. Each part is loaded when it is first used."""
    address = guide.outline.address
    return {language: _parts_in_store(address, parts, store) for language, parts in guide.parts.items()}


def _parts_in_store(address: str, parts: KeptParts, store: Store) -> GuideParts:
    def part(name: str) -> Part[Any]:
        known = parts.digests.get(name, "")
        return Part(known, partial(store.must_get, name, _key(address, known)))

    stored = {name: part(name) for name in STORED_PARTS}
    shown = Part(parts.digests.get("shown", ""), lambda: shown_on_page(stored["version"].value))
    return GuideParts(**stored, shown=shown, terms=parts.terms)


def keep_only_parts_of(guides: Mapping[str, KeptGuide], store: Store) -> None:
    """Delete from the store all parts that do not belong to these guides as they are now."""
    for name in STORED_PARTS:
        parts = ((address, part.digests) for address, guide in guides.items() for part in guide.parts.values())
        store.keep_only(name, {_key(address, digests[name]) for address, digests in parts})


class StoredVersions(Mapping[str, Guide]):
    """The versions of a guide by language, each loaded from the store when it is first looked up."""

    def __init__(self, parts: Mapping[str, GuideParts]) -> None:
        """Create the mapping from the guide's parts by language."""
        self._parts = parts
        self._loaded: dict[str, Guide] = {}

    def __getitem__(self, language: str) -> Guide:
        """Return the version in the language."""
        if language not in self._loaded:
            self._loaded[language] = self._parts[language].version.value
        return self._loaded[language]

    def __iter__(self) -> Iterator[str]:
        """Yield the languages."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(self._parts)


class StoredGuides(Mapping[str, GuideInLanguages]):
    """The guides by address, each loaded from the store when it is looked up."""

    def __init__(self, guides: Mapping[str, KeptGuide], store: Store, records: Records) -> None:
        """Create the mapping from what is known of each guide, the store that has the rest, and all records."""
        self._guides = guides
        self._store = store
        self._records = records
        self._last: GuideInLanguages | None = None

    def __getitem__(self, address: str) -> GuideInLanguages:
        """Return the guide. The last one is cached, since callers often ask for the same guide in several languages."""
        if self._last is None or self._last.address != address:
            self._last = self._loaded(address)
        return self._last

    def _loaded(self, address: str) -> GuideInLanguages:
        guide = self._guides[address]
        versions = StoredVersions(parts_in_store(guide, self._store))
        outline = guide.outline
        return GuideInLanguages(
            address,
            outline.source,
            versions,
            guide.places,
            guide.unreadable,
            is_question=outline.is_question,
            records=self._records,
        )

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses, sorted."""
        return iter(self._guides)

    def __len__(self) -> int:
        """Return how many guides there are."""
        return len(self._guides)


def _read(some: Sequence[GuideFiles], shared: Shared, store: Store, *, is_sound: bool) -> dict[str, KeptFiles]:
    """Read and check some guides, and store their parts."""
    values: dict[str, dict[str, object]] = {name: {} for name in STORED_PARTS}
    found = {own.address: _read_files(own, shared, values, is_sound=is_sound) for own in some}
    for scope, parts in values.items():
        store.put(scope, parts)
    return found


def _read_files(own: GuideFiles, shared: Shared, values: dict[str, dict[str, object]], *, is_sound: bool) -> KeptFiles:
    guides, found = own.guides(shared)
    kept = []
    for guide in guides:
        faults = findings_of_guide(guide, shared)
        is_shown = is_sound and not any(finding.severity == "error" for finding in (*found, *faults))
        parts = _parts(guide, shared, values, is_shown=is_shown)
        summary = summary_of_guide(guide, shared.languages)
        figures = figures_of_guide(guide)
        kept.append((faults, KeptGuide(outline_of(guide), guide.places, guide.unreadable, parts, summary, figures)))
    found += [finding for faults, _guide in kept for finding in faults]
    return KeptFiles(tuple(found), tuple(guide for _faults, guide in kept))


def _parts(
    guide: GuideInLanguages, shared: Shared, values: dict[str, dict[str, object]], *, is_shown: bool
) -> dict[str, KeptParts]:
    """Return the digests of the guide's parts, and add the parts to `values`. If it is not shown, only the version."""
    address = guide.address
    if is_shown:
        return {language: _kept(address, part, values) for language, part in guide_parts(guide, shared).items()}
    parts = {}
    for language, version in guide.versions.items():
        parts[language] = KeptParts({"version": digest(version)})
        values["version"][_key(address, parts[language].digests["version"])] = version
    return parts


def _kept(address: str, parts: GuideParts, values: dict[str, dict[str, object]]) -> KeptParts:
    for name, own in values.items():
        part = getattr(parts, name)
        own[_key(address, part.digest)] = part.value
    return KeptParts({name: getattr(parts, name).digest for name in PARTS}, parts.terms)


def _key(address: str, known: str) -> str:
    return f"{address} {known}"
