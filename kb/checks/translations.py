"""Faults of translations, which must say what their source says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from kb.checks.markup import has_sound_links
from kb.content.counted import counted
from kb.content.fields import texts_of
from kb.content.finding import Finding
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import ICON, LABEL, SITE, facts, icons, labels, links
from kb.content.site import Shared, Site
from kb.content.text import Place, Text
from kb.content.translated import TRANSLATED
from kb.translations.differences import side_by_side
from kb.translations.states import (
    State,
    TranslationState,
    is_left_standing,
    states_of_guide,
    states_of_shared_files,
)
from widgets.rules import FACTS


def missing_words(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find texts that a language does not have: a warning, since pages show another language's."""
    source = {unit.key: unit.text for unit in guide.units[guide.source]}
    for language in sorted(shared.languages.keys() - guide.unreadable):
        if language not in guide.places:
            path = shared.docs.joinpath(language, *guide.places[guide.source].path.parts[-2:])
            wrong = "the translation is missing"
            yield Finding(Place(path), wrong, f"expected a file with “translates: {guide.source}”", "warning")
            continue
        for unit in guide.units[language]:
            if unit.text.language != language:
                text = source.get(unit.key, unit.text)
                where = text.place.where if guide.is_question else unit.key
                place = Place(guide.places[language].path, where=where)
                wrong = f"the words are missing: “{_shortened(text)}”"
                yield Finding(place, wrong, f"translate them from {text.language}", "warning")


def untranslated_words(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find sentences of a translation that are still the source's, as in a copy that nobody has translated yet."""
    for text, source in guide.translated_texts:
        if is_left_standing(text, source):
            yield _still_those_of_the_source(text, guide.source)


def stale_or_unrecorded_words(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find translations whose source has changed since, or of which nobody has recorded what they were made from."""
    for language in shared.languages:
        states = tuple(states_of_guide(guide, language))
        yield from _stale(states)
        yield from _unrecorded(states, shared.docs / language / TRANSLATED)


def outdated_words_outside_of_guides(site: Site) -> Iterator[Finding]:
    """Find the same, and words that nobody has translated, in the files that all guides share."""
    for language in site.languages:
        states = tuple(states_of_shared_files(site, language))
        yield from _untranslated(states)
        yield from _stale(states)
        yield from _unrecorded(states, site.docs / language / TRANSLATED)


def missing_terms_and_snippets(site: Site) -> Iterator[Finding]:
    """Find terms and snippets that a language does not have: readers are shown another language's."""
    for file, by_language in (("glossary.yml", site.glossaries), ("snippets.yml", site.snippets)):
        for language, entries in by_language.items():
            path = site.docs / language / file
            if f"{language}/{file}" in site.unreadable_files:  # it has its own findings
                continue
            owners = {name: texts_of(entry)[0].language for name, entry in entries.items()}
            if owners and not path.exists():
                yield Finding(Place(path), "the file is missing", f"expected {file} in each language", "warning")
                continue
            for name in (name for name, owner in owners.items() if owner != language):
                yield Finding(
                    Place(path), f"“{name}” is missing", f"translate it from {owners[name]}/{file}", "warning"
                )


def differing_facts(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find texts whose facts differ from those of their source."""
    for text, source in guide.translated_texts:
        if all(fact in FACTS for fact in facts(source)):  # otherwise the source has its own finding
            yield from _differences(guide, text, facts(text), facts(source), "the fact {{{}}}")


def differing_labels(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find texts whose labels differ from those of their source."""
    for text, source in guide.translated_texts:
        if all(label in shared.labels[source.language] for label in labels(source)):  # otherwise it has its own finding
            yield from _differences(guide, text, labels(text), labels(source), f"the label {{{{{LABEL}{{}}}}}}")


def differing_icons(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find texts whose icons are not those of their source."""
    for text, source in guide.translated_texts:
        if all(icon in (shared.inline_icons or ()) for icon in icons(source)):  # otherwise it has its own finding
            yield from _differences(guide, text, icons(text), icons(source), f"the icon ({ICON}{{}})")


def differing_links(site: Site) -> Iterator[Finding]:
    """Find texts whose links differ from those of their source, unless the source has its own finding.

    Links to other sites may differ: they have a page for each language.
    """
    for outline in site.outlines.values():
        for text, source in outline.texts_with_other_links:
            own, expected = _own_links(text), _own_links(source)
            if own != expected and has_sound_links(source, site):
                yield from _differences(site.guides[outline.address], text, own, expected, "the link ({})")


def _still_those_of_the_source(text: Text, source: str) -> Finding:
    wrong = f"the words are still those of the source: “{_shortened(text)}”"
    return Finding(text.place, wrong, f"translate them from {source}", "warning")


def _untranslated(states: Iterable[TranslationState]) -> Iterator[Finding]:
    for state in states:
        if state.state is State.UNTRANSLATED and state.unit.own and state.unit.source:
            yield _still_those_of_the_source(state.unit.own, state.unit.source.language)


def _stale(states: Iterable[TranslationState]) -> Iterator[Finding]:
    for stale in (state for state in states if state.is_stale):
        unit = stale.unit
        was, now = side_by_side(stale.was, unit.source or "")
        changed = f"“{was}” is now “{now}”" if stale.was else f"it now says “{now}”"
        if not unit.source:
            wrong, expected = f"the source no longer says “{was}”", "remove it here"
        elif stale.state is State.BOTH_CHANGED:
            wrong = f"the source and the translation have both changed: {changed}"
            expected = "compare them; “kb translations record” then marks the translation as current"
        elif stale.significance == "major":
            wrong, expected = f"the source has changed, and this misleads readers: {changed}", "translate it"
        else:
            wrong = f"the source has changed: {changed}"
            expected = f"translate it, or run “kb translations minor {unit.name}”, if it does not matter"
        yield Finding(unit.place, wrong, expected, "warning")


def _unrecorded(states: Iterable[TranslationState], path: Path) -> Iterator[Finding]:
    new = [state.unit.name for state in states if state.is_new]
    if new:
        first, *others = new
        what = f"“{first}” and {counted(len(others), 'more text')} are" if others else f"“{first}” is"
        yield Finding(
            Place(path, where="translations"), f"{what} not recorded yet", "run “kb translations record”", "warning"
        )


def _own_links(text: Text) -> list[str]:
    return [target for target in links(text) if not target.startswith(SITE)]


def _differences(
    guide: GuideInLanguages, text: Text, own: list[str], expected: list[str], name: str
) -> Iterator[Finding]:
    """Yield differences between a text and its source: a warning if only the source has changed since.

    Otherwise they stop the build, but not the preview, which can show the text while somebody works on both.
    """
    if own == expected:  # true nearly always, and counting takes long
        return
    states = states_of_guide(guide, text.language)
    stale = {state.unit.place for state in states if state.state is State.STALE}
    severity: Literal["unfinished", "warning"] = "warning" if text.place in stale else "unfinished"
    for part in Counter(expected) - Counter(own):
        wrong = "is here less often than in the source" if part in own else "is missing"
        yield Finding(text.place, f"{name.format(part)} {wrong}", "the source has it: add it", severity)
    for part in Counter(own) - Counter(expected):
        wrong = "is here more often than in the source" if part in expected else "is not in the source"
        yield Finding(text.place, f"{name.format(part)} {wrong}", "remove it here", severity)


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
