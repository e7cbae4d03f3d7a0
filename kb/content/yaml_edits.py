"""The edits of a YAML file’s text that change one field or one entry of a list: what to write, and where."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from kb.content.document import Keys
from kb.content.yaml_scalars import rewritten
from kb.content.yaml_tree import Entry, InPlaceError, Tree
from kb.content.yaml_writing import fields, item_lines

type Value = str | bool | int | float | Sequence[Any] | Mapping[str, Any]
"""What can be written: words, a value, or fields and lists of them."""


class Edit(NamedTuple):
    """What to write instead of what is between `start` and `end`."""

    start: int
    end: int
    text: str


def reworded(tree: Tree, entry: Entry, words: str) -> Edit:
    """Return the edit that writes these words instead of those of the entry."""
    start, end = tree.value(entry)
    spot = tree.spot(entry)
    first, *others = rewritten(spot, words)
    below = "".join(f"{tree.line_end}{' ' * spot.indent}{line}".rstrip(" ") for line in others)
    if spot.keeps_lines:
        below = "".join(f"{tree.line_end}{' ' * spot.indent if line else ''}{line}" for line in others)
    head = _head(entry)
    if spot.style in {"|", ">"}:
        return Edit(head, end, first + below)
    if first[0] in "|>" and others:  # a comment on the line stays there
        line_end = len(tree.text[: tree.line_after(end)].rstrip("\r\n"))
        return Edit(start, line_end, first + tree.text[end:line_end] + below)
    space = " " if tree.text[start - 1 : start] not in {" ", "\n"} and start == end else ""
    return Edit(start, end, space + first + below)


def replaced(tree: Tree, entry: Entry, value: Value) -> Edit:
    """Return the edit that writes this value instead of that of the entry."""
    if entry.is_in_flow or (isinstance(entry.node, yaml.ScalarNode) and isinstance(value, bool | int | float)):
        return Edit(*tree.value(entry), _in_flow(value))
    if entry.key is None:
        raise InPlaceError(f"“{named(entry.keys)}” is an entry of a list: add and remove entries.")
    lines = fields({str(entry.keys[-1]): value}, " " * tree.column(entry.start))
    return Edit(entry.start, tree.end(entry), _joined(tree, lines).lstrip(" "))


def added(tree: Tree, holder: Entry, name: str, value: Value, order: Sequence[str]) -> Edit:
    """Return the edit that adds a field to those of the holder."""
    if not isinstance(holder.node, yaml.MappingNode) or not holder.inner:
        raise InPlaceError(f"“{named(holder.keys)}” has no fields.")
    earlier = order[: order.index(name)] if name in order else ()
    beside = list(holder.inner.values())
    before = [entry for entry in beside if entry.keys[-1] in earlier] if name in order else beside
    after = before[-1] if before else beside[0]
    if after.is_in_flow:
        end = tree.end(after)
        return Edit(end, end, f", {name}: {_in_flow(value)}")
    at = tree.lines_end(after)
    lines = fields({name: value}, " " * tree.column(_head(holder)))
    return Edit(at, at, _on_new_line(tree, at, _joined(tree, lines) + tree.line_end))


def inserted(tree: Tree, keys: Keys, index: int, values: Sequence[Value]) -> Edit:
    """Return the edit that adds entries at number `index` of the list under the keys."""
    beside = list(tree.entry(keys).inner.values())
    if not isinstance(tree.entry(keys).node, yaml.SequenceNode) or not 0 <= index <= len(beside) or not beside:
        raise InPlaceError(f"“{named(keys)}” has no place {index + 1}.")
    is_last = index == len(beside)
    other = beside[-1] if is_last else beside[index]
    if other.is_in_flow:
        at = tree.end(other) if is_last else other.start
        return Edit(at, at, "".join(f", {_in_flow(value)}" if is_last else f"{_in_flow(value)}, " for value in values))
    start, end = tree.lines(other)
    at = end if is_last else start
    indentation = " " * tree.column(tree.dash(other))
    lines = [line for value in values for line in item_lines(value, indentation)]
    return Edit(at, at, _on_new_line(tree, at, _joined(tree, lines) + tree.line_end))


def removed(tree: Tree, entry: Entry) -> Edit:
    """Return the edit that removes a field or an entry of a list."""
    assert entry.parent  # noqa: S101 (the caller has made sure of it)
    beside = list(entry.parent.inner.values())
    number = next(at for at, other in enumerate(beside) if other is entry)
    if entry.is_in_flow:
        if number:
            return Edit(tree.end(beside[number - 1]), tree.end(entry), "")
        return Edit(entry.start, beside[1].start, "")
    if entry.key is None:
        return Edit(*tree.lines(entry), "")
    start = tree.line_start(entry.start)
    if not tree.text[start : entry.start].strip():
        return Edit(start, tree.lines_end(entry), "")
    return Edit(entry.start, beside[1].start, "")  # right after a dash: the next field moves there


def repeated(tree: Tree, entry: Entry) -> Edit:
    """Return the edit that writes a list entry a second time, right after itself."""
    start, end, source = source_of(tree, entry)
    if entry.is_in_flow:
        return Edit(start, start, f"{source}, ")
    return Edit(end, end, _on_new_line(tree, end, source))


def source_of(tree: Tree, entry: Entry) -> tuple[int, int, str]:
    """Return where a list entry begins and ends, and what is written there."""
    start, end = (entry.start, tree.end(entry)) if entry.is_in_flow else tree.lines(entry)
    return start, end, tree.text[start:end]


def named(keys: Keys) -> str:
    """Return the keys as messages name them, with numbers from 1: `sections.1.title`."""
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _on_new_line(tree: Tree, at: int, text: str) -> str:
    """Return the lines as they must be written at that position, perhaps at the end of a file without a line break."""
    if at < len(tree.text) or tree.text.endswith("\n"):
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


def _head(entry: Entry) -> int:
    return int(entry.node.start_mark.index)
