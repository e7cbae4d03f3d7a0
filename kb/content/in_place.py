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

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from kb.content.document import Keys, as_read, fields_in, value_at
from kb.content.text import Place
from kb.content.yaml_scalars import rewritten
from kb.content.yaml_tree import Entry, InPlaceError, Tree, data_of, read_tree
from kb.content.yaml_writing import fields, item_lines

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

type Value = str | bool | int | float | Sequence[Any] | Mapping[str, Any]
"""What can be written: words, a value, or fields and lists of them."""


class _Edit(NamedTuple):
    """What to write instead of what is between `start` and `end`."""

    start: int
    end: int
    text: str


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
            raise InPlaceError(f"“{_named(keys)}” holds no words.")
        read = as_read(words, keys)
        if read != value_at(tree.data, keys):
            edits.append(_reworded(tree, entry, read))
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
        return _changed(tree, [_added(tree, holder, str(keys[-1]), value, order)], new)
    if isinstance(entry.node, yaml.ScalarNode) and isinstance(value, str):
        return with_texts(content, {keys: value})
    if entry.is_in_flow or (isinstance(entry.node, yaml.ScalarNode) and isinstance(value, bool | int | float)):
        return _changed(tree, [_Edit(*tree.value(entry), _in_flow(value))], new)
    if entry.key is None:
        raise InPlaceError(f"“{_named(keys)}” is an entry of a list: add and remove entries.")
    lines = list(fields({str(keys[-1]): value}, " " * tree.column(entry.start)))
    return _changed(tree, [_Edit(entry.start, tree.end(entry), _joined(tree, lines).lstrip(" "))], new)


def without(content: bytes, keys: Keys) -> bytes:
    """Return the content without the field or entry under the keys. Comments right above an entry go with it.

    A list that loses its last entry is removed as well.
    """
    tree = read_tree(content)
    entry = tree.entry(keys)
    while entry.parent and entry.parent.parent and len(entry.parent.inner) == 1:
        entry = entry.parent
    if not entry.parent or len(entry.parent.inner) == 1:
        raise InPlaceError(f"“{_named(keys)}” is all there is in the file.")
    new = deepcopy(tree.data)
    _remove(new, entry.keys)
    return _changed(tree, [_removed(tree, entry)], new)


def with_entry(content: bytes, keys: Keys, index: int, value: Value) -> bytes:
    """Return the content with a new entry at number `index`, from 0, of the list under the keys."""
    tree = read_tree(content)
    new = deepcopy(tree.data)
    _list(new, keys).insert(index, _as_data(value, (*keys, index)))
    return _changed(tree, [_inserted(tree, keys, index, value)], new)


def with_entry_twice(content: bytes, keys: Keys, ids: Mapping[str, str]) -> bytes:
    """Return the content with a copy of the list entry under the keys right after it.

    `ids` has the new id for each id that the entry has, or has inside. The copy has no `was`.
    """
    tree = read_tree(content)
    entry = tree.entry(keys)
    start, end, source = _source(tree, entry)
    new = deepcopy(tree.data)
    _list(new, keys[:-1]).insert(int(keys[-1]) + 1, deepcopy(value_at(new, keys)))
    at = start if entry.is_in_flow else end
    text = f"{source}, " if entry.is_in_flow else source
    twice = _changed(tree, [_Edit(at, at, _on_new_line(tree, at, text, is_in_flow=entry.is_in_flow))], new)
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
    sources = [_source(tree, other) for other in between]
    order = [*sources[1:], sources[0]] if index > number else [sources[-1], *sources[:-1]]
    texts = [source for _start, _end, source in order]
    if not entry.is_in_flow:
        texts = [text if text.endswith("\n") else text + tree.line_end for text in texts]
    edits = [_Edit(start, end, text) for (start, end, _), text in zip(sources, texts, strict=True)]
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
            for value in reversed(values[new_start:new_end]):
                content = with_entry(content, keys, end, value)
            for number in reversed(range(start, end)):
                content = without(content, (*keys, number))
    return content


def _changed(tree: Tree, edits: Sequence[_Edit], new: Mapping[str, object]) -> bytes:
    """Return the content with the edits, which must then say what `new` says."""
    text = tree.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if data_of(text) != new:
        raise InPlaceError("The file cannot be changed here without losing something: change it in an editor.")
    return (tree.mark + text).encode()


def _reworded(tree: Tree, entry: Entry, words: str) -> _Edit:
    start, end = tree.value(entry)
    spot = tree.spot(entry)
    first, *others = rewritten(spot, words)
    below = "".join(f"{tree.line_end}{' ' * spot.indent}{line}".rstrip(" ") for line in others)
    if spot.keeps_lines:
        below = "".join(f"{tree.line_end}{' ' * spot.indent if line else ''}{line}" for line in others)
    head = _head(entry)
    if spot.style in {"|", ">"}:
        return _Edit(head, end, first + below)
    if first[0] in "|>" and others:  # a comment on the line stays there
        line_end = len(tree.text[: tree.line_after(end)].rstrip("\r\n"))
        return _Edit(start, line_end, first + tree.text[end:line_end] + below)
    space = " " if tree.text[start - 1 : start] not in {" ", "\n"} and start == end else ""
    return _Edit(start, end, space + first + below)


def _head(entry: Entry) -> int:
    return int(entry.node.start_mark.index)


def _added(tree: Tree, holder: Entry, name: str, value: Value, order: Sequence[str]) -> _Edit:
    """Return the edit that adds a field to those of the holder."""
    if not isinstance(holder.node, yaml.MappingNode) or not holder.inner:
        raise InPlaceError(f"“{_named(holder.keys)}” has no fields.")
    earlier = order[: order.index(name)] if name in order else ()
    beside = list(holder.inner.values())
    before = [entry for entry in beside if entry.keys[-1] in earlier] if name in order else beside
    after = before[-1] if before else beside[0]
    if after.is_in_flow:
        end = tree.end(after)
        return _Edit(end, end, f", {name}: {_in_flow(value)}")
    at = tree.lines_end(after)
    lines = fields({name: value}, " " * tree.column(_head(holder)))
    return _Edit(at, at, _on_new_line(tree, at, _joined(tree, lines) + tree.line_end))


def _inserted(tree: Tree, keys: Keys, index: int, value: Value) -> _Edit:
    beside = list(tree.entry(keys).inner.values())
    if not isinstance(tree.entry(keys).node, yaml.SequenceNode) or not 0 <= index <= len(beside) or not beside:
        raise InPlaceError(f"“{_named(keys)}” has no place {index + 1}.")
    is_last = index == len(beside)
    other = beside[-1] if is_last else beside[index]
    if other.is_in_flow:
        at = tree.end(other) if is_last else other.start
        return _Edit(at, at, f", {_in_flow(value)}" if is_last else f"{_in_flow(value)}, ")
    start, end = tree.lines(other)
    at = end if is_last else start
    lines = item_lines(value, " " * tree.column(tree.dash(other)))
    return _Edit(at, at, _on_new_line(tree, at, _joined(tree, lines) + tree.line_end))


def _removed(tree: Tree, entry: Entry) -> _Edit:
    assert entry.parent  # noqa: S101 (the caller has made sure of it)
    beside = list(entry.parent.inner.values())
    number = next(at for at, other in enumerate(beside) if other is entry)
    if entry.is_in_flow:
        if number:
            return _Edit(tree.end(beside[number - 1]), tree.end(entry), "")
        return _Edit(entry.start, beside[1].start, "")
    if entry.key is None:
        return _Edit(*tree.lines(entry), "")
    start = tree.line_start(entry.start)
    if not tree.text[start : entry.start].strip():
        return _Edit(start, tree.lines_end(entry), "")
    return _Edit(entry.start, beside[1].start, "")  # right after a dash: the next field moves there


def _source(tree: Tree, entry: Entry) -> tuple[int, int, str]:
    """Return where a list entry begins and ends, and what is written there."""
    start, end = (entry.start, tree.end(entry)) if entry.is_in_flow else tree.lines(entry)
    return start, end, tree.text[start:end]


def _on_new_line(tree: Tree, at: int, text: str, *, is_in_flow: bool = False) -> str:
    """Return the lines as they must be written at that position, perhaps at the end of a file without a line break."""
    if is_in_flow or at < len(tree.text) or tree.text.endswith("\n"):
        return text
    return tree.line_end + text.rstrip("\r\n")


def _joined(tree: Tree, lines: Iterable[str]) -> str:
    return tree.line_end.join(lines)


def _in_flow(value: Value) -> str:
    """Return the value as it is written between `{}` or `[]`."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case str():
            is_plain = value.replace("-", "").replace("_", "").isalnum() and value[0].isalpha()
            is_plain = is_plain and value.lower() not in {"true", "false", "null"}
            return value if is_plain else f"'{value.replace("'", "''")}'"
        case Mapping():
            return f"{{{', '.join(f'{name}: {_in_flow(inner)}' for name, inner in value.items())}}}"
        case _:
            return f"[{', '.join(map(_in_flow, value))}]"


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
        raise InPlaceError(f"“{_named(keys)}” is not a list.")
    return found


def _named(keys: Keys) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
