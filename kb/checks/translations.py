"""Faults of translations, which say what their source says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kb.content.fields import units
from kb.content.finding import Finding
from kb.content.inline import facts, links
from kb.content.site import LANGUAGES
from kb.content.text import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.content.site import GuideInLanguages, Site
    from kb.content.text import Text


def missing_words(site: Site) -> Iterator[Finding]:
    """Find what a translation leaves in the source's language. Pages show it so, hence it is a warning."""
    for guide in site.guides.values():
        for language in LANGUAGES:
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
    yield from _differences(site, facts, "fact", "{{{}}}")


def differing_links(site: Site) -> Iterator[Finding]:
    """Find texts whose links are not those of their source."""
    yield from _differences(site, links, "link", "({})")


def _differences(site: Site, parts: Callable[[str], list[str]], name: str, form: str) -> Iterator[Finding]:
    for guide in site.guides.values():
        for text, source in _pairs(guide):
            own, expected = Counter(parts(text)), Counter(parts(source))
            for part in expected - own:
                yield Finding(text.place, f"the {name} {form.format(part)} is missing", "its source has it: add it")
            for part in own - expected:
                yield Finding(text.place, f"the {name} {form.format(part)} is not in its source", "remove it here")


def _pairs(guide: GuideInLanguages) -> Iterator[tuple[Text, Text]]:
    """Yield each translated text with its source's text."""
    source = {unit.key: unit.text for unit in units(guide.versions[guide.source])}
    for language, version in guide.versions.items():
        for unit in units(version):
            # A translation may add a field, such as a tip, that its source lacks: then it has no pair.
            if language != guide.source and unit.text.language == language and unit.key in source:
                yield unit.text, source[unit.key]


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
