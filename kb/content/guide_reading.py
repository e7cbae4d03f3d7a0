"""Puts a guide together from its files: the source, and the translations merged into it."""

from collections.abc import Collection, Mapping
from itertools import takewhile

from kb.content.document import Document
from kb.content.guide import Guide
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape_findings import validated
from kb.content.site import Shared
from kb.content.text import Place
from kb.content.translation import Translated, merged, note_foreign_ids, translated, translation_of


def guide_in_languages(address: str, documents: Mapping[str, Document], shared: Shared) -> GuideInLanguages | None:
    """Return the guide of these files, or None if it cannot be shown; what is wrong becomes findings of the files."""
    source = _source(documents.values())
    if source is None or validated(source, Guide) is None:
        return None
    translations = {}
    unreadable = set()
    for language, document in documents.items():
        if document is source:
            translations[language] = Translated()
        elif validated(document, translation_of(Guide), source=Guide):
            note_foreign_ids(source, document)
            translations[language] = translated(document)
        else:
            unreadable.add(language)
    versions = {}
    for language, record in shared.languages.items():
        before_the_source = takewhile(lambda code: code != source.language, record.fallback)
        others = [translations[code] for code in before_the_source if code in translations]
        own = translations.get(language, Translated())
        snippets = shared.snippet_words.get(language, {})
        in_source_language = language == source.language
        data = merged(source.data, own, [] if in_source_language else others, snippets)
        versions[language] = Guide.model_validate(data)
    places = {language: Place(document.path) for language, document in documents.items()}
    return GuideInLanguages(address, source.language, versions, places, frozenset(unreadable))


def _source(documents: Collection[Document]) -> Document | None:
    """Return the one document that translates no other, with findings where there is none, or a second."""
    readable = [document for document in documents if document.places]
    sources = [document for document in readable if "translates" not in document.data]
    for second in sources[1:]:
        second.find(
            Place(second.path),
            f"the guide already has a source, {sources[0].language}",
            f"add “translates: {sources[0].language}”",
        )
    unreadable = {document.language for document in documents} - {document.language for document in readable}
    for document in readable:
        named = document.data.get("translates")
        place = document.place(("translates",))
        if not sources and str(named) not in unreadable:
            document.find(place, f"the source “{named}” is missing", "expected a file without “translates:”")
        elif sources and "translates" in document.data and named != sources[0].language:
            document.find(place, f"“{named}” is not the source", f"expected “translates: {sources[0].language}”")
    return sources[0] if len(sources) == 1 else None
