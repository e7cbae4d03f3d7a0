"""A translation: the shape of its file, derived from the source's, and its merging into the source by id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, get_origin

from pydantic import Field, create_model

from kb.content.document import Document, Keys
from kb.content.fields import annotation_of, nested_fields, word_fields
from kb.content.finding import nearest
from kb.content.guide import Guide
from kb.content.shape import Id, Shape
from kb.content.text import Text

Data = dict[str, Any]


@cache
def translation_of(shape: type[Shape]) -> type[Shape]:
    """Return the shape of a translation of `shape`: its words, none of them needed, and no values but the id."""
    name = f"{shape.__name__}Translation"
    fields: dict[str, Any] = {"id": (Id, ...)} if "id" in shape.model_fields else {}
    for part in shape.model_fields:
        if part in word_fields(shape):
            fields[part] = (annotation_of(shape, part) | None, None)
        elif nested := nested_fields(shape).get(part):
            inner: Any = name if nested is shape else translation_of(nested)
            many = get_origin(shape.model_fields[part].annotation) is tuple
            fields[part] = (tuple[inner, ...], ()) if many else (inner | None, None)
    if shape is Guide:
        fields["translates"] = (Annotated[Text, Field(description="The language of the source.")], ...)
    model = create_model(name, __base__=Shape, __doc__=shape.__doc__, **fields)
    model.model_rebuild(_types_namespace={name: model})
    return model


@dataclass(frozen=True)
class Translated:
    """The words of a file that translates a guide, or of a language without one: its fields, and its items by id."""

    words: Data = field(default_factory=dict)
    by_id: Mapping[str, Data] = field(default_factory=dict)


def translated(document: Document) -> Translated:
    """Return the words of a translation."""
    return Translated(document.data, {item["id"]: item for _kind, item, _keys in _located_items(document.data, ())})


def merged(source: Data, own: Translated, others: Sequence[Translated], snippets: Mapping[str, Data]) -> Data:
    """Return the source's data with words of translations in place of its own.

    Order, nesting and values come from the source. A text that `own` lacks is taken from the first of `others` that
    has it, else it stays the source's; its `language` tells. A step that uses a snippet takes its words from
    `snippets`.
    """
    return _merged(Guide, source, own.words, [other.words for other in others], _Merging(own, others, snippets))


def note_foreign_ids(source: Document, translation: Document) -> None:
    """Note each id of the translation that the source lacks, has elsewhere, or that is given twice."""
    known = {data["id"]: kind for kind, data, _ in _located_items(source.data, ())}
    seen = set()
    for kind, data, keys in _located_items(translation.data, ()):
        name = data["id"]
        place = translation.place((*keys, "id"))
        if name not in known:
            translation.find(place, f"the source has no id “{name}”", nearest(name, known))
        elif known[name] != kind:
            translation.find(place, f"“{name}” is under “{known[name]}” in the source", f"move it to “{known[name]}”")
        elif name in seen:
            translation.find(place, f"the id “{name}” is given twice", "remove one of the two")
        seen.add(name)


class _Merging(NamedTuple):
    own: Translated
    others: Sequence[Translated]
    snippets: Mapping[str, Data]

    def of(self, item: str) -> tuple[Data, list[Data]]:
        """Return the words that the translations have for the item of that id."""
        return self.own.by_id.get(item, {}), [other.by_id.get(item, {}) for other in self.others]


def _merged(shape: type[Shape], source: Data, own: Data, others: Sequence[Data], merging: _Merging) -> Data:
    result = source | merging.snippets.get(source.get("use", ""), {})
    for name in word_fields(shape):
        # A snippet has its own way from language to language.
        given = () if "use" in source else (other.get(name) for other in others)
        if words := _words(result.get(name), own.get(name), given):
            result[name] = words
    for name, nested in nested_fields(shape).items():
        match source.get(name):
            case list() as items:
                result[name] = [_merged(nested, item, *merging.of(item["id"]), merging) for item in items]
            case dict() as item:
                inner = [other.get(name) or {} for other in others]
                result[name] = _merged(nested, item, own.get(name) or {}, inner, merging)
    return result


def _words(source: Any, own: Any, others: Iterable[Any]) -> Any:  # noqa: ANN401 (a text, a list or a dict of texts)
    """Return a field's own words, else the first that others have for it; what the source lacks, only its own."""
    candidates = [words for words in (own, *(others if source else ()), source) if words]
    if candidates and isinstance(candidates[0], dict):
        names = dict.fromkeys((*(source or ()), *(own or ())))
        return {name: next(labels[name] for labels in candidates if name in labels) for name in names}
    return candidates[0] if candidates else None


def _located_items(data: object, keys: Keys) -> Iterator[tuple[str, Data, Keys]]:
    """Yield each item that has an id, wherever it is nested, with the name of its list and its keys."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), Text):
            yield str(keys[-2]) if len(keys) > 1 else "the guide", data, keys
        for name, value in data.items():
            yield from _located_items(value, (*keys, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _located_items(value, (*keys, index))
