"""The numbers of translated and stale units, for `kb status`.

For a guide, or for what all guides share:

    summary_of_guide(guide, languages)      also kept with each guide: `Content.guides[address].translations`
    summary_of_shared_files(site)

Each gives `languages`, a Tally for each language that has units there, and `stale`, the stale units one by one. Add the
tallies of all up with `total`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Site
from kb.translations.states import State, TranslationState, states_of_guide, states_of_shared_files


class Tally(NamedTuple):
    """The numbers of a language's units: all of them, translated ones, stale ones among these, and missing ones.

    Units that still have the source’s words are missing. What only a translation says is not counted.
    """

    units: int = 0
    translated: int = 0
    stale: int = 0
    missing: int = 0


class StaleUnit(NamedTuple):
    """A translation whose source has changed since it was made."""

    guide: str
    """The guide, `billing/invoices`, or the file that all guides share, `snippets`."""
    unit: str
    """The name of the unit: `billing/invoices#open.text`."""
    language: str
    significance: str
    """`major` if the translation misleads readers, else `normal`."""
    was: str
    """The source’s words that were translated; empty if they are unknown."""
    now: str
    """What the source says now; empty if the text was removed."""


class Summary(NamedTuple):
    """The tallies of translations of a guide, or of what all guides share."""

    languages: Mapping[str, Tally]
    stale: tuple[StaleUnit, ...]


def summary_of_guide(guide: GuideInLanguages, languages: Iterable[str]) -> Summary:
    """Return the summary of a guide's translations."""
    return _summary({language: list(states_of_guide(guide, language)) for language in languages})


def summary_of_shared_files(site: Site) -> Summary:
    """Return the summary of the translations of what all guides share."""
    return _summary({language: list(states_of_shared_files(site, language)) for language in site.languages})


def total(summaries: Iterable[Summary]) -> dict[str, Tally]:
    """Return the sums of the tallies, by language."""
    sums: dict[str, Tally] = {}
    for summary in summaries:
        for language, tally in summary.languages.items():
            added = zip(sums.get(language, Tally()), tally, strict=True)
            sums[language] = Tally(*(one + other for one, other in added))
    return sums


def _summary(states: Mapping[str, list[TranslationState]]) -> Summary:
    tallies = {language: _tally(own) for language, own in states.items() if own}
    return Summary(tallies, tuple(_stale(state for own in states.values() for state in own)))


def _tally(states: Iterable[TranslationState]) -> Tally:
    of_source = [state for state in states if state.unit.source]
    missing = sum(state.state in (State.MISSING, State.UNTRANSLATED) for state in of_source)
    return Tally(len(of_source), len(of_source) - missing, sum(state.is_stale for state in of_source), missing)


def _stale(states: Iterable[TranslationState]) -> Iterator[StaleUnit]:
    for state in states:
        if state.is_stale:
            unit = state.unit
            significance = state.significance or "normal"
            yield StaleUnit(unit.group, unit.name, unit.language, significance, state.was, str(unit.source or ""))
