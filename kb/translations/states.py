"""States of translations: whether each unit says what its source says now.

    source as recorded                                  current
    source changed, and the unit’s own words are not    stale
    source changed, and the unit’s own words too        both changed

Where both have changed, nobody knows whether the translation follows its source: `kb translations record` shows both. A
unit that still has the source's words is not translated; a unit without words is missing.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from kb.content.fields import parts_with_anchors
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import all_tokens
from kb.content.site import Shared, Site
from kb.content.translated import Recorded, Records, Significance
from kb.translations.digests import digest_of
from kb.translations.units import TranslationUnit, units_of_guide, units_of_shared_files, units_of_snippets

_SMALL_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class State(StrEnum):
    """What needs to be done about a unit, if anything."""

    CURRENT = "current"
    STALE = "stale"
    BOTH_CHANGED = "both-changed"
    UNTRANSLATED = "untranslated"
    MISSING = "missing"


class TranslationState(NamedTuple):
    """A unit, and the state of its translation."""

    unit: TranslationUnit
    state: State
    significance: Significance = ""
    """How much the change of the source matters, if it is stale or both have changed."""
    was: str = ""
    """The source's words that were translated, if it is stale or both have changed; empty if they are unknown."""
    record: Recorded | None = None
    """Its record, under its name or a former id of its part."""
    is_new: bool = False
    """Whether it has no record although its language has records."""

    @property
    def is_stale(self) -> bool:
        """Return whether the source has changed since it was translated."""
        return self.state in (State.STALE, State.BOTH_CHANGED)


def states_of_guide(guide: GuideInLanguages, language: str) -> Iterator[TranslationState]:
    """Yield the state of each unit of the guide in the language."""
    return _states(units_of_guide(guide, language), guide.records, language, guide.address, guide)


def states_of_shared_files(site: Site, language: str) -> Iterator[TranslationState]:
    """Yield the state of each unit of the files that all guides share in the language."""
    units: dict[str, list[TranslationUnit]] = {}
    for unit in units_of_shared_files(site, language):
        units.setdefault(unit.group, []).append(unit)
    for group, own in units.items():
        yield from _states(own, site.records, language, group)


def states_of_snippets(shared: Shared, language: str) -> Iterator[TranslationState]:
    """Yield the state of each unit of the snippets in the language."""
    return _states(units_of_snippets(shared, language), shared.snippet_records, language, "snippets")


def states_of_site(site: Site, language: str) -> Iterator[TranslationState]:
    """Yield the state of each unit of the language: what all guides share, then guide by guide."""
    yield from states_of_shared_files(site, language)
    for guide in site.guides.values():
        yield from states_of_guide(guide, language)


def state_of(unit: TranslationUnit, record: Recorded | None, was: str = "", *, is_recorded: bool) -> TranslationState:
    """Return the state of a unit, according to its record.

    `was` is the words that were translated, if they are known; `is_recorded` is whether the language has any records.
    """
    if not unit.own:
        return TranslationState(unit, State.MISSING, record=record)
    if unit.source and is_left_standing(unit.own, unit.source):
        return TranslationState(unit, State.UNTRANSLATED, record=record)
    source = digest_of(unit.source) if unit.source else ""
    if not record:
        return TranslationState(unit, State.CURRENT, is_new=is_recorded and bool(source))
    if source == record.source or (source and record.mark == f"minor:{source}"):
        return TranslationState(unit, State.CURRENT, record=record)
    state = State.STALE if digest_of(unit.own) == record.own else State.BOTH_CHANGED
    return TranslationState(unit, state, "major" if record.mark == "major" else "", was, record)


def is_left_standing(own: str, source: str) -> bool:
    """Return whether a text is the same as its source, and is not one that two languages may share.

    Two languages may share a single word, or nothing but names, codes, numbers and labels: no word in lower case.
    """
    if digest_of(own) != digest_of(source):
        return False
    pieces = " ".join(token.source for token in all_tokens(own) if token.kind == "words").split()
    words = [piece.strip(".,;:!?…()«»„“”\"'*") for piece in pieces]
    return len(words) > 1 and any(word[:1].islower() and _SMALL_WORD.fullmatch(word) for word in words)


def _states(
    units: Iterable[TranslationUnit],
    records: Records,
    language: str,
    group: str,
    guide: GuideInLanguages | None = None,
) -> Iterator[TranslationState]:
    """Yield the states of the units. A record under a former id of a part belongs to that part."""
    recorded, words = records.recorded(language, group), records.words_of(group)
    is_recorded, units = language in records.translated, tuple(units)
    is_lacking = is_recorded and any(unit.name not in recorded for unit in units)
    former = _former_names(guide) if guide and is_lacking else {}
    for unit in units:
        name = unit.name
        if former and name not in recorded:
            part, dot, field = name.partition(".")
            names = (f"{old}{dot}{field}" for old in former.get(part, ()))
            name = next((former_name for former_name in names if former_name in recorded), name)
        record = recorded.get(name)
        was = words.get((name, record.source), "") if record else ""
        yield state_of(unit, record, was, is_recorded=is_recorded)


def _former_names(guide: GuideInLanguages) -> dict[str, list[str]]:
    """Return the former names of the guide's parts, by their current ones: `topic/guide#id`."""
    parts = parts_with_anchors(guide.versions[guide.source])
    return {f"{guide.address}#{own}": [f"{guide.address}#{old}" for old in was] for own, was in parts if was}
