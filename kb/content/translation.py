"""A translation: the shape of its file, derived from the source's, and its merging into the source by id."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_origin

from pydantic import Field, create_model

from kb.content.fields import annotation_of, nested_fields, word_fields
from kb.content.finding import nearest
from kb.content.guide import Guide, Id, Shape
from kb.content.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.content.document import Document, Keys

Data = dict[str, Any]


@cache
def translation_of(shape: type[Shape]) -> type[Shape]:
    """Return the shape of a translation of `shape`: its words, none of them needed, and no values but the id."""
    name = f"{shape.__name__}Translation"
    fields: dict[str, Any] = {"id": (Id, ...)} if "id" in shape.model_fields else {}
    for field in shape.model_fields:
        if field in word_fields(shape):
            fields[field] = (annotation_of(shape, field) | None, None)
        elif nested := nested_fields(shape).get(field):
            inner: Any = name if nested is shape else translation_of(nested)
            many = get_origin(shape.model_fields[field].annotation) is tuple
            fields[field] = (tuple[inner, ...], ()) if many else (inner | None, None)
    if shape is Guide:
        fields["translates"] = (Annotated[Text, Field(description="The language of the source.")], ...)
    model = create_model(name, __base__=Shape, __doc__=shape.__doc__, **fields)
    model.model_rebuild(_types_namespace={name: model})
    return model


def merged(source: Data, translation: Data, snippets: Mapping[str, Data]) -> Data:
    """Return the source's data with the translation's words in place of its own.

    Order, nesting and values come from the source; a word that the translation lacks stays the source's,
    and tells so by its `language`. A step that uses a snippet takes its words from `snippets`.
    """
    by_id = {item["id"]: item for _kind, item, _keys in _located_items(translation, ())}
    return _merged(Guide, source, translation, by_id, snippets)


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
            translation.find(place, f"“{name}” stands among {known[name]} in the source", f"move it to {known[name]}")
        elif name in seen:
            translation.find(place, f"the id “{name}” is given twice", "expected it once")
        seen.add(name)


def _merged(
    shape: type[Shape], source: Data, words: Data, by_id: Mapping[str, Data], snippets: Mapping[str, Data]
) -> Data:
    result = source | snippets.get(source.get("use", ""), {})
    for name in word_fields(shape):
        match words.get(name):
            case dict() as labels:
                result[name] = source.get(name, {}) | labels
            case own if own:
                result[name] = own
    for name, nested in nested_fields(shape).items():
        match source.get(name):
            case list() as items:
                result[name] = [_merged(nested, item, by_id.get(item["id"], {}), by_id, snippets) for item in items]
            case dict() as item:
                result[name] = _merged(nested, item, words.get(name) or {}, by_id, snippets)
    return result


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
