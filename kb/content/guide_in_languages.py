"""A guide as its files in all languages give it, and its outline: what other pages and checks must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kb.content.document import read_document
from kb.content.fields import anchors, units
from kb.content.guide import Guide
from kb.content.inline import links
from kb.content.languages import LANGUAGES
from kb.content.shape_findings import validated
from kb.content.text import Place
from kb.content.translation import merged, note_foreign_ids, translation_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from pathlib import Path

    from kb.content.document import Document
    from kb.content.fields import Unit
    from kb.content.files import Snippet
    from kb.content.finding import Finding
    from kb.content.text import Text


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

    @cached_property
    def own_units(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units of each language whose words stand in its own file, in reading order."""
        return {
            language: tuple(unit for unit in units(version) if unit.text.language == language)
            for language, version in self.versions.items()
        }

    @cached_property
    def translated_texts(self) -> tuple[tuple[Text, Text], ...]:
        """Each translated text with its source's text."""
        source = {unit.key: unit.text for unit in units(self.versions[self.source])}
        # A translation may add a field, such as a tip, that its source lacks: then it has no pair.
        return tuple(
            (unit.text, source[unit.key])
            for language, own in self.own_units.items()
            for unit in own
            if language != self.source and unit.key in source
        )


class AskedQuestion(NamedTuple):
    """A question of a guide, and its answer, in one language."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True)
class Outline:
    """What of a guide is seen elsewhere: 1,500 of them are quick to load where the guides themselves are not."""

    address: str
    source: str
    place: Place
    """Its source file."""
    reviewed: date
    widget: Text | None
    related: tuple[Text, ...]
    anchors: tuple[str, ...]
    """Every id that it has or once had, in reading order."""
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    faq: Mapping[str, tuple[AskedQuestion, ...]]
    links: tuple[tuple[Place, str], ...]
    """The places to which it links (`topic/guide#step`), each with where the text stands that does, in all languages.
    """
    texts_with_other_links: tuple[tuple[Text, Text], ...]
    """The translated texts whose links are not their source's, each with that source."""

    @property
    def topic(self) -> str:
        """Return the topic's id."""
        return self.address.split("/")[0]


def read_guide(
    address: str, paths: Mapping[str, Path], snippets: Mapping[str, Mapping[str, Snippet]], docs: Path
) -> tuple[GuideInLanguages | None, list[Finding]]:
    """Read a guide from its file in each language, with what is wrong with the files' form.

    None says that it cannot be shown until that is mended. It depends on these files and on the snippets alone.
    """
    documents = {language: read_document(path, language, docs) for language, path in paths.items()}
    guide = _guide_in_languages(address, documents, snippets)
    return guide, [finding for document in documents.values() for finding in document.findings]


def outline_of(guide: GuideInLanguages) -> Outline:
    """Return the outline of `guide`."""
    source = guide.versions[guide.source]
    own_texts = (unit.text for own in guide.own_units.values() for unit in own)
    return Outline(
        address=guide.address,
        source=guide.source,
        place=guide.places[guide.source],
        reviewed=source.reviewed,
        widget=source.widget,
        related=source.related,
        anchors=tuple(map(str, anchors(source))),
        titles={language: str(version.title) for language, version in guide.versions.items()},
        summaries={language: str(version.summary) for language, version in guide.versions.items()},
        faq={
            language: tuple(AskedQuestion(*map(str, (asked.id, asked.question, asked.answer))) for asked in version.faq)
            for language, version in guide.versions.items()
        },
        links=tuple(
            (text.place, target.removeprefix("guide:"))
            for text in own_texts
            for target in links(text)
            if target.startswith("guide:")
        ),
        texts_with_other_links=tuple(
            (text, source_text)
            for text, source_text in guide.translated_texts
            if sorted(links(text)) != sorted(links(source_text))
        ),
    )


def _guide_in_languages(
    address: str, documents: Mapping[str, Document], snippets: Mapping[str, Mapping[str, Snippet]]
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
        words_of_snippets = {name: snippet.model_dump(exclude_unset=True) for name, snippet in own_snippets.items()}
        versions[language] = Guide.model_validate(merged(source.data, words, words_of_snippets))
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
