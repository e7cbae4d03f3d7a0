"""Changes a YAML file in place: only what changes is rewritten, and everything else stays, byte for byte.

Comments, layout, the order of keys, quotes, line ends and the lines of a folded text stay as they are. Each function
takes the content of a file, and returns the new content, which the caller writes at once (`write_at_once`). Keys are
those of kb.content.document: ("sections", 0, "steps", 2, "text"). `keys_at` finds them from the place of a Text.

    content = with_texts(content, {("title",): "Pay by card", keys_at(content, text.place): "Open {ui.payments}."})
    content = with_value(content, ("steps", 0, "note"), "Only once.", order=("id", "text", "note", "image"))
    content = with_entry(content, ("steps",), 1, {"id": "confirm", "text": "Confirm."})

Each result is read again before it is returned, and must say exactly what was asked for.

Raises, all of them:
    InPlaceError: if the file cannot be read, has no such keys, or cannot be changed without losing something, as when
        two entries share a line. The file must then be changed by hand.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher

import yaml

from kb.content.document import Keys, as_read, fields_in, value_at
from kb.content.text import Place
from kb.content.yaml_edits import Edit, Value, added, inserted, named, removed, repeated, replaced, reworded, source_of
from kb.content.yaml_tree import InPlaceError, Tree, data_of, read_tree

__all__ = (
    "InPlaceError",
    "keys_at",
    "with_entry",
    "with_entry_moved",
    "with_entry_twice",
    "with_list",
    "with_texts",
    "with_value",
    "without",
)


def keys_at(content: bytes, place: Place) -> Keys:
    """Return the keys of the text at this place (the `place` of a Text, or one that a Document gives)."""
    return read_tree(content).keys_at(place.line, place.column)


def with_texts(content: bytes, texts: Mapping[Keys, str]) -> bytes:
    """Return the content with these words instead of those under the keys, each of which must hold words or a value.

    Line breaks and spaces around the words are dropped, as they are in reading, except in code and values to copy.
    """
    tree = read_tree(content)
    edits = []
    new = deepcopy(tree.data)
    for keys, words in texts.items():
        entry = tree.entry(keys)
        if not isinstance(entry.node, yaml.ScalarNode):
            raise InPlaceError(f"“{named(keys)}” holds no words.")
        read = as_read(words, keys)
        if read != value_at(tree.data, keys):
            edits.append(reworded(tree, entry, read))
            _put(new, keys, read)
    return _changed(tree, edits, new)


def with_value(content: bytes, keys: Keys, value: Value, order: Sequence[str] = ()) -> bytes:
    """Return the content with this value under the keys.

    A new field comes after those that precede it in `order` (the names of the fields in files), or else last. If a
    value is replaced, the comments in it are removed too, unless it is a text.
    """
    tree = read_tree(content)
    holder = tree.entry(keys[:-1])
    entry = holder.inner.get(keys[-1])
    new = deepcopy(tree.data)
    _put(new, keys, _as_data(value, keys))
    if entry is None:
        return _changed(tree, [added(tree, holder, str(keys[-1]), value, order)], new)
    if isinstance(entry.node, yaml.ScalarNode) and isinstance(value, str):
        return with_texts(content, {keys: value})
    return _changed(tree, [replaced(tree, entry, value)], new)


def without(content: bytes, keys: Keys) -> bytes:
    """Return the content without the field or entry under the keys. Comments right above an entry go with it.

    A list that loses its last entry is removed as well.
    """
    tree = read_tree(content)
    entry = tree.entry(keys)
    while entry.parent and entry.parent.parent and len(entry.parent.inner) == 1:
        entry = entry.parent
    if not entry.parent or len(entry.parent.inner) == 1:
        raise InPlaceError(f"“{named(keys)}” is all there is in the file.")
    new = deepcopy(tree.data)
    _remove(new, entry.keys)
    return _changed(tree, [removed(tree, entry)], new)


def with_entry(content: bytes, keys: Keys, index: int, value: Value) -> bytes:
    """Return the content with a new entry at number `index`, from 0, of the list under the keys."""
    return _with_entries(content, keys, index, [value])


def with_entry_twice(content: bytes, keys: Keys, ids: Mapping[str, str]) -> bytes:
    """Return the content with a copy of the list entry under the keys right after it.

    `ids` has the new id for each id that the entry has, or has inside. The copy has no `was`.
    """
    tree = read_tree(content)
    new = deepcopy(tree.data)
    _list(new, keys[:-1]).insert(int(keys[-1]) + 1, deepcopy(value_at(new, keys)))
    twice = _changed(tree, [repeated(tree, tree.entry(keys))], new)
    second = (*keys[:-1], int(keys[-1]) + 1)
    found = list(fields_in(value_at(new, second), second))
    for inner, _value in reversed([field for field in found if field[0][-1] == "was"]):
        twice = without(twice, inner)
    return with_texts(twice, {inner: ids[str(value)] for inner, value in found if inner[-1] == "id"})


def with_entry_moved(content: bytes, keys: Keys, index: int) -> bytes:
    """Return the content with the list entry under the keys moved to number `index`, with the comments above it."""
    tree = read_tree(content)
    number = int(keys[-1])
    new = deepcopy(tree.data)
    entries = _list(new, keys[:-1])
    entries.insert(index, entries.pop(number))
    entry = tree.entry(keys)
    if index == number:
        return content
    beside = list(tree.entry(keys[:-1]).inner.values())
    if not 0 <= index < len(beside):
        raise InPlaceError(f"There is no place {index + 1} in a list of {len(beside)}.")
    between = beside[min(index, number) : max(index, number) + 1]
    sources = [source_of(tree, other) for other in between]
    order = [*sources[1:], sources[0]] if index > number else [sources[-1], *sources[:-1]]
    texts = [source for _start, _end, source in order]
    if not entry.is_in_flow:
        texts = [text if text.endswith("\n") else text + tree.line_end for text in texts]
    edits = [Edit(start, end, text) for (start, end, _), text in zip(sources, texts, strict=True)]
    return _changed(tree, edits, new)


def with_list(content: bytes, keys: Keys, values: Sequence[str], order: Sequence[str] = ()) -> bytes:
    """Return the content with these words as the list under the keys. Entries that do not change are not touched."""
    parent = read_tree(content).entry(keys[:-1])
    if keys[-1] not in parent.inner:
        return with_value(content, keys, values, order) if values else content
    if not values:
        return without(content, keys)
    old = [str(value) for value in _list(read_tree(content).data, keys)]
    for kind, start, end, new_start, new_end in reversed(SequenceMatcher(None, old, values).get_opcodes()):
        if kind == "replace" and end - start == new_end - new_start:
            new = {(*keys, start + at): values[new_start + at] for at in range(end - start)}
            content = with_texts(content, new)
        elif kind != "equal":
            if new_start < new_end:
                content = _with_entries(content, keys, end, values[new_start:new_end])
            for number in reversed(range(start, end)):
                content = without(content, (*keys, number))
    return content


def _with_entries(content: bytes, keys: Keys, index: int, values: Sequence[Value]) -> bytes:
    """Return the content with new entries, in one step: each takes as long as reading the file."""
    tree = read_tree(content)
    new = deepcopy(tree.data)
    _list(new, keys)[index:index] = [_as_data(value, (*keys, index)) for value in values]
    return _changed(tree, [inserted(tree, keys, index, values)], new)


def _changed(tree: Tree, edits: Sequence[Edit], new: Mapping[str, object]) -> bytes:
    """Return the content with the edits, which must then say what `new` says."""
    text = tree.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if data_of(text) != new:
        raise InPlaceError("The file cannot be changed here without losing something: change it in an editor.")
    return (tree.mark + text).encode()


def _as_data(value: Value, keys: Keys) -> object:
    """Return the value as it is read."""
    match value:
        case str():
            return as_read(value, keys)
        case bool() | int() | float():
            return value
        case Mapping():
            return {name: _as_data(inner, (*keys, name)) for name, inner in value.items()}
        case _:
            return [_as_data(inner, (*keys, number)) for number, inner in enumerate(value)]


def _put(data: object, keys: Keys, value: object) -> None:
    value_at(data, keys[:-1])[keys[-1]] = value


def _remove(data: object, keys: Keys) -> None:
    del value_at(data, keys[:-1])[keys[-1]]


def _list(data: object, keys: Keys) -> list[object]:
    found = value_at(data, keys)
    if not isinstance(found, list):
        raise InPlaceError(f"“{named(keys)}” is not a list.")
    return found
