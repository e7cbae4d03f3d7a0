"""Faults of translations, which say what their source says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kb.checks.links import has_sound_links
from kb.content.fields import units
from kb.content.finding import Finding
from kb.content.inline import facts, links
from kb.content.site import LANGUAGES
from kb.content.text import Place
from widgets.rules import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.site import Site
    from kb.content.text import Text


def missing_words(site: Site) -> Iterator[Finding]:
    """Find what a translation leaves in the source's language. Pages show it so, hence it is a warning."""
    for guide in site.guides.values():
        for language in sorted(set(LANGUAGES) - guide.unreadable):
            if language not in guide.places:
                path = site.docs / language / f"{guide.address}.yml"
                wrong = "the translation is missing"
                yield Finding(Place(path), wrong, f"expected a file with “translates: {guide.source}”", "warning")
                continue
            for unit in units(guide.versions[language]):
                if unit.text.language != language:
                    place = Place(guide.places[language].path, where=unit.key)
                    wrong = f"the words are missing: “{_shortened(unit.text)}”"
                    yield Finding(place, wrong, f"translate them from {unit.text.language}", "warning")


def differing_facts(site: Site) -> Iterator[Finding]:
    """Find texts whose facts are not those of their source."""
    for text, source in _pairs(site):
        if all(fact in FACTS for fact in facts(source)):  # else the source has a finding of its own
            yield from _differences(text, facts(text), facts(source), "the fact {{{}}}")


def differing_links(site: Site) -> Iterator[Finding]:
    """Find texts whose links are not those of their source."""
    for text, source in _pairs(site):
        if has_sound_links(site, source):
            yield from _differences(text, links(text), links(source), "the link ({})")


def _differences(text: Text, own: list[str], expected: list[str], name: str) -> Iterator[Finding]:
    for part in Counter(expected) - Counter(own):
        yield Finding(text.place, f"{name.format(part)} is missing", "its source has it: add it")
    for part in Counter(own) - Counter(expected):
        yield Finding(text.place, f"{name.format(part)} is not in its source", "remove it here")


def _pairs(site: Site) -> Iterator[tuple[Text, Text]]:
    """Yield each translated text with its source's text."""
    for guide in site.guides.values():
        source = {unit.key: unit.text for unit in units(guide.versions[guide.source])}
        for language, version in guide.versions.items():
            for unit in units(version):
                # A translation may add a field, such as a tip, that its source lacks: then it has no pair.
                if language != guide.source and unit.text.language == language and unit.key in source:
                    yield unit.text, source[unit.key]


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
