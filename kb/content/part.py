"""Digests of values, and parts: values that are known by their digests before they are loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Self

from pydantic import BaseModel

from kb.content.text import Text


class Part[Value]:
    """A value and its digest. The value is loaded when it is asked for, so that a key can be had without it."""

    __slots__ = ("_load", "digest")

    def __init__(self, digest: str, load: Callable[[], Value]) -> None:
        """Take the digest of a value, and what returns the value."""
        self.digest = digest
        self._load = load

    @classmethod
    def of(cls, value: Value) -> Self:
        """Return the part of a value that is here already."""
        return cls(digest(value), lambda: value)

    @property
    def value(self) -> Value:
        """Return the value."""
        return self._load()


def digest(*values: object) -> str:
    """Return the SHA-256 of all that the values say, as hexadecimal digits.

    A value is made of strings, bytes, numbers, dates, None and parts, in tuples, lists, mappings, sets, dataclasses and
    models. The place of a text in its file does not count; its language does.

    Raises:
        TypeError: for anything else, such as a function, which may know more than its digest would tell.
    """
    pieces: list[str] = []
    for value in values:
        _describe(value, pieces.append)
    return hashlib.sha256("".join(pieces).encode()).hexdigest()


def _describe(value: object, add: Callable[[str], None]) -> None:
    """Describe the value so that no two values have the same description."""
    match value:
        case Text() if value.language:
            add(f"{len(value)}:{value}@{len(value.language)}:{value.language}")
        case str():
            add(f"{len(value)}:{value}")
        case bytes():
            add(f"b{hashlib.sha256(value).hexdigest()}")
        case None | bool() | int() | float() | date():
            add(f"{value!r};")
        case Part():
            add(f"#{value.digest}")
        case Mapping():
            _describe_all("{", [item for pair in value.items() for item in pair], add)
        case set() | frozenset():
            _describe_all("<", sorted(value), add)
        case BaseModel():
            _describe_all(type(value).__name__, list(value.__dict__.values()), add)
        case tuple() | list():
            _describe_all(type(value).__name__, value, add)
        case _ if is_dataclass(value) and not isinstance(value, type):
            _describe_all(type(value).__name__, [getattr(value, name) for name in value.__dataclass_fields__], add)
        case _:
            raise TypeError(f"a {type(value).__name__} has no digest")


def _describe_all(kind: str, values: list[object] | tuple[object, ...], add: Callable[[str], None]) -> None:
    add(f"{kind}({len(values)} ")
    for value in values:
        _describe(value, add)
