"""What the store has of the guides, each loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

from builder.digests import digest
from builder.shelf import Shelf, up_to_date
from builder.store import DamagedStoreError
from kb.content.guide_in_languages import GuideInLanguages, Outline, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.store import Store
    from kb.content.finding import Finding
    from kb.search.records import Record


@dataclass(frozen=True)
class GuideAsRead:
    """What is known of a guide without loading it: where the store has the rest, and what else depends on it."""

    key: str
    findings: tuple[Finding, ...]
    can_be_shown: bool
    """Whether it has an outline, and all else; if not, its findings must be mended first."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """The digest, in each language, of all that it says there, and of the languages in which it says it."""
    faces: Mapping[str, str] = field(default_factory=dict)
    """The digest, in each language, of what other pages show of it."""
    records: Mapping[str, str] = field(default_factory=dict)
    """The digest, in each language, of what search knows of it."""
    desk: Mapping[str, str] = field(default_factory=dict)
    """The digest, in each language, of what the support desk knows of it."""


class _ByAddress[Value](Mapping[str, Value]):
    """What the store has of each guide, by its address."""

    def __init__(self, store: Store, keys: Mapping[str, str]) -> None:
        """Take the store's key of each guide."""
        self._store = store
        self._keys = keys

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses, sorted."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many guides there are."""
        return len(self._keys)


class GuidesInStore(_ByAddress[GuideInLanguages]):
    """The guides, each loaded when it is asked for."""

    def __getitem__(self, address: str) -> GuideInLanguages:
        """Return the guide."""
        return cast("GuideInLanguages", _stored(self._store, self._keys[address], "guide"))


class OutlinesOnShelf(_ByAddress[Outline]):
    """The outlines of guides, all loaded when the first is asked for.

    Search needs none: it can begin before, and takes longest.
    """

    def __init__(self, store: Store, keys: Mapping[str, str], new: Mapping[str, Outline]) -> None:
        """Take the store's key of each guide, and the outlines that were just made."""
        super().__init__(store, keys)
        self._new = new

    def __getitem__(self, address: str) -> Outline:
        """Return the outline of a guide."""
        return self._all[address]

    @cached_property
    def _all(self) -> Mapping[str, Outline]:
        return up_to_date(shelf_of_outlines(self._store), self._keys, self._made)

    def _made(self, addresses: list[str]) -> dict[str, Outline]:
        """Return outlines that the shelf lacks: if it has lost nothing, the new ones."""
        guides = GuidesInStore(self._store, self._keys)
        return {address: self._new.get(address) or outline_of(guides[address]) for address in addresses}


def shelf_of_guides(store: Store) -> Shelf[GuideAsRead]:
    """Return the shelf that has what is known of each guide."""
    return Shelf(store, "guides")


def shelf_of_outlines(store: Store) -> Shelf[tuple[str, Outline]]:
    """Return the shelf that has the outline of each guide."""
    return Shelf(store, "outlines")


def stored_record(store: Store, guide: GuideAsRead, language: str) -> Record:
    """Return what search knows of a guide in `language`."""
    return cast("dict[str, Record]", _stored(store, guide.key, "records"))[language]


def stored_desk_data(store: Store, guide: GuideAsRead, language: str) -> str:
    """Return what the support desk knows of a guide in `language`, as JSON."""
    return cast("dict[str, str]", _stored(store, guide.key, "desk"))[language]


def keys_in_store(store: Store, guides: Iterable[GuideAsRead]) -> set[str]:
    """Return all keys under which the store has something of the guides."""
    of_each = {key_in_store(guide.key, kind) for guide in guides for kind in ("guide", "records", "desk")}
    return of_each | shelf_of_guides(store).keys | shelf_of_outlines(store).keys


def key_in_store(key: str, kind: str) -> str:
    """Return the key of something that the store has of a guide; `key` is the guide's."""
    return digest(key, kind)


def _stored(store: Store, key: str, kind: str) -> object:
    found = store.get(key_in_store(key, kind))
    if found is None:
        raise DamagedStoreError
    return found
