"""Records what translations were made from: what `kb translations` writes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.finding import nearest
from kb.content.site import Site
from kb.content.translated import (
    TRANSLATED,
    TRANSLATED_FROM,
    Recorded,
    Significance,
    written_translated,
    written_translated_from,
)
from kb.content.writing import write_together
from kb.translations.digests import digest_of
from kb.translations.states import State, TranslationState, states_of_site
from kb.translations.units import TranslationUnit, units_of_site

type Lines = dict[str, Recorded]
"""The records of a language, by the names of units."""


class RecordingError(Exception):
    """There is no such unit, or nothing can be recorded about it."""


@dataclass
class Recording:
    """What was recorded, to be shown to people."""

    new: int = 0
    """The number of units that had no record."""
    both_changed: list[TranslationState] = field(default_factory=list)
    """Units that are taken to be current because their own words have changed along with their source’s."""
    stale: int = 0
    """The number of units that are still stale."""


def record(site: Site, current: Collection[str] = (), language: str | None = None) -> Recording:
    """Record what translations say now, and what they were made from, in all languages or in one.

    A unit without a record is current, and so is one that has changed together with its source. A stale one stays
    stale, unless `current` has its own name, the name of its part (guide and id) or that of its guide.

    Raises:
        RecordingError: if a name in `current` is unknown.
    """
    lines = {code: _lines(site, code) for code in site.languages}
    recording = Recording()
    known: set[str] = set()
    words: dict[tuple[str, str], str] = {}
    for code in [language] if language else site.languages:
        states = list(states_of_site(site, code))
        known.update(name for state in states for name in names_of(state.unit))
        kept = {}
        for state in states:
            if new := _recorded(state, is_current=is_named(state.unit, current)):
                kept[state.unit.name] = new
                words[state.unit.name, new.source] = state.was
                recording.new += state.record is None
                recording.stale += new is state.record and state.state is State.STALE
            if state.state is State.BOTH_CHANGED:
                recording.both_changed.append(state)
        lines[code] = kept
    _expect_known(current, known)
    write_together(_files(site, lines, {key: was for key, was in words.items() if was}))
    return recording


def judge(
    site: Site, names: Collection[str], significance: Significance, language: str | None = None
) -> list[TranslationState]:
    """Record how much changes of the source matter: `minor`, or `major`. Return the units concerned.

    Raises:
        RecordingError: if a name is not that of a unit, an id or a guide, or if what it names has an unchanged source.
    """
    lines = {code: _lines(site, code) for code in site.languages}
    known: set[str] = set()
    judged = []
    for code in [language] if language else site.languages:
        for state in states_of_site(site, code):
            known.update(names_of(state.unit))
            now = digest_of(state.unit.source or "")
            if state.record and state.record.source != now and is_named(state.unit, names):
                mark = f"minor:{now}" if significance == "minor" else significance
                lines[code][state.unit.name] = state.record._replace(mark=mark)
                judged.append(state)
    _expect_known(names, known)
    for name in names:
        if not any(is_named(state.unit, (name,)) for state in judged):
            raise RecordingError(f"The source of “{name}” has not changed since it was translated.")
    words = {(state.unit.name, state.record.source): state.was for state in judged if state.record and state.was}
    write_together(_files(site, lines, words))
    return judged


def remembered(site: Site, language: str, pairs: Mapping[str, tuple[str, str]]) -> dict[Path, bytes]:
    """Return the files that record what units were translated from: name → the source’s words, and the unit’s own.

    Nothing else in them changes. The source’s words may be outdated: then the unit is stale. Whoever writes the
    translations too writes them first: until these files follow, a unit is at worst one that changed with its source.
    """
    lines = {code: _lines(site, code) for code in site.languages}
    lines[language] |= {name: Recorded(digest_of(source), digest_of(own)) for name, (source, own) in pairs.items()}
    return _files(site, lines, {(name, digest_of(source)): source for name, (source, _own) in pairs.items()})


def names_of(unit: TranslationUnit) -> Iterator[str]:
    """Yield the names that include a unit: its guide, the id that it belongs to, and its own."""
    yield unit.group
    yield unit.name.partition(".")[0]
    yield unit.name


def is_named(unit: TranslationUnit, names: Collection[str]) -> bool:
    """Return whether the unit is one of those that are named."""
    return bool(names) and any(name in names for name in names_of(unit))


def _recorded(state: TranslationState, *, is_current: bool) -> Recorded | None:
    """Return the record to write for a unit, if any."""
    unit, old = state.unit, state.record
    if state.state is State.STALE and not is_current:
        return old
    if not (unit.own and unit.source) or state.state is State.UNTRANSLATED:
        return None
    new = Recorded(digest_of(unit.source), digest_of(unit.own))
    if old and old.mark == f"minor:{new.source}" and not is_current:
        return old._replace(own=new.own)
    return new


def _lines(site: Site, language: str) -> Lines:
    groups = site.records.translated.get(language, {})
    return {name: line for group in groups for name, line in site.records.recorded(language, group).items()}


def _expect_known(names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise RecordingError(f"Nothing that is translated is called “{name}”; {nearest(name, known)}")


def _files(site: Site, lines: Mapping[str, Lines], words: Mapping[tuple[str, str], str] = {}) -> dict[Path, bytes]:
    """Return the files of the records of all languages, after the one with the words of the source that they name.

    If this is killed in between, each new record has its words, and the same command writes the rest.
    """
    units = (unit for language in site.languages for unit in units_of_site(site, language))
    now = {(unit.name, digest_of(unit.source)): str(unit.source) for unit in units if unit.source}
    then = {key: old for group in site.records.words for key, old in site.records.words_of(group).items()}
    known = {**words, **now, **then}
    named = {(name, line.source) for own in lines.values() for name, line in own.items()}
    kept = {key: known[key] for key in named if key in known}
    files = {site.docs / TRANSLATED_FROM: written_translated_from(kept).encode()}
    for language, own in lines.items():
        path = site.docs / language / TRANSLATED
        if own or path.exists():
            files[path] = written_translated(own).encode()
    return files
