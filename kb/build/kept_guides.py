"""What the store keeps about guides, and its keys: a guide is read again only if its key has changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from hooks.material import ICONS
from kb.build.store import Store
from kb.build.workers import in_parallel, shares
from kb.content.content_files import guide_paths
from kb.content.finding import Finding
from kb.content.guide_in_languages import GuideInLanguages, Outline
from kb.content.loading import load_site_without_guides, names_beside, read_guides, records_by_file
from kb.content.part import digest
from kb.content.site import Shared, Site
from kb.content.source_file import SourceFile, read_source
from kb.content.text import Place
from kb.content.translated import Records
from kb.status.figures import Figures
from kb.translations.summary import Summary

CHECKED = "guide"
"""The scope of KeptFiles."""


class GuideFiles(NamedTuple):
    """The files of a guide or of a topic's questions, by language, and what else reading them depends on."""

    address: str
    files: Mapping[str, SourceFile]
    beside: tuple[str, ...]
    """The names that questions must not take."""
    records: Records

    def guides(self, shared: Shared) -> tuple[list[GuideInLanguages], list[Finding]]:
        """Return the guides in the files, and the findings in the files' form."""
        return read_guides(self.address, self.files, shared, self.beside, self.records)


@dataclass(frozen=True)
class Sources:
    """The content before its guides are read."""

    site: Site
    """Without guides."""
    findings: list[Finding]
    files: Mapping[str, GuideFiles]
    """By the address of the guide, or `topic/questions`."""
    keys: Mapping[str, str]
    """Address → digest of everything that reading these files depends on."""


class KeptParts(NamedTuple):
    """The digests of a guide's parts in one language, known without loading the parts."""

    digests: Mapping[str, str]
    """Name of the part → digest. While there are errors, there is only `version`."""
    terms: tuple[str, ...] = ()


class KeptGuide(NamedTuple):
    """What the store knows about a guide without loading its texts."""

    outline: Outline
    places: Mapping[str, Place]
    unreadable: frozenset[str]
    parts: Mapping[str, KeptParts]
    """By language."""
    translations: Summary
    """Its translations, summed up."""
    figures: Mapping[str, Figures]
    """By language."""


class KeptFiles(NamedTuple):
    """What the store knows about the files of one guide, or of a topic's questions, each of which counts as a guide."""

    findings: tuple[Finding, ...]
    guides: tuple[KeptGuide, ...]
    """Empty if nothing can be shown until the findings are fixed."""


def read_sources(docs: Path, store: Store) -> Sources:
    """Read the content, but only the bytes of guides' files."""
    site, found = load_site_without_guides(docs, ICONS, store.kept_or_made)
    around = [getattr(site.shared, field.name) for field in fields(site.shared) if field.name != "docs"]
    shared_key = digest(around, with_places=True)  # findings name the places of snippets
    paths = guide_paths(docs, site.languages)
    records = records_by_file(site, paths)
    files = {
        address: GuideFiles(
            address,
            {language: read_source(path, docs) for language, path in own.items()},
            names_beside(address, paths),
            records[address],
        )
        for address, own in paths.items()
    }
    keys = {
        address: digest(
            shared_key,
            address,
            own.beside,
            own.records,
            [(language, file.content, file.fault) for language, file in own.files.items()],
        )
        for address, own in files.items()
    }
    return Sources(site, found, files, keys)


def up_to_date[Kept](
    sources: Sources,
    scope: str,
    keys: Mapping[str, str],
    read: Callable[[Sequence[GuideFiles]], dict[str, Kept]],
    store: Store,
    done: Callable[[int], None],
) -> dict[str, Kept]:
    """Return what the store keeps in `scope` about these files, by address. What it lacks is read, on all cores.

    `read` returns it for some files, and `done` is told for how many it is known.
    """

    def read_missing(missing: list[str]) -> dict[str, Kept]:
        done(len(keys) - len(missing))
        found: dict[str, Kept] = {}
        files = [sources.files[address] for address in missing]
        for share in in_parallel([partial(read, some) for some in shares(files)]):
            found |= share
            done(len(share))
        return found

    return store.up_to_date(scope, keys, read_missing)


def key_of_checked(key: str, *, is_sound: bool) -> str:
    """Return the key of KeptFiles in the store. While what all guides share has errors, they lack parts."""
    return key if is_sound else f"{key} unsound"


def checked_before(sources: Sources, store: Store) -> dict[str, KeptFiles]:
    """Return the KeptFiles whose files have not changed since they were last checked, by address."""
    addresses = {
        key_of_checked(key, is_sound=is_sound): address
        for is_sound in (True, False)
        for address, key in sources.keys.items()
    }
    return {addresses[key]: cast("KeptFiles", kept) for key, kept in store.get_all(CHECKED, addresses).items()}
