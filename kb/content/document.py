"""Reads one YAML file, as YAML 1.2 defines it, and keeps the place of everything in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml

from kb.content.characters import named, refused, seen_as, without
from kb.content.finding import Finding
from kb.content.lost_layout import losses, losses_of_lines, may_lose
from kb.content.source_file import SourceFile
from kb.content.text import Place, Text
from kb.content.yaml_reading import DEEPEST_NESTING, UnreadableError, read_yaml

LONGEST_KEY = 200  # characters; the place of everything names the keys and ids above it
_WHITE_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")  # a single space stays as it is
_EMPTY_LINES_AROUND = re.compile(r"\A(?:[ \t]*\n)+|\s+\Z")
_AS_THEY_ARE: Mapping[str | int, str] = {"code": "more", "value": "settings"}
"""Fields that are copied letter by letter, as their lines and numbers are not words, and the list of their entries."""

Keys = tuple[str | int, ...]


def value_at(data: Any, keys: Keys) -> Any:  # noqa: ANN401 (plain data)
    """Return what is under the keys.

    Raises:
        LookupError: if there is nothing.
    """
    for key in keys:
        data = data[key]
    return data


def fields_in(data: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """Yield every field and entry inside the data, with its keys, in the file's order. `keys` are those of the data."""
    items: Iterable[tuple[str | int, object]]
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*keys, key), value
        yield from fields_in(value, (*keys, key))


@dataclass
class Document:
    """A file's content as plain data, in which every string is a Text, and the place of each key and item."""

    path: Path
    language: str
    data: dict[str, object] = field(default_factory=dict)
    places: dict[Keys, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    is_partial: bool = False
    """Whether a key was given twice, so that the data hold only one of the two."""
    lines: Sequence[str] = ()
    """The lines of the file, while it is read."""
    may_lose: bool = False
    """Whether a text on one line may lose something when it is read."""
    has_escapes: bool = False
    """Whether a text may have characters that its file has only as escapes."""

    def place(self, keys: Keys) -> Place:
        """Return the place of what is under `keys`, or of its nearest parent that exists."""
        while keys not in self.places and keys:
            keys = keys[:-1]
        return self.places.get(keys) or Place(self.path)

    def find(self, place: Place, wrong: str, expected: str) -> None:
        """Note a finding of this file."""
        self.findings.append(Finding(place, wrong, expected))


def read_document(file: SourceFile, language: str) -> Document:
    """Read the file, whose words are in `language`. Faults become findings.

    A file that cannot be read, or that is empty, not UTF-8 or not YAML, gives an empty document.
    """
    document = Document(file.path, language)
    text, document.findings = file.text()
    if text is not None:
        parse(document, text)
    return document


def keeps_lines(keys: Keys) -> bool:
    """Return whether what is under the keys is copied letter by letter, so that its lines are kept."""
    return len(keys) > 2 and _AS_THEY_ARE.get(keys[-1]) == keys[-3]


def as_read(words: str, keys: Keys) -> str:
    """Return the words under these keys as they are read: a text has no line breaks, and no spaces around it."""
    if keeps_lines(keys):
        return _EMPTY_LINES_AROUND.sub("", words.replace("\r\n", "\n"))
    return _on_one_line(words)


def _on_one_line(words: str) -> str:
    """Return the words with YAML's own white space folded: a no-break space is part of the words."""
    if "  " in words or "\n" in words or "\t" in words or "\r" in words:  # a pattern takes ten times as long to look
        words = _WHITE_SPACE.sub(" ", words)
    return words.strip(" ")


def parse(document: Document, source: str) -> None:
    """Read `source`, which is YAML, into the document."""
    try:
        node = read_yaml(source)
    except UnreadableError as error:
        for slip in error.slips:
            document.find(Place(document.path, slip.line, slip.column), slip.wrong, slip.expected)
        return
    if node is None:
        document.find(Place(document.path), "the file is empty", "expected content, or no file at all")
    elif not isinstance(node, yaml.MappingNode):
        document.find(_place(document, node), "the file has no fields", "expected lines such as “title: …”")
    else:
        document.places[()] = Place(document.path)
        document.lines, document.may_lose = source.splitlines(), may_lose(source)
        document.has_escapes = "\\" in source
        document.data = _mapping(document, node, (), "")
        document.lines = ()


def _value(document: Document, node: yaml.Node, keys: Keys, where: str) -> object:
    if len(keys) > DEEPEST_NESTING:
        document.find(
            _place(document, node), "the file is nested too deeply", f"expected at most {DEEPEST_NESTING} levels"
        )
        return None
    if isinstance(node, yaml.ScalarNode):
        return _lines(document, node, keys, where) if keeps_lines(keys) else _scalar(document, node, where)
    if isinstance(node, yaml.MappingNode):
        return _mapping(document, node, keys, where)
    return _list(document, cast("yaml.SequenceNode", node), keys, where)


_INSTEAD_OF_A_SECOND = {
    "id": "write “- ” in front of the second, if it begins an entry of its own",
    **dict.fromkeys(
        ("note", "tip", "warning", "text"), "remove one, or write it under “more:”, as an entry with its own id"
    ),
}


def _mapping(document: Document, node: yaml.MappingNode, keys: Keys, where: str) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            place = _place(document, key_node, where)
            document.find(place, "a key is not plain text", "expected lines such as “title: …”")
            continue
        key = _sound(document, key_node, where)
        if len(key) > LONGEST_KEY:
            place = _place(document, key_node, where)
            document.find(place, f"a key of {len(key)} characters", f"expected at most {LONGEST_KEY}")
            continue
        if key in mapping:
            place = _place(document, key_node, where)
            first = document.places[*keys, key].line
            remedy = _INSTEAD_OF_A_SECOND.get(key, "remove one")
            document.find(place, f"“{key}” is given twice, first on line {first}", remedy)
            document.is_partial = True
            continue
        inner, own = _inside(where, key), (*keys, key)
        document.places[own] = _place(document, key_node, inner)
        mapping[key] = _value(document, value_node, own, inner)
    return mapping


def _list(document: Document, node: yaml.SequenceNode, keys: Keys, where: str) -> list[object]:
    items = []
    for index, item in enumerate(node.value):
        inner, own = _inside(where, _item_name(item) or str(index + 1)), (*keys, index)
        document.places[own] = _place(document, item, inner)
        items.append(_value(document, item, own, inner))
    return items


def _scalar(document: Document, node: yaml.ScalarNode, where: str) -> object:
    place = _place(document, node, where)
    lost = False
    if document.may_lose or node.end_mark.line > place.line - 1 or "\n" in node.value:
        for line, fault in losses(document.lines, node):
            lost = True
            document.find(Place(document.path, line + 1, fault.at + 1, where), fault.wrong, fault.expected)
    words = _sound(document, node, where)
    match node.tag.removeprefix("tag:yaml.org,2002:"):
        case "str":
            return Text(_on_one_line(words), place, document.language)
        case "null":
            return None
        case "bool":
            return words.lower() == "true"
        case "int" | "float" as kind:
            with suppress(ValueError):  # !!int abc, or thousands of digits
                return int(words) if kind == "int" else float(words)
    if not lost:  # a “!” before it
        document.find(place, f"“{words[:40]}” is neither words nor a number", "put it in quotes: '…'")
    return Text(words, place, document.language)


def _lines(document: Document, node: yaml.ScalarNode, keys: Keys, where: str) -> Text | None:
    """Return the scalar as a string, with its lines and spaces, whatever its type in YAML."""
    if node.tag.endswith(":null"):
        return None
    for line, fault in losses_of_lines(document.lines, node):
        document.find(Place(document.path, line + 1, fault.at + 1, where), fault.wrong, fault.expected)
    return Text(as_read(_sound(document, node, where), keys), _place(document, node, where), document.language)


def _sound(document: Document, node: yaml.Node, where: str) -> str:
    """Return the scalar's value without the characters that it must not have: an escape, such as “\u202e”."""
    words: str = node.value
    if not document.has_escapes or not (positions := refused(words)):  # all others have been removed from the file
        return words
    for sign in dict.fromkeys(words[at] for at in positions):
        wrong = f"an escape stands for the character {named(sign)}, which {seen_as(sign)}"
        document.find(_place(document, node, where), wrong, "remove it")
    return without(words, positions)


def _item_name(node: yaml.Node) -> str | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                return str(value.value)[:LONGEST_KEY]
    return None


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _place(document: Document, node: yaml.Node, where: str = "") -> Place:
    mark = node.start_mark
    return Place(document.path, mark.line + 1, mark.column + 1, where or "file")
