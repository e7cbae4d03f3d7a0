"""Reads the content, and checks it: of the guides, only those that changed since the last time."""

import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from hooks.material import ICONS
from kb.build.store import Store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.build.workers import in_parallel, shares
from kb.checks import findings_of_guide, findings_of_shared, findings_of_site, in_order
from kb.content.finding import Finding
from kb.content.guide_in_languages import GuideInLanguages, Outline, outline_of
from kb.content.loading import guide_paths, load_site_without_guides, read_guide, with_guides
from kb.content.part import Part, digest
from kb.content.site import Shared, Site
from kb.content.source_file import SourceFile, read_source
from kb.content.text import Place
from kb.outputs.edition import Edition
from kb.outputs.guide_parts import GuideParts, asked_questions, guide_parts, shown_on_page


class KeptParts(NamedTuple):
    """The digests of a guide's parts in one language. Only the version is known if there are errors anywhere."""

    version: str
    shown: str = ""
    questions: str = ""
    asked: str = ""
    record: str = ""
    desk: str = ""
    terms: tuple[str, ...] = ()


class KeptGuide(NamedTuple):
    """What is known of a guide without loading it."""

    address: str
    findings: tuple[Finding, ...]
    outline: Outline | None = None
    """None if it cannot be shown until its findings are mended."""
    places: Mapping[str, Place] = {}
    unreadable: frozenset[str] = frozenset()
    parts: Mapping[str, KeptParts] = {}
    """By language."""


@dataclass(frozen=True)
class Content:
    """The content as it was read, and what is wrong with it."""

    site: Site
    guides: Mapping[str, KeptGuide]
    keys: Mapping[str, str]
    """For each guide, the digest of all that reading and checking it depends on."""
    findings: list[Finding]

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return [finding for finding in self.findings if finding.severity == "error"]

    def edition(self, target: Target, store: Store) -> Edition:
        """Return the site as it is to be published. The content must have no errors."""
        guides = {address: parts_in_store(guide, store) for address, guide in self.guides.items()}
        return Edition(self.site, guides, target.site_url, ICONS, target.is_preview)


def read_content(target: Target, store: Store, terminal: Terminal) -> Content:
    """Read and check the content."""
    docs = target.root / "docs"
    site, found = load_site_without_guides(docs, ICONS)
    shared = findings_of_shared(site)
    is_sound = not any(finding.severity == "error" for finding in (*found, *shared))
    around = digest(hashlib.sha256(pickle.dumps(site.shared)).digest(), is_sound)  # with the places of shared texts
    files = {
        address: {language: read_source(path, docs) for language, path in paths.items()}
        for address, paths in guide_paths(docs, site.languages).items()
    }
    keys = {
        address: digest(around, address, [(language, file.content) for language, file in own.items()])
        for address, own in files.items()
    }
    with terminal.stage("Reading and checking the guides", len(files)) as done:

        def read(missing: list[str]) -> dict[str, KeptGuide]:
            done(len(files) - len(missing))
            found: dict[str, KeptGuide] = {}
            tasks = [
                partial(_read, some, site.shared, store, is_sound=is_sound)
                for some in shares([_Files(address, files[address]) for address in missing])
            ]
            for share in in_parallel(tasks):
                found |= share
                done(len(share))
            return found

        guides = store.up_to_date("guide", keys, read)
    known = {address: guide.outline for address, guide in guides.items() if guide.outline}
    shown = StoredGuides({address: guides[address] for address in known}, store)
    site = with_guides(site, shown, known, frozenset(guides.keys() - known.keys()))
    of_guides = (finding for guide in guides.values() for finding in guide.findings)
    return Content(site, guides, keys, in_order((*found, *shared, *of_guides, *findings_of_site(site))))


def parts_in_store(guide: KeptGuide, store: Store) -> Mapping[str, GuideParts]:
    """Return the parts of a guide in each language, each loaded when it is asked for."""
    return {language: _parts_in_store(guide, parts, store) for language, parts in guide.parts.items()}


def _parts_in_store(guide: KeptGuide, parts: KeptParts, store: Store) -> GuideParts:
    def load(scope: str, known: str) -> Any:  # noqa: ANN401 (whatever was put)
        return store.must_get(scope, _key(guide.address, known))

    return GuideParts(
        version=Part(parts.version, lambda: load("version", parts.version)),
        shown=Part(parts.shown, lambda: shown_on_page(load("version", parts.version))),
        questions=Part(parts.questions, lambda: load("version", parts.version).faq),
        asked=Part(parts.asked, lambda: asked_questions(load("version", parts.version))),
        record=Part(parts.record, lambda: load("record", parts.record)),
        desk=Part(parts.desk, lambda: load("desk", parts.desk)),
        terms=parts.terms,
    )


def keep_only_parts_of(guides: Mapping[str, KeptGuide], store: Store) -> None:
    """Delete the parts of all other guides from the store."""
    for scope in ("version", "record", "desk"):
        parts = ((address, part) for address, guide in guides.items() for part in guide.parts.values())
        store.keep_only(scope, {_key(address, getattr(part, scope)) for address, part in parts})


class StoredGuides(Mapping[str, GuideInLanguages]):
    """The guides by their addresses, each loaded when it is asked for."""

    def __init__(self, guides: Mapping[str, KeptGuide], store: Store) -> None:
        """Take what is known of each guide, and where the rest is."""
        self._guides = guides
        self._store = store

    def __getitem__(self, address: str) -> GuideInLanguages:
        """Return the guide."""
        guide = self._guides[address]
        parts = parts_in_store(guide, self._store).items()
        versions = {language: own.version.value for language, own in parts}
        source = guide.outline.source if guide.outline else ""
        return GuideInLanguages(address, source, versions, guide.places, guide.unreadable)

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses, sorted."""
        return iter(self._guides)

    def __len__(self) -> int:
        """Return how many guides there are."""
        return len(self._guides)


class _Files(NamedTuple):
    """A guide to read: its address, and its file in each language."""

    address: str
    files: Mapping[str, SourceFile]


def _read(some: Sequence[_Files], shared: Shared, store: Store, *, is_sound: bool) -> dict[str, KeptGuide]:
    """Read and check some guides, and put their parts into the store."""
    values: dict[str, dict[str, object]] = {"version": {}, "record": {}, "desk": {}}
    found = {own.address: _read_one(own, shared, values, is_sound=is_sound) for own in some}
    for scope, parts in values.items():
        store.put(scope, parts)
    return found


def _read_one(own: _Files, shared: Shared, values: dict[str, dict[str, object]], *, is_sound: bool) -> KeptGuide:
    address = own.address
    guide, found = read_guide(address, own.files, shared)
    if guide is None:
        return KeptGuide(address, tuple(found))
    found = [*found, *findings_of_guide(guide, shared)]
    if is_sound and not any(finding.severity == "error" for finding in found):
        parts = {language: _kept(address, part, values) for language, part in guide_parts(guide, shared).items()}
    else:  # it can be checked, but not shown
        parts = {}
        for language, version in guide.versions.items():
            parts[language] = KeptParts(digest(version))
            values["version"][_key(address, parts[language].version)] = version
    return KeptGuide(address, tuple(found), outline_of(guide), guide.places, guide.unreadable, parts)


def _kept(address: str, parts: GuideParts, values: dict[str, dict[str, object]]) -> KeptParts:
    for scope, own in values.items():
        part = getattr(parts, scope)
        own[_key(address, part.digest)] = part.value
    return KeptParts(
        version=parts.version.digest,
        shown=parts.shown.digest,
        questions=parts.questions.digest,
        asked=parts.asked.digest,
        record=parts.record.digest,
        desk=parts.desk.digest,
        terms=parts.terms,
    )


def _key(address: str, known: str) -> str:
    return f"{address} {known}"
