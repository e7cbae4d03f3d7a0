"""A YAML file as it is written: where each value, key and entry begins and ends, as positions in its text."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from kb.content.document import Document, Keys, keeps_lines, parse
from kb.content.text import Place
from kb.content.yaml_reading import UnreadableError, read_yaml
from kb.content.yaml_scalars import Spot

_BYTE_ORDER_MARK = "\ufeff"
_COMMENT = re.compile(r"(?P<indent> *)#")


class InPlaceError(Exception):
    """A file cannot be changed in place. The message says why, in words for writers."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A value in the file, with its key, if it has one, and with what holds it."""

    keys: Keys
    node: yaml.Node
    key: yaml.Node | None = None
    parent: "Entry | None" = None
    inner: "dict[str | int, Entry]" = field(default_factory=dict)
    """What it holds, by key or by number, in the file's order."""

    @cached_property
    def is_in_flow(self) -> bool:
        """Whether it is between `{}` or `[]`."""
        holder = self.parent.node if self.parent else None
        return isinstance(holder, yaml.CollectionNode) and bool(holder.flow_style)

    @property
    def start(self) -> int:
        """The start of its key, or, if it has none, of its value."""
        return _index((self.key or self.node).start_mark)


class Tree:
    """A file's text, and everything in it by its keys."""

    def __init__(self, content: bytes) -> None:
        """Read the file.

        Raises:
            InPlaceError: if it cannot be read, or has a key twice.
        """
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InPlaceError("The file is not UTF-8.") from error
        self.mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
        self.text = text.removeprefix(_BYTE_ORDER_MARK)
        try:
            node = read_yaml(self.text)
        except UnreadableError as error:
            slip = error.slips[0]
            raise InPlaceError(f"Line {slip.line}: {slip.wrong}; {slip.expected}.") from error
        if not isinstance(node, yaml.MappingNode):
            raise InPlaceError("The file has no fields.")
        self.root = Entry((), node)
        self._add_inner(self.root)

    @property
    def line_end(self) -> str:
        """What ends a line of the file."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @cached_property
    def data(self) -> dict[str, object]:
        """The content of the file, as kb reads it."""
        return data_of(self.text)

    def entry(self, keys: Keys) -> Entry:
        """Return what is under the keys.

        Raises:
            InPlaceError: if there is nothing.
        """
        found = self.root
        for key in keys:
            if key not in found.inner:
                raise InPlaceError(f"“{'.'.join(map(str, keys))}” is not in the file.")
            found = found.inner[key]
        return found

    def keys_at(self, line: int, column: int) -> Keys:
        """Return the keys of the value, or else of the key or entry, that begins at this line and column, from 1.

        Raises:
            InPlaceError: if none does.
        """
        at = (line - 1, column - 1)
        entries = list(_all(self.root))
        for mark in ("node", "key"):
            for entry in entries:
                node = getattr(entry, mark)
                if node and not (mark == "node" and entry.inner) and _spot(node) == at:
                    return entry.keys
        raise InPlaceError(f"Nothing begins at line {line}, column {column}.")

    def line_start(self, at: int) -> int:
        """Return where the line at that position begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_after(self, at: int) -> int:
        """Return where the line after that position begins, or the end of the file."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def column(self, at: int) -> int:
        """Return how far the position is from the beginning of its line, from 0."""
        return at - self.line_start(at)

    def value(self, entry: Entry) -> tuple[int, int]:
        """Return where the value begins and ends, without the first line of a block."""
        node = entry.node
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            return self._block(entry)
        return _index(node.start_mark), self.end(entry)

    def end(self, entry: Entry) -> int:
        """Return where an entry ends: a comment or line break may follow."""
        node = entry.node
        if isinstance(node, yaml.ScalarNode):
            return self._block(entry)[1] if node.style in {"|", ">"} else _index(node.end_mark)
        if not entry.inner or not isinstance(node, yaml.CollectionNode) or node.flow_style:
            return _index(node.end_mark)
        return self.end(list(entry.inner.values())[-1])

    def lines(self, entry: Entry) -> tuple[int, int]:
        """Return where the lines of an entry of a block begin and end, with the comments right above it.

        Comments below it that are indented further are also its own.

        Raises:
            InPlaceError: if something else is on its first line, as in `- - one`.
        """
        start = self.line_start(self.dash(entry) if entry.key is None else entry.start)
        column = (self.dash(entry) if entry.key is None else entry.start) - start
        if self.text[start : start + column].strip():
            raise InPlaceError(f"Line {self.number(start)}: write it on a line of its own.")
        for above in self._lines_above(entry, start):
            line = self.text[above : self.line_after(above)]
            if not line[column:].startswith("#") or line[:column].strip():
                break
            start = above
        return start, self.lines_end(entry)

    def lines_end(self, entry: Entry) -> int:
        """Return where the lines of an entry of a block end."""
        column = self.column(self.dash(entry) if entry.key is None else entry.start)
        return self._after_comments(self.line_after(self.end(entry)), column)

    def _after_comments(self, at: int, column: int) -> int:
        """Return where the comments end that follow directly and are indented further than that column."""
        while (found := _COMMENT.match(self.text, at)) and len(found["indent"]) > column:
            at = self.line_after(at)
        return at

    def dash(self, entry: Entry) -> int:
        """Return where the dash of a list entry is."""
        assert entry.parent  # noqa: S101 (the whole file is no entry of a list)
        first = _index(entry.parent.node.start_mark)
        at = self.line_start(entry.start)
        while at >= self.line_start(first):
            dash = at + self.column(first)
            if self.text[dash : dash + 1] == "-" and not self.text[dash + 1 : dash + 2].strip():
                return dash
            at = self.line_start(at - 1) if at else -1
        raise InPlaceError(f"Line {self.number(entry.start)}: the list cannot be changed here.")

    def number(self, at: int) -> int:
        """Return the number of the line at that position, from 1."""
        return self.text.count("\n", 0, at) + 1

    def holder_column(self, entry: Entry) -> int:
        """Return the column of what holds the entry: of the keys beside it, or of the dashes."""
        holder = entry.parent
        while holder and holder.is_in_flow and holder.parent:
            holder = holder.parent
        return self.column(_index(holder.node.start_mark)) if holder else 0

    def spot(self, entry: Entry) -> Spot:
        """Return how the text under the entry is written."""
        node = entry.node
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 (callers have made sure)
        start, end = self.value(entry)
        holder = self.holder_column(entry)
        style = node.style or ""
        own_lines = self.text[start:end].split("\n")
        if style in {"|", ">"}:
            head = _index(node.start_mark)
            source = self.text[head : self.line_after(head)].rstrip("\r\n")
            given = re.match(r"[|>][+-]?([1-9])", source)
            filled = next(filter(str.strip, own_lines), "")
            own = len(filled) - len(filled.lstrip(" "))
            indent = holder + int(given[1]) if given else own if own > holder else holder + 2
        else:
            source = self.text[start:end]
            inner = source[1:-1] if style else source
            own_lines = inner.split("\n")
            indent = len(own_lines[1]) - len(own_lines[1].lstrip(" ")) if own_lines[1:] else 0
            indent = indent if indent > holder else holder + 2
        lines = tuple(line.strip(" \t\r") for line in own_lines)
        below = self.line_after(end)
        return Spot(
            style=style,
            source=source,
            lines=lines if all(lines) else (),
            column=self.column(_index(node.start_mark)),
            indent=indent,
            step=indent - holder,
            may_be_block=not entry.is_in_flow and self._after_comments(below, holder) == below,
            is_in_flow=entry.is_in_flow,
            keeps_lines=keeps_lines(entry.keys),
        )

    def _lines_above(self, entry: Entry, start: int) -> list[int]:
        """Return where the lines above begin that may be comments of the entry, the nearest first.

        Comments above the first field of the file are about the whole file.
        """
        assert entry.parent  # noqa: S101
        beside = list(entry.parent.inner.values())
        number = next(at for at, other in enumerate(beside) if other is entry)
        if number:
            limit = self.line_after(self.end(beside[number - 1]))
        elif entry.parent.key:
            limit = self.line_after(entry.parent.start)
        else:
            return []
        found = []
        while start > limit:
            start = self.line_start(start - 1)
            found.append(start)
        return found

    def _block(self, entry: Entry) -> tuple[int, int]:
        """Return where the lines of a block after its first line begin and end, without empty lines at the end."""
        head = _index(entry.node.start_mark)
        start = end = at = self.line_after(head)
        given = re.match(r"[|>][+-]?([1-9])", self.text[head : head + 3])
        indent = self.holder_column(entry) + (int(given[1]) if given else 1)
        while at < len(self.text):
            after = self.line_after(at)
            line = self.text[at:after].rstrip("\r\n")
            if line.strip(" \t"):
                own = len(line) - len(line.lstrip(" "))
                if own < indent:
                    break
                indent = indent if given or end > start else own  # that of the first line with words
                end = at + len(line)
            at = after
        if end == start and self.text[:start].endswith("\n"):  # no lines at all
            start = end = len(self.text[:start].rstrip("\r\n"))
        return start, end

    def _add_inner(self, entry: Entry) -> None:
        if isinstance(entry.node, yaml.MappingNode):
            for key, value in entry.node.value:
                name = key.value if isinstance(key, yaml.ScalarNode) else None
                if name is None or name in entry.inner:
                    line = key.start_mark.line + 1
                    raise InPlaceError(f"Line {line}: a field is given twice, or is not plain text.")
                entry.inner[name] = Entry((*entry.keys, name), value, key, entry)
        elif isinstance(entry.node, yaml.SequenceNode):
            for number, value in enumerate(entry.node.value):
                entry.inner[number] = Entry((*entry.keys, number), value, None, entry)
        for inner in entry.inner.values():
            self._add_inner(inner)


@lru_cache(maxsize=16)
def read_tree(content: bytes) -> Tree:
    """Return the tree of a file, which several changes in a row look at.

    Raises:
        InPlaceError: if the file cannot be read, or has a key twice.
    """
    return Tree(content)


def data_of(text: str) -> dict[str, object]:
    """Return the content of a file's text, as kb reads it."""
    document = Document(Path(), "", places={(): Place(Path())})
    parse(document, text)
    return document.data


def _all(entry: Entry) -> "list[Entry]":
    return [entry, *(found for inner in entry.inner.values() for found in _all(inner))]


def _index(mark: yaml.Mark) -> int:
    return int(mark.index)


def _spot(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column
