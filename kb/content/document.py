"""Reads one YAML file, as YAML 1.2 has it, and keeps the place of everything in it."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from kb.content.characters import named, refused, without
from kb.content.finding import Finding
from kb.content.source_file import SourceFile
from kb.content.text import Place, Text

DEEPEST_NESTING = 24  # levels; sections in sections in sections need 12
LONGEST_KEY = 200  # characters; keys and ids stand in the place of everything below them
_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:-])\*[^\s*]")  # may be an alias
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_OPENERS = re.compile(r"[\[{]|[-?] ")  # may open a level

Keys = tuple[str | int, ...]


class _Reader(yaml.CSafeLoader):
    """PyYAML's parser in C, which reads YAML 1.1, with the plain words of YAML 1.2's core schema.

    So `no`, `on` and `2026-11-20` are words; only null, true, false and numbers are not.
    """

    yaml_implicit_resolvers = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    _Reader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


@dataclass
class Document:
    """A file's content as plain data, in which every string is a Text; and the place of each key and item."""

    path: Path
    language: str
    data: dict[str, object] = field(default_factory=dict)
    places: dict[Keys, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def place(self, keys: Keys) -> Place:
        """Return the place of what is under `keys`, or of its nearest parent that is there."""
        while keys not in self.places and keys:
            keys = keys[:-1]
        return self.places.get(keys) or Place(self.path)

    def find(self, place: Place, wrong: str, expected: str) -> None:
        """Note a finding of this file."""
        self.findings.append(Finding(place, wrong, expected))


def read_document(file: SourceFile, language: str) -> Document:
    """Read the file, whose words are in `language`. What is wrong becomes findings.

    A file that cannot be read, or that is empty, not UTF-8 or not YAML, gives an empty document.
    """
    document = Document(file.path, language)
    text, document.findings = file.text()
    if text is not None:
        parse(document, text)
    return document


def parse(document: Document, source: str) -> None:
    """Read `source`, which is YAML, into the document."""
    path = document.path
    try:
        if _is_unsafe(source):
            document.find(
                Place(path),
                "the file has YAML aliases (*name) or endless nesting",
                "write the words out, or use a snippet",
            )
            return
        loader = _Reader(source)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        document.find(place, f"unreadable YAML: {error.problem}", "expected valid YAML 1.2; check the line above too")
        return
    except (yaml.YAMLError, RecursionError) as error:
        document.find(Place(path), f"unreadable YAML: {_first_line(error)}", "expected valid YAML 1.2")
        return
    if node is None:
        document.find(Place(path), "the file is empty", "expected content, or no file at all")
    elif not isinstance(node, yaml.MappingNode):
        document.find(_place(document, node), "the file is not a mapping", "expected lines such as “title: …”")
    else:
        document.places[()] = Place(path)
        document.data = _mapping(document, node, (), "")


def _is_unsafe(source: str) -> bool:
    """Tell whether the composer in C, which recurses, must not see `source`. A closer look takes as long as reading."""
    if not _ALIAS.search(source) and len(_OPENERS.findall(source)) < 2000:
        return False
    depth = 0
    for event in yaml.parse(source, Loader=_Reader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST_NESTING:
            return True
    return False


def _value(document: Document, node: yaml.Node, keys: Keys, where: str) -> object:
    if len(keys) > DEEPEST_NESTING:
        document.find(
            _place(document, node), "the file is nested too deeply", f"expected at most {DEEPEST_NESTING} levels"
        )
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(document, node, keys, where)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            inner = _inside(where, _item_name(item) or str(index + 1))
            document.places[*keys, index] = _place(document, item, inner)
            items.append(_value(document, item, (*keys, index), inner))
        return items
    return _scalar(document, node, where)


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
            document.find(place, f"“{key}” is given twice", "remove one of the two")
            continue
        inner = _inside(where, key)
        document.places[*keys, key] = _place(document, key_node, inner)
        mapping[key] = _value(document, value_node, (*keys, key), inner)
    return mapping


def _scalar(document: Document, node: yaml.Node, where: str) -> object:
    place = _place(document, node, where)
    words = _sound(document, node, where)
    match node.tag.removeprefix("tag:yaml.org,2002:"):
        case "str":
            # Only YAML's own white space is folded: a no-break space is part of the words.
            return Text(_WHITE_SPACE.sub(" ", words).strip(" "), place, document.language)
        case "null":
            return None
        case "bool":
            return words.lower() == "true"
        case "int" | "float" as kind:
            with suppress(ValueError):  # !!int abc, or thousands of digits
                return int(words) if kind == "int" else float(words)
    document.find(place, f"unknown tag {node.tag}", "expected plain words")
    return Text(words, place, document.language)


def _sound(document: Document, node: yaml.Node, where: str) -> str:
    """Return what the scalar says, without the characters that it must not have: an escape, such as “\\u202e”."""
    words: str = node.value
    positions = refused(words)
    for sign in dict.fromkeys(words[at] for at in positions):
        wrong = f"an escape stands for the character {named(sign)}, which shows nothing"
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


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
