"""Writes YAML as our writers do: with quotes only where YAML needs them, and long texts below `>-`."""

import re
from collections.abc import Iterator
from typing import Any

WIDTH = 120
_PLAIN = re.compile(r"[^\W\d_](?:[^:#]|:(?![\s&!]|$)|(?<! )#)*")
_NO_WORDS = re.compile(r"(?i)true|false|null|yes|no|on|off|y|n")
NOT_AT_A_BEGINNING = re.compile(r"[-*+•▪◦‣·–>|#]|\d{1,2}[.)]|```|~~~|[a-z_-]+:|.* \| ")
"""What would be taken for lost layout at the beginning of a line when a text is read."""


def written(guide: dict[str, Any], schema: str) -> str:
    """Return the text of the file. `schema` is “guide” or “translation”."""
    lines = [f"# yaml-language-server: $schema=../../../schemas/{schema}.json", *fields(guide, "")]
    return "".join(f"{line}\n" for line in lines)


def fields(data: dict[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of these fields, each of which begins with `indent`."""
    for name, value in data.items():
        match value:
            case dict():
                yield f"{indent}{name}:"
                yield from fields(value, f"{indent}  ")
            case list() if value and all(isinstance(item, int | float) for item in value):
                yield f"{indent}{name}: [{', '.join(map(str, value))}]"
            case list():
                yield f"{indent}{name}:"
                for item in value:
                    yield from item_lines(item, f"{indent}  ")
            case bool() | int() | float():
                yield f"{indent}{name}: {str(value).lower()}"
            case str() if name == "code":
                yield f"{indent}{name}: {'|2' if value.startswith(' ') else '|'}"
                yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
            case _:
                yield from _text(f"{indent}{name}: ", str(value), f"{indent}  ")


def item_lines(item: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 (plain data)
    """Yield the lines of a list entry, whose dash follows `indent`."""
    if isinstance(item, dict):
        first, *rest = fields(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _text(f"{indent}- ", str(item), f"{indent}  ")


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    """Yield the lines of a text after `start`, such as “title: ”."""
    is_plain = _PLAIN.fullmatch(text) and not _NO_WORDS.fullmatch(text)
    own = text if is_plain or re.fullmatch(r"\d{4}-\d\d-\d\d", text) else f"'{text.replace("'", "''")}'"
    if len(start) + len(own) <= WIDTH:
        yield f"{start}{own}"
        return
    lines = wrapped(text, WIDTH - len(indent))
    if any(NOT_AT_A_BEGINNING.match(line) for line in lines) or "  " in text:
        yield f"{start}{own}"
        return
    yield f"{start}>-"
    yield from (f"{indent}{line}" for line in lines)


def wrapped(text: str, width: int, first_width: int | None = None) -> list[str]:
    """Return the text in lines, none of which begins with something that has another meaning there.

    The first may have its own width, as it has behind a key.
    """
    lines = [""]
    for word in text.split(" "):
        room = first_width if first_width is not None and len(lines) == 1 else width
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room and not NOT_AT_A_BEGINNING.match(word):
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
