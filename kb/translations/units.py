"""Units: everything that is translated. Each has its own name, the same in all languages.

    billing/invoices#title                      a guide’s own words
    billing/invoices#find-open.text             those of its parts: the id of the part, then the field
    billing/invoices#find-open.image.alt        those of pictures and tables: #fees.table.head.1 is the first column’s
    billing/top-up-amount#question              a question without a guide, and its #answer
    snippets#open-payments.text                 those of files that all guides share: the file, then the keys in it
    interface#labels.pay.label                  likewise: words#labels.home, glossary#order.term, index#title

A part of a guide may move within the guide: its id is unique there, so its name stays. Keywords, a term’s forms and the
words to avoid are not units, since each language has its own (`OwnWords`).

A guide says which language is its source. The source of the files that all guides share is the first language of
languages.yml.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kb.content.fields import units_in
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape import Shape
from kb.content.site import Shared, Site
from kb.content.text import Place, Text

SNIPPETS = "snippets.yml"

SHARED_FILES: Mapping[str, str] = {
    "glossary": "glossary.yml",
    "words": "words.yml",
    "interface": "interface.yml",
    "snippets": SNIPPETS,
    "index": "index.md",
}
"""The files that all guides share, by the first part of the names of their units."""

type Shapes = Mapping[str, Shape | Mapping[str, Any]]
"""What a file says, by language, in shapes by its keys."""

_OF_QUESTIONS = {"title": "question", "summary": "answer"}
"""The names of the fields in the file of a question, which is handled as a guide."""


class TranslationUnit(NamedTuple):
    """One text to translate into `language`: its words in the source, and those in the language itself."""

    name: str
    language: str
    path: Path
    """The file of the language that has its words, or lacks them."""
    source: Text | None
    """None if the source lacks what the translation says."""
    own: Text | None
    """None if they are missing, so that readers see those of another language."""

    @property
    def group(self) -> str:
        """Return the guide, question or file that it belongs to: `billing/invoices`, `snippets`."""
        return self.name.partition("#")[0]

    @property
    def place(self) -> Place:
        """Return where its words are, or the file that lacks them."""
        return self.own.place if self.own else Place(self.path, where=self.name.partition("#")[2])


def units_of_site(site: Site, language: str) -> Iterator[TranslationUnit]:
    """Yield every unit of the language: what all guides share, then guide by guide, in reading order."""
    yield from units_of_shared_files(site, language)
    for guide in site.guides.values():
        yield from units_of_guide(guide, language)


def units_of_guide(guide: GuideInLanguages, language: str) -> Iterator[TranslationUnit]:
    """Yield the units of a guide or a question; none in its source language, or if the file cannot be read.

    The words of snippets are their own units, unless the translation has others instead.
    """
    if language == guide.source or language in guide.unreadable:
        return
    source_path = guide.places[guide.source].path
    place = guide.places.get(language)
    path = place.path if place else _in_language(source_path, language)
    own = {unit.key: unit.text for unit in guide.units[language] if unit.text.language == language}
    for unit in guide.units[guide.source]:
        words = own.pop(unit.key, None)
        if unit.text.place.path == source_path or (words and words.place.path == path):
            yield TranslationUnit(_name_in(guide, unit.key), language, path, unit.text, words)
    for key, words in own.items():
        if words.place.path == path:
            yield TranslationUnit(_name_in(guide, key), language, path, None, words)


def units_of_shared_files(site: Site, language: str) -> Iterator[TranslationUnit]:
    """Yield the units of the files that all guides share, without those of files that cannot be read."""
    first = next(iter(site.languages), language)
    for name, by_language in _shared_files(site).items():
        if not {f"{language}/{name}", f"{first}/{name}"} & site.unreadable_files:
            yield from _units_of_file(by_language, first, language, site.docs / language / name)


def units_of_snippets(shared: Shared, language: str) -> Iterator[TranslationUnit]:
    """Yield the units of the snippets, which the pages of guides show."""
    first = next(iter(shared.languages), language)
    return _units_of_file(shared.snippets, first, language, shared.docs / language / SNIPPETS)


def _units_of_file(by_language: Shapes, first: str, language: str, path: Path) -> Iterator[TranslationUnit]:
    if language == first:
        return
    file, own = path.stem, {unit.key: unit.text for unit in units_in(by_language.get(language, {}))}
    for unit in units_in(by_language.get(first, {})):
        if unit.text.language != language:  # else the first language lacks it, and this one is the source
            words = own.get(unit.key)
            translated = words if words and words.language == language else None
            yield TranslationUnit(f"{file}#{unit.key}", language, path, unit.text, translated)


def _shared_files(site: Site) -> dict[str, Shapes]:
    """Return what every language should have in each file, under the keys of the file: file → language → shapes."""
    labels, ways = site.labels, site.ways
    return {
        "index.md": site.home_pages,
        "words.yml": site.words,
        "interface.yml": {code: {"labels": labels[code], "ways": _by_keys(ways[code])} for code in site.languages},
        "glossary.yml": site.glossaries,
        SNIPPETS: site.snippets,
    }


def _by_keys[Value](by_name: Mapping[str, Value]) -> dict[str, Value]:
    """Return the keys in the file, `manager.payments`, of what links name `manager:payments`."""
    return {name.replace(":", "."): value for name, value in by_name.items()}


def _name_in(guide: GuideInLanguages, key: str) -> str:
    return f"{guide.address}#{_OF_QUESTIONS.get(key, key) if guide.is_question else key}"


def _in_language(path: Path, language: str) -> Path:
    """Return the path of a guide’s file in another language: `docs/fr/billing/invoices.yml`."""
    return path.parents[2] / language / path.parent.name / path.name
