"""Writes content files as writers do, with long texts folded and few quotes, in a fraction of PyYAML's time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 112
AREA = "at"
"""The field whose numbers are numbers, not words, and so have no quotes."""

_QUOTED = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|.*(: |:$| #)|(null|true|false|[-+.]?\d[\d.]*)$", re.IGNORECASE)
_FIELD = re.compile(r"\S+:(\s|$)")
"""Matches what would look like a field at the beginning of a line."""


def written(schema: str, data: dict[str, object]) -> str:
    """Return a file with this data, which names its schema for editors in the first line."""
    lines = [f"# yaml-language-server: $schema={schema}", *_mapping(data, "")]
    return "\n".join(lines) + "\n"


def _mapping(data: dict[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if key == AREA and isinstance(value, list):
            yield f"{indent}{key}: [{', '.join(map(str, value))}]"
        else:
            yield from _entry(f"{indent}{key}:", value, f"{indent}  ")


def _entry(start: str, value: object, indent: str) -> Iterator[str]:
    match value:
        case dict():
            yield start
            yield from _mapping(value, indent)
        case list():
            yield start
            for item in value:
                if isinstance(item, dict):
                    first, *others = _mapping(item, f"{indent}  ")
                    yield f"{indent}- {first.lstrip(' ')}"
                    yield from others
                else:
                    yield from _entry(f"{indent}-", item, f"{indent}  ")
        case bool():
            yield f"{start} {str(value).lower()}"
        case _:
            yield from _words(start, str(value), indent)


def _words(start: str, words: str, indent: str) -> Iterator[str]:
    if "\n" in words:
        yield f"{start} |{'' if words.endswith('\n') else '-'}"
        yield from (f"{indent}{line}" for line in words.splitlines())
    elif len(start) + 1 + len(words) > WIDTH:
        yield f"{start} >-"
        yield from _folded(words, indent)
    elif _QUOTED.match(words):
        yield f"{start} '{words.replace("'", "''")}'"
    else:
        yield f"{start} {words}"


def _folded(words: str, indent: str) -> Iterator[str]:
    room = WIDTH - len(indent)
    while len(words) > room:
        end = words.rfind(" ", 0, room + 1)
        while end > 0 and _FIELD.match(words, end + 1):
            end = words.rfind(" ", 0, end)
        if end < 0:
            end = words.find(" ")
        if end < 0:
            break
        yield indent + words[:end]
        words = words[end + 1 :]
    yield indent + words
