"""Where the words of a unit are in a file, and how they are written there, even if the translation lacks them.

A unit is named as in kb.translations.units, without its guide: `title`, `open.text`, `open.image.labels.due`,
`fees.cells.2`. Raises InPlaceError as kb.content.in_place does.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kb.content.document import Keys, value_at
from kb.content.in_place import InPlaceError, with_entry, with_texts, with_value
from kb.content.yaml_tree import read_tree


def keys_of_unit(data: Mapping[str, Any], name: str) -> Keys | None:
    """Return the keys of the unit in the data of a file; None if the file lacks it. Numbers in names begin with 1."""
    first, *fields = name.split(".")
    is_of_entry = bool(fields) and first not in data
    keys = keys_of_entry(data, first) if is_of_entry else ()
    if keys is None:
        return None
    found = value_at(data, keys)
    for field in fields if is_of_entry else (first, *fields):
        key: str | int = int(field) - 1 if isinstance(found, list) and field.isdecimal() else field
        inside = list(found) if isinstance(found, dict) else range(len(found)) if isinstance(found, list) else ()
        if key not in inside:
            return None
        keys, found = (*keys, key), found[key]
    return keys


def keys_of_entry(data: object, name: str, keys: Keys = ()) -> Keys | None:
    """Return the keys of the entry with that id, wherever it is nested; None if there is none."""
    if isinstance(data, dict):
        if keys and data.get("id") == name:
            return keys
        inside: Sequence[tuple[str | int, object]] = list(data.items())
    elif isinstance(data, list):
        inside = list(enumerate(data))
    else:
        return None
    found = (keys_of_entry(value, name, (*keys, key)) for key, value in inside)
    return next((own for own in found if own is not None), None)


def with_unit(content: bytes, name: str, words: str, source: Mapping[str, Any]) -> bytes:
    """Return the content of a file with these words as that unit. `source` is the data of the guide's source.

    If a translation lacks the unit, it is added, with the entries around it, in the order of the source.
    """
    own = keys_of_unit(read_tree(content).data, name)
    if own is not None:
        return with_texts(content, {own: words})
    keys = keys_of_unit(source, name)
    if keys is None:
        raise InPlaceError(f"The source has no “{name}”.")
    target: Keys = ()
    here: Any = source
    there: Any = read_tree(content).data
    for depth, key in enumerate(keys):
        rest = keys[depth + 1 :]
        if isinstance(key, str):
            if not isinstance(there, dict) or key not in there:
                return with_value(content, (*target, key), _nested(here[key], rest, words), list(here))
            target, here, there = (*target, key), here[key], there[key]
        else:
            ids = [entry.get("id") if isinstance(entry, dict) else None for entry in here]
            present = [entry.get("id") if isinstance(entry, dict) else None for entry in there]
            if ids[key] is None or ids[key] not in present:
                before = [number for number, known in enumerate(present, start=1) if known in ids[:key]]
                return with_entry(content, target, max(before, default=0), _nested(here[key], rest, words))
            number = present.index(ids[key])
            target, here, there = (*target, number), here[key], there[number]
    raise InPlaceError(f"“{name}” cannot be written here.")


def _nested(source: Any, rest: Keys, words: str) -> Any:  # noqa: ANN401 (plain data)
    """Return what to write for a part of the source that a translation lacks: its id, and the words."""
    if not rest:
        return words
    first, *others = rest
    inner = _nested(source[first], tuple(others), words)
    if isinstance(first, int):
        return [inner] if isinstance(inner, dict) else [*source[:first], inner, *source[first + 1 :]]
    return ({"id": str(source["id"])} if "id" in source else {}) | {str(first): inner}
