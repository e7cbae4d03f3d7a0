"""The Site: everything that the content files say, read once and then never changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kb.content.document import Document, read_document, source_text
from kb.content.files import InterfaceWords, Snippet, Synonyms, Term, Topic, Topics
from kb.content.guide_in_languages import GuideInLanguages, Outline, outline_of, read_guide
from kb.content.languages import LANGUAGES
from kb.content.ledger import read_ledger
from kb.content.moved import Moved, Whereabouts, whereabouts
from kb.content.shape_findings import validated
from kb.content.text import Place, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.content.document import Keys
    from kb.content.finding import Finding


@dataclass(frozen=True)
class Site:
    """All content. Mappings by language hold all four, unless the file is missing or unreadable."""

    docs: Path
    topics: tuple[Topic, ...]
    most_needed: tuple[Text, ...]
    destinations: Mapping[str, Text]
    """Named links: `manager:payments` → its address."""
    words: Mapping[str, InterfaceWords]
    word_places: Mapping[str, Mapping[Keys, Place]]
    """The place of each key of each words.yml."""
    glossaries: Mapping[str, Mapping[str, Term]]
    snippets: Mapping[str, Mapping[str, Snippet]]
    synonyms: Mapping[str, Synonyms]
    pictures: Mapping[str, str]
    """The drawings of docs/images: file name → SVG."""
    published: Mapping[Text, str]
    """The ledger: every place that was ever published, with its code where it is a guide."""
    moved: Moved
    guides: Mapping[str, GuideInLanguages] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """The outlines of all guides: what is not about one guide goes by these."""
    unreadable: frozenset[str] = frozenset()
    """Addresses of guides that are there, but cannot be shown until their findings are mended."""

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where every place is found: those that there are, and those that moved or were retired."""
        return whereabouts(self)

    @cached_property
    def words_to_avoid(self) -> Mapping[str, Mapping[str, Text]]:
        """The words that each language avoids, in small letters, with the term that it has for them."""
        return {
            language: {word.casefold(): term.term for term in glossary.values() for word in term.avoid}
            for language, glossary in self.glossaries.items()
        }

    @cached_property
    def shared(self) -> Site:
        """What all guides share: the site without anything that tells one guide of the others."""
        return replace(
            self, topics=(), most_needed=(), published={}, moved=Moved(), guides={}, outlines={}, unreadable=frozenset()
        )


def load_site(docs: Path) -> tuple[Site, list[Finding]]:
    """Read all content under `docs`; return it with what is wrong with the files' form."""
    site, found = load_site_without_guides(docs)
    guides = {}
    unreadable = set()
    for address, paths in guide_paths(docs).items():
        guide, own = read_guide(address, paths, site.snippets, docs)
        found += own
        if guide:
            guides[address] = guide
        else:
            unreadable.add(address)
    outlines = {address: outline_of(guide) for address, guide in guides.items()}
    return replace(site, guides=guides, outlines=outlines, unreadable=frozenset(unreadable)), found


def load_site_without_guides(docs: Path) -> tuple[Site, list[Finding]]:
    """Read all content under `docs` but the guides; return it with what is wrong with the files' form."""
    documents: list[Document] = []

    def read(path: Path, language: str = "") -> Document:
        document = read_document(path, language, docs)
        documents.append(document)
        return document

    def read_for_each_language(name: str) -> dict[str, Document]:
        return {language: read(path, language) for language in LANGUAGES if (path := docs / language / name).exists()}

    topics = validated(read(docs / "topics.yml"), Topics)
    destinations = validated(read(docs / "destinations.yml"), dict[str, dict[str, Text]]) or {}
    moved = validated(read(docs / "moved.yml"), Moved) if (docs / "moved.yml").exists() else None
    published, ledger_findings = read_ledger(docs / "ledger.txt")
    words = read_for_each_language("words.yml")
    site = Site(
        docs=docs,
        topics=topics.topics if topics else (),
        most_needed=topics.most_needed if topics else (),
        destinations={f"{group}:{name}": url for group, names in destinations.items() for name, url in names.items()},
        words=_validated_by_language(words, InterfaceWords),
        word_places={language: document.places for language, document in words.items()},
        glossaries=_validated_by_language(read_for_each_language("glossary.yml"), dict[str, Term]),
        snippets=_validated_by_language(read_for_each_language("snippets.yml"), dict[str, Snippet]),
        synonyms=_validated_by_language(read_for_each_language("synonyms.yml"), Synonyms),
        pictures=_drawings(docs, documents),
        published=published,
        moved=moved or Moved(),
    )
    return site, [*ledger_findings, *(finding for document in documents for finding in document.findings)]


def guide_paths(docs: Path) -> dict[str, dict[str, Path]]:
    """Return the files of each guide: address → language → path, in the order of the addresses."""
    paths: dict[str, dict[str, Path]] = {}
    for language in sorted(LANGUAGES):
        for path in (docs / language).glob("*/*.yml"):
            paths.setdefault(f"{path.parent.name}/{path.stem}", {})[language] = path
    return dict(sorted(paths.items()))


def _drawings(docs: Path, documents: list[Document]) -> dict[str, str]:
    """Return the drawings that can be read; those that cannot are findings of their own."""
    drawings = {}
    for path in sorted((docs / "images").glob("*.svg")):
        documents.append(Document(path, ""))
        drawing = source_text(documents[-1], docs)
        if drawing is not None:
            drawings[path.name] = drawing
    return drawings


def _validated_by_language[Shape](documents: Mapping[str, Document], shape: type[Shape]) -> dict[str, Shape]:
    models = {language: validated(document, shape) for language, document in documents.items()}
    return {language: model for language, model in models.items() if model is not None}
