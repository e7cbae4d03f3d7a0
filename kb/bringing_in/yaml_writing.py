"""Writes the file of a guide as our writers do: quotes only where YAML needs them, and long texts below `>-`."""

import re
from collections.abc import Iterator
from typing import Any

WIDTH = 120
_PLAIN = re.compile(r"[^\W\d_](?:[^:#]|:(?![\s&!]|$)|(?<! )#)*")
_NO_WORDS = re.compile(r"(?i)true|false|null|yes|no|on|off|y|n")
_NOT_AT_A_BEGINNING = re.compile(r"[-*+•▪◦‣·–>|#]|\d{1,2}[.)]|```|~~~|[a-z_-]+:|.* \| ")
"""What the reading of a text would take for lost layout at the beginning of a line."""


def written(guide: dict[str, Any], schema: str) -> str:
    """Return the text of the file. `schema` is “guide” or “translation”."""
    lines = [f"# yaml-language-server: $schema=../../../schemas/{schema}.json", *_fields(guide, "")]
    return "".join(f"{line}\n" for line in lines)


def _fields(data: dict[str, Any], indent: str) -> Iterator[str]:
    for name, value in data.items():
        match value:
            case dict():
                yield f"{indent}{name}:"
                yield from _fields(value, f"{indent}  ")
            case list():
                yield f"{indent}{name}:"
                for item in value:
                    yield from _item(item, f"{indent}  ")
            case bool():
                yield f"{indent}{name}: {str(value).lower()}"
            case str() if name == "code":
                yield f"{indent}{name}: {'|2' if value.startswith(' ') else '|'}"
                yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
            case _:
                yield from _text(f"{indent}{name}: ", str(value), f"{indent}  ")


def _item(item: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 (plain data)
    if isinstance(item, dict):
        first, *rest = _fields(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _text(f"{indent}- ", str(item), f"{indent}  ")


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    """Yield the lines of a text behind `start`, such as “title: ”."""
    is_plain = _PLAIN.fullmatch(text) and not _NO_WORDS.fullmatch(text)
    own = text if is_plain or re.fullmatch(r"\d{4}-\d\d-\d\d", text) else f"'{text.replace("'", "''")}'"
    if len(start) + len(own) <= WIDTH:
        yield f"{start}{own}"
        return
    lines = _wrapped(text, WIDTH - len(indent))
    if any(_NOT_AT_A_BEGINNING.match(line) for line in lines) or "  " in text:
        yield f"{start}{own}"
        return
    yield f"{start}>-"
    yield from (f"{indent}{line}" for line in lines)


def _wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines, none of which begins with what looks like the beginning of something else."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width and not _NOT_AT_A_BEGINNING.match(word):
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
