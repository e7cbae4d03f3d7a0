"""YAML as nodes, each with its place; or, if it cannot be read, the slips that prevent it."""

import re
from typing import Protocol

import yaml

from kb.content.yaml_slips import Slip, slips

DEEPEST_NESTING = 24  # levels; sections in sections in sections need 12

_ALIAS = re.compile(r"\*(?<![^\s\[{,:-]\*)[^\s*]")  # may be an alias; the star comes first, as most files have none
_OPENERS = ("[", "{", "- ", "? ")  # may open a level


_STUCK = (
    "YAML cannot be read from here on",
    "expected “field: words”, with the words in quotes if they have signs such as : # [ { & *",
)


class _Mark(Protocol):
    """What PyYAML's two kinds of marks have in common."""

    line: int
    column: int


class UnreadableError(Exception):
    """The source cannot be read, for these reasons."""

    def __init__(self, found: list[Slip]) -> None:
        """Take the slips, of which there is at least one."""
        super().__init__()
        self.slips = found


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


def read_yaml(source: str) -> yaml.Node | None:
    """Return the node of what `source` says, or None if that is nothing.

    Raises:
        UnreadableError: if it cannot be read.
    """
    try:
        if event := _unsafe_event(source):
            raise UnreadableError(_slips_or(source, _position(event.start_mark), *_fault_of(event)))
        loader = _Reader(source)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(
            _slips_or(source, _position(error.problem_mark or error.context_mark), *_STUCK)
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableError(_slips_or(source, (1, 1), *_STUCK)) from error


def _unsafe_event(source: str) -> yaml.Event | None:
    """Return what in `source` the recursive composer in C must not see: an alias, or very deep nesting.

    This takes as long as reading.
    """
    if not _ALIAS.search(source) and sum(map(source.count, _OPENERS)) < 2000:
        return None
    depth = 0
    for event in yaml.parse(source, Loader=_Reader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST_NESTING:
            return event
    return None


def _fault_of(event: yaml.Event) -> tuple[str, str]:
    if isinstance(event, yaml.AliasEvent):
        return "“*name” repeats what “&name” marks elsewhere in the file", "write the words out, or use a snippet"
    return "the file is nested too deeply", f"expected at most {DEEPEST_NESTING} levels"


def _position(mark: _Mark | None) -> tuple[int, int]:
    """Return the line and column, from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _slips_or(source: str, at: tuple[int, int], wrong: str, expected: str) -> list[Slip]:
    """Return the known slips, or else one where the parser got stuck."""
    return slips(source) or [Slip(*at, wrong, expected)]
