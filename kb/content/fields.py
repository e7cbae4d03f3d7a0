"""Which fields of a shape hold words, and which hold other shapes: taken from the shape's own types."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from kb.content.guide import Guide, Image
from kb.content.shape import Shape
from kb.content.text import Text


class Unit(NamedTuple):
    """One text of a guide, or of another shape. `key` is the same in all languages: `turn-on-one.text`, `title`, …"""

    key: str
    text: Text


def annotation_of(shape: type[Shape], name: str) -> Any:  # noqa: ANN401 (a type, whatever it is)
    """Return the field's type as it was written, with its metadata."""
    field = shape.model_fields[name]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


@cache
def names_in_files(shape: type[Shape]) -> Mapping[str, str]:
    """Return the name of each field in files, which differs from Python's where that reserves a word such as `if`."""
    return {name: field.alias or name for name, field in shape.model_fields.items()}


@cache
def word_fields(shape: type[Shape]) -> frozenset[str]:
    """Return the names, in files, of the fields that are translated."""
    names = names_in_files(shape).items()
    return frozenset(in_files for name, in_files in names if _is_marked(annotation_of(shape, name), "words"))


@cache
def translated_fields(shape: type[Shape]) -> frozenset[str]:
    """Return the names, in files, of those of its fields of words that are the same in all languages."""
    names = names_in_files(shape).items()
    own = {in_files for name, in_files in names if _is_marked(annotation_of(shape, name), "own")}
    return word_fields(shape) - own


@cache
def nested_fields(shape: type[Shape]) -> Mapping[str, type[Shape]]:
    """Return the fields that hold a shape, or a list of them: name → shape."""
    found = {name: _nested_shape(field.annotation) for name, field in shape.model_fields.items()}
    return {name: nested for name, nested in found.items() if nested}


def names_inside(shape: type[Shape]) -> frozenset[str]:
    """Return the names of all fields of the shape, and of the shapes inside it."""
    nested = (inner for inner in nested_fields(shape).values() if inner is not shape)
    return frozenset(names_in_files(shape).values()).union(*map(names_inside, nested))


def items[Kind: Shape](shape: Shape, kind: type[Kind]) -> Iterator[Kind]:
    """Yield every shape of that kind inside `shape`, at any depth, in reading order."""
    for item in shapes_in(shape):
        if isinstance(item, kind):
            yield item
        yield from items(item, kind)


def shapes_in(shape: Shape) -> Iterator[Shape]:
    """Yield the shapes that the fields of `shape` hold, in reading order, but not what is inside those."""
    for name in nested_fields(type(shape)):
        value = getattr(shape, name)
        for item in value if isinstance(value, tuple) else (value,):
            if item is not None:
                yield item


def units(shape: Shape) -> list[Unit]:
    """Return every text of a guide, or of another shape, that is the same in all languages, in reading order."""
    found: list[Unit] = []
    _add_units_of(shape, "", found)
    return found


def units_in(value: Shape | tuple[Shape, ...] | Mapping[str, Any]) -> list[Unit]:
    """Return the units of a shape, or of those in a list or mapping: the key begins with a shape's id if it has one."""
    found: list[Unit] = []
    _add_units_in(value, "", found)
    return found


def _add_units_of(shape: Shape, prefix: str, found: list[Unit]) -> None:
    words, nested, names = translated_fields(type(shape)), nested_fields(type(shape)), names_in_files(type(shape))
    for field, value in shape.__dict__.items():
        name = names[field]
        if not value:
            continue
        if name in nested:
            _add_units_in(value, f"{prefix}{name}.", found)
        elif name in words and isinstance(value, Text):  # nearly all are
            found.append(Unit(f"{prefix}{name}", value))
        elif name in words:
            found += (Unit(f"{prefix}{name}{key}", text) for key, text in _texts(value))


def _add_units_in(value: Shape | tuple[Shape, ...] | Mapping[str, Any], prefix: str, found: list[Unit]) -> None:
    if isinstance(value, Shape):
        own = value.__dict__.get("id")
        _add_units_of(value, f"{own}." if own else prefix, found)
    elif isinstance(value, tuple):
        for item in value:
            _add_units_in(item, prefix, found)
    else:
        for key, item in value.items():
            _add_units_in(item, f"{prefix}{key}.", found)


def texts_of(value: object) -> list[Text]:
    """Return each text in a model, at any depth."""
    found: list[Text] = []
    _add_texts(value, found)
    return found


def _add_texts(value: object, found: list[Text]) -> None:
    if isinstance(value, Text):
        found.append(value)
    elif isinstance(value, BaseModel):
        _add_texts(value.__dict__, found)
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            _add_texts(inner, found)


def said_in(part: Shape, say: Callable[[Text], str]) -> Iterator[str]:
    """Yield all the words of a part, in reading order: its texts, as `say` gives them, and the values to enter.

    Parts that can be linked by themselves are left out, and so are pictures.
    """
    words, nested, names = word_fields(type(part)), nested_fields(type(part)), names_in_files(type(part))
    for field, value in part.__dict__.items():
        name = names[field]
        if not value:
            continue
        if name in words:
            yield from (say(text) for _key, text in _texts(value))
        elif name == "value":
            yield value
        elif name in nested and not issubclass(nested[name], Image):
            for item in value if isinstance(value, tuple) else (value,):
                if not hasattr(item, "was"):
                    yield from said_in(item, say)


def anchor_title(guide: Guide, anchor: str) -> Text:
    """Return the first words of what is at `anchor`: a title, a question or a text.

    Raises:
        KeyError: if the guide has no such id.
    """
    for item in items(guide, Shape):
        if item.__dict__.get("id") == anchor:
            return _first_text(item)
    raise KeyError(anchor)


def _first_text(shape: Shape) -> Text:
    """Return the first of its units, without looking for the others: a section has many."""
    words, names = translated_fields(type(shape)), names_in_files(type(shape))
    name, value = next((names[field], value) for field, value in shape.__dict__.items() if value and field != "id")
    return next(_texts(value))[1] if name in words else units(shape)[0].text


def anchors(guide: Guide) -> Iterator[Text]:
    """Yield every id that the guide has or once had, and that can be linked, in reading order."""
    for name, former in parts_with_anchors(guide):
        yield name
        yield from former


def parts_with_anchors(guide: Guide) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Yield the id of every part of the guide that can be linked, with its former ids, in reading order.

    What can be linked can be renamed, and so it has a field for its former ids.
    """
    return ((item.id, item.was) for item in items(guide, Shape) if hasattr(item, "was") and hasattr(item, "id"))


def ids(guide: Guide) -> Iterator[Text]:
    """Yield every id that the guide has or once had, in reading order."""
    for item in items(guide, Shape):
        if hasattr(item, "id"):
            yield item.id
            yield from getattr(item, "was", ())


def _texts(value: Text | Mapping[str, Any] | tuple[Text, ...]) -> Iterator[tuple[str, Text]]:
    """Yield the texts of a field, each with the rest of its key: nothing, `.sum` in a mapping, `.1` in a list."""
    match value:
        case Text():
            yield "", value
        case tuple():
            yield from ((f".{number}", text) for number, text in enumerate(value, start=1))
        case _:
            yield from ((f".{key}{rest}", text) for key, inner in value.items() for rest, text in _texts(inner))


def _is_marked(annotation: Any, mark: str) -> bool:  # noqa: ANN401
    """Return whether the type, or one inside it, is Text marked so: `words`, `own`."""
    if get_origin(annotation) is Annotated and mark in annotation.__metadata__:
        return True
    return any(_is_marked(argument, mark) for argument in get_args(annotation))


def _nested_shape(annotation: Any) -> type[Shape] | None:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((shape for argument in get_args(annotation) if (shape := _nested_shape(argument))), None)
