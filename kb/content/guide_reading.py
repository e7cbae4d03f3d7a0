"""Puts a guide together from its files: the source, and the translations, which are merged into it by id."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Annotated, Any, NamedTuple, get_origin

from pydantic import Field, create_model

from kb.content.document import Document, Keys
from kb.content.fields import annotation_of, names_in_files, nested_fields, word_fields
from kb.content.finding import Finding, nearest
from kb.content.guide import Guide
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.ids import duplicate_ids, reserved_ids
from kb.content.shape import Date, Id, Shape
from kb.content.shape_findings import validated
from kb.content.site import Shared
from kb.content.standalone_questions import StandaloneQuestions, as_guides, wrong_ids_of_questions
from kb.content.text import Place, Text

FILES: tuple[type[Shape], ...] = (Guide, StandaloneQuestions)
"""The shapes of whole files that are translated."""

OWN_REVIEW = "When the translation was last compared with the product, if not together with its source."

type Data = dict[str, Any]
type Translation = Mapping[str, Data]
"""The fields of a translation: those of each item under its id, and those of the guide itself under an empty one."""
type Located = Collection[tuple[str, Data, Keys]]
"""Each item of a file that has an id, with the name of its list and its keys."""


@cache
def translation_of(shape: type[Shape]) -> type[Shape]:
    """Return the shape of a translation of `shape`: its words, all of them optional.

    The only values in it are the id, and a review date of its own.
    """
    name = f"{shape.__name__}Translation"
    fields: dict[str, Any] = {"id": (Id, ...)} if "id" in shape.model_fields else {}
    for part, in_files in names_in_files(shape).items():
        if in_files in word_fields(shape):
            alias = shape.model_fields[part].alias
            fields[part] = (annotation_of(shape, part) | None, Field(None, alias=alias))
        elif nested := nested_fields(shape).get(part):
            inner: Any = name if nested is shape else translation_of(nested)
            many = get_origin(shape.model_fields[part].annotation) is tuple
            fields[part] = (tuple[inner, ...], ()) if many else (inner | None, None)
    if "reviewed" in shape.model_fields:
        fields["reviewed"] = (Annotated[Date | None, Field(description=OWN_REVIEW)], None)
    if shape in FILES:
        fields["translates"] = (Annotated[Text, Field(description="The language of the source.")], ...)
    model = create_model(name, __base__=Shape, __doc__=shape.__doc__, **fields)
    model.model_rebuild(_types_namespace={name: model})
    return model


class InLanguages[Kind](NamedTuple):
    """What the files in all languages say together."""

    source: Document
    versions: Mapping[str, Kind]
    """By language, for all languages of the site."""
    unreadable: frozenset[str]
    """The languages whose file cannot be read."""


def guide_in_languages(address: str, documents: Mapping[str, Document], shared: Shared) -> GuideInLanguages | None:
    """Return the guide in these files, or None if it cannot be shown. Faults become findings of the files."""
    read = _in_languages(Guide, documents, shared, lambda guide: (*duplicate_ids(guide), *reserved_ids(guide)))
    if read is None:
        return None
    places = {language: Place(document.path) for language, document in documents.items()}
    return GuideInLanguages(address, read.source.language, read.versions, places, read.unreadable)


def questions_in_languages(
    topic: str, documents: Mapping[str, Document], shared: Shared, guides: Collection[str]
) -> list[GuideInLanguages]:
    """Return the questions in these files, whose ids may not be names of `guides`; none if they cannot be shown."""
    read = _in_languages(StandaloneQuestions, documents, shared, lambda file: wrong_ids_of_questions(file, guides))
    return list(as_guides(topic, read.source, documents, read.versions, read.unreadable)) if read else []


def _in_languages[Kind: Shape](
    shape: type[Kind],
    documents: Mapping[str, Document],
    shared: Shared,
    wrong_ids: Callable[[Kind], Iterable[Finding]],
) -> InLanguages[Kind] | None:
    """Return what these files say, or None if it cannot be shown. Faults become findings of the files."""
    source = _source(documents.values())
    whole = validated(source, shape) if source else None
    if source is None or whole is None or source.is_partial:
        return None
    if wrong := list(wrong_ids(whole)):
        source.findings += wrong
        return None
    located = _located_items(source)
    translations: dict[str, Translation] = {}
    unreadable = set()
    for language, document in documents.items():
        if document is source:
            continue
        if validated(document, translation_of(shape), source=shape) and not document.is_partial:
            own = _located_items(document)
            _note_foreign_ids(located, document, own)
            translations[language] = {"": document.data, **{data["id"]: data for _kind, data, _keys in own}}
        else:
            unreadable.add(language)
    _note_words_beside_snippets(source, located, shared.snippet_words.get(source.language, {}))
    versions = {}
    has_snippets = any("use" in data for _kind, data, _keys in located)
    for language, record in shared.languages.items():
        if language == source.language and not has_snippets:
            versions[language] = whole  # nothing is merged into it
            continue
        before_the_source = takewhile(source.language.__ne__, () if language == source.language else record.fallback)
        others = [translations[code] for code in before_the_source if code in translations]
        snippets = shared.snippet_words.get(language, {})
        data = _merged(shape, source.data, [translations.get(language, {}), *others], snippets)
        versions[language] = shape.model_validate(data)
    return InLanguages(source, versions, frozenset(unreadable))


def _source(documents: Collection[Document]) -> Document | None:
    """Return the one document that is not a translation, with findings if there is none or more than one."""
    readable = [document for document in documents if document.places]
    named_as_source = Counter(str(document.data.get("translates")) for document in readable)
    sources = [document for document in readable if "translates" not in document.data]
    sources.sort(key=lambda document: -named_as_source[document.language])  # translations name the source
    for second in sources[1:]:
        first = sources[0].language
        wrong = f"the guide already has a source, {first}"
        second.find(Place(second.path), wrong, f"add “translates: {first}” as the first field, and remove values")
    unreadable = {document.language for document in documents} - {document.language for document in readable}
    for document in readable:
        named = document.data.get("translates")
        place = document.place(("translates",))
        if not sources and str(named) not in unreadable:
            document.find(place, f"the source “{named}” is missing", "expected a file without “translates:”")
            break  # once for the guide, not for each language
        if sources and "translates" in document.data and named != sources[0].language:
            document.find(place, f"“{named}” is not the source", f"expected “translates: {sources[0].language}”")
    return sources[0] if len(sources) == 1 else None


def _merged(
    shape: type[Shape], source: Data, translations: Sequence[Translation], snippets: Mapping[str, Data]
) -> Data:
    """Return the source's data with its words replaced by those of translations.

    Order, nesting and values come from the source; only a review date may be the translation's own. A text is taken
    from the first of the translations that has it, or else from the source; its `language` says from which. What the
    source lacks can only come from the first. A step that uses a snippet takes its words from `snippets`, for which
    other languages have been filled in already.
    """

    def inside(shape: type[Shape], source: Data, translated: Sequence[Data]) -> Data:
        result = source | snippets.get(source.get("use", ""), {})
        if reviewed := translated[0].get("reviewed"):
            result["reviewed"] = reviewed
        for name in word_fields(shape) & (result.keys() | translated[0].keys()):
            own, *others = [data.get(name) for data in translated]
            if words := _words(result.get(name), own, [] if "use" in source else others):
                result[name] = words
        nested = nested_fields(shape)
        for name in nested.keys() & source.keys():
            match source[name]:
                case list() as items:
                    given = [(item, [words.get(item["id"], {}) for words in translations]) for item in items]
                    result[name] = [inside(nested[name], item, words) for item, words in given]
                case dict() as item:
                    result[name] = inside(nested[name], item, [data.get(name) or {} for data in translated])
        return result

    return inside(shape, source, [translation.get("", {}) for translation in translations])


def _words(source: Any, own: Any, others: Sequence[Any]) -> Any:  # noqa: ANN401 (a text, a list or a dict of texts)
    """Return a field's own words, or else the first that others have; only its own if the source lacks the field."""
    candidates = [words for words in (own, *(others if source else ()), source) if words]
    if candidates and isinstance(candidates[0], dict):
        names = dict.fromkeys((*(source or ()), *(own or ())))
        return {name: next(labels[name] for labels in candidates if name in labels) for name in names}
    return candidates[0] if candidates else None


def _note_foreign_ids(source: Located, translation: Document, translated: Located) -> None:
    """Note each id of the translation that the source lacks or has elsewhere, or that is given twice."""
    known = {data["id"]: kind for kind, data, _keys in source}
    # If an id was renamed in the source, its new name is one that the translation lacks.
    lacking = set(known) - {data["id"] for _kind, data, _keys in translated}
    seen = set()
    for kind, data, keys in translated:
        name = data["id"]
        place = translation.place((*keys, "id"))
        if name not in known:
            translation.find(place, f"the source has no id “{name}”", nearest(name, lacking or known))
        elif known[name] != kind:
            translation.find(place, f"“{name}” is under “{known[name]}” in the source", f"move it to “{known[name]}”")
        elif name in seen:
            translation.find(place, f"the id “{name}” is given twice", "remove one of the two")
        seen.add(name)


def _note_words_beside_snippets(source: Document, located: Located, snippets: Mapping[str, Data]) -> None:
    """Note each field of a step that its snippet has too: readers see the snippet's words."""
    for _kind, data, keys in located:
        if isinstance(snippet := data.get("use"), str):
            for name in data.keys() & snippets.get(snippet, {}).keys():
                wrong = f"the snippet “{snippet}” has a “{name}” too, and readers see only that"
                expected = f"remove one of the two: “{name}: …” or “use: …”"
                source.findings.append(Finding(source.place((*keys, name)), wrong, expected, "warning"))


def _located_items(document: Document) -> Located:
    """Return each item that has an id, at any depth, with the name of its list and its keys, in the file's order."""
    found: list[tuple[str, Data, Keys]] = []

    def inside(data: Data | list[Any], keys: Keys) -> None:
        if isinstance(data, dict) and isinstance(data.get("id"), Text):
            found.append((str(keys[-2]) if len(keys) > 1 else "the guide", data, keys))
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if isinstance(value, dict | list):
                inside(value, (*keys, key))

    inside(document.data, ())
    return found
