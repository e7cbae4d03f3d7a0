"""The Site: everything that the content files say, read once and then never changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from kb.content.document import Document, read_document, source_text
from kb.content.files import InterfaceWords, Snippet, Synonyms, Term, Topic, Topics
from kb.content.guide import Guide
from kb.content.ledger import read_ledger
from kb.content.moved import Moved, Whereabouts, whereabouts
from kb.content.shape_findings import validated
from kb.content.text import Place, Text
from kb.content.translation import Data, merged, note_foreign_ids, translation_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from kb.content.document import Keys
    from kb.content.finding import Finding

LANGUAGES = ("de", "it", "fr", "en")


@dataclass(frozen=True)
class GuideInLanguages:
    """A guide: its address (`topic/name`), the language of its source, and its version in each language."""

    address: str
    source: str
    versions: Mapping[str, Guide]
    places: Mapping[str, Place]
    """The files that there are; a language without one shows the source's words."""
    unreadable: frozenset[str]
    """Languages whose file cannot be shown until its findings are mended."""

    @property
    def topic(self) -> str:
        """Return the topic's id."""
        return self.address.split("/")[0]


@dataclass(frozen=True)
class Site:
    """All content. Mappings by language hold all four, unless the file is missing or unreadable."""

    docs: Path
    topics: tuple[Topic, ...]
    most_needed: tuple[Text, ...]
    guides: Mapping[str, GuideInLanguages]
    unreadable: frozenset[str]
    """Addresses of guides that are there, but cannot be shown until their findings are mended."""
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

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where every place is found: those that there are, and those that moved or were retired."""
        return whereabouts(self)


def load_site(docs: Path) -> tuple[Site, list[Finding]]:
    """Read all content under `docs`; return it with what is wrong with the files' form."""
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
    glossaries = read_for_each_language("glossary.yml")
    snippets = read_for_each_language("snippets.yml")
    snippet_models = _validated_by_language(snippets, dict[str, Snippet])
    snippet_words = {language: cast("dict[str, Data]", snippets[language].data) for language in snippet_models}

    guides: dict[str, GuideInLanguages] = {}
    unreadable = set()
    for address, paths in _guide_paths(docs):
        versions = {language: read(path, language) for language, path in paths.items()}
        guide = _guide_in_languages(address, versions, snippet_words)
        if guide:
            guides[address] = guide
        else:
            unreadable.add(address)

    site = Site(
        docs=docs,
        topics=topics.topics if topics else (),
        most_needed=topics.most_needed if topics else (),
        guides=guides,
        unreadable=frozenset(unreadable),
        destinations={f"{group}:{name}": url for group, names in destinations.items() for name, url in names.items()},
        words=_validated_by_language(words, InterfaceWords),
        word_places={language: document.places for language, document in words.items()},
        glossaries=_validated_by_language(glossaries, dict[str, Term]),
        snippets=snippet_models,
        synonyms=_validated_by_language(read_for_each_language("synonyms.yml"), Synonyms),
        pictures=_drawings(docs, documents),
        published=published,
        moved=moved or Moved(),
    )
    return site, [*ledger_findings, *(finding for document in documents for finding in document.findings)]


def guide_language_and_address(docs: Path, path: Path) -> tuple[str, str] | None:
    """Return the language and address of the guide whose file `path` is, or None if it is no guide's file."""
    parts = path.relative_to(docs).with_suffix("").parts
    if path.suffix == ".yml" and len(parts) == 3 and parts[0] in LANGUAGES:
        return parts[0], f"{parts[1]}/{parts[2]}"
    return None


def _drawings(docs: Path, documents: list[Document]) -> dict[str, str]:
    """Return the drawings that can be read; those that cannot are findings of their own."""
    drawings = {}
    for path in sorted((docs / "images").glob("*.svg")):
        documents.append(Document(path, ""))
        drawing = source_text(documents[-1], docs)
        if drawing is not None:
            drawings[path.name] = drawing
    return drawings


def _guide_paths(docs: Path) -> Iterator[tuple[str, dict[str, Path]]]:
    paths: dict[str, dict[str, Path]] = {}
    for path in sorted(docs.rglob("*.yml")):
        if found := guide_language_and_address(docs, path):
            language, address = found
            paths.setdefault(address, {})[language] = path
    yield from sorted(paths.items())


def _validated_by_language[Shape](documents: Mapping[str, Document], shape: type[Shape]) -> dict[str, Shape]:
    models = {language: validated(document, shape) for language, document in documents.items()}
    return {language: model for language, model in models.items() if model is not None}


def _guide_in_languages(
    address: str, documents: Mapping[str, Document], snippets: Mapping[str, Mapping[str, Data]]
) -> GuideInLanguages | None:
    source = _source(documents.values())
    if source is None or validated(source, Guide) is None:
        return None
    versions = {}
    unreadable = set()
    for language in LANGUAGES:
        translation = documents.get(language)
        words: dict[str, object] = {}
        if translation is source:
            words = source.data
        elif translation and validated(translation, translation_of(Guide), source=Guide):
            note_foreign_ids(source, translation)
            words = translation.data
        elif translation:
            unreadable.add(language)
        own_snippets = {**snippets.get(source.language, {}), **snippets.get(language, {})}
        versions[language] = Guide.model_validate(merged(source.data, words, own_snippets))
    places = {language: Place(document.path) for language, document in documents.items()}
    return GuideInLanguages(address, source.language, versions, places, frozenset(unreadable))


def _source(documents: Collection[Document]) -> Document | None:
    """Return the one document that translates no other, with findings where there is none, or a second."""
    readable = [document for document in documents if document.places]
    sources = [document for document in readable if "translates" not in document.data]
    for second in sources[1:]:
        second.find(
            Place(second.path),
            f"a second source, beside {sources[0].language}",
            f"add “translates: {sources[0].language}”",
        )
    unreadable = {document.language for document in documents} - {document.language for document in readable}
    for document in readable:
        named = document.data.get("translates")
        if not sources and named not in unreadable:
            place = document.place(("translates",))
            document.find(place, f"the source “{named}” is missing", "expected a file without “translates:”")
        elif sources and named is not None and named != sources[0].language:
            place = document.place(("translates",))
            document.find(place, f"“{named}” is not the source", f"expected “translates: {sources[0].language}”")
    return sources[0] if len(sources) == 1 else None
