"""Digests of values, and parts: values whose digests are known before they are loaded."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from itertools import chain
from typing import Self

from pydantic import BaseModel

from kb.content.text import Text

_NUMBERS = (bool, int, float, date)
_SEQUENCES = (tuple, list)
_SETS = (set, frozenset)


class Part[Value]:
    """A value and its digest. The value is loaded only on request, so that a key can be made without it."""

    __slots__ = ("_load", "digest")

    def __init__(self, digest: str, load: Callable[[], Value]) -> None:
        """Take the digest of a value, and a function that returns the value."""
        self.digest = digest
        self._load = load

    @classmethod
    def of(cls, value: Value) -> Self:
        """Return the part for a value that is loaded already."""
        return cls(digest(value), lambda: value)

    @property
    def value(self) -> Value:
        """Return the value."""
        return self._load()


class PartsByKey[Key, Value](dict[Key, Part[Value]]):
    """Parts that many outputs share, so that each is made, and its digest taken, only once: when it is first used."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        """Take the function that makes the value for a key."""
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Part[Value]:
        """Make the part for a key that is new."""
        part = self[key] = Part.of(self._make(key))
        return part


def digest(*values: object, with_places: bool = False) -> str:
    """Return the SHA-256 of everything that the values say, as hexadecimal digits.

    A value is made of strings, bytes, numbers, dates, None and parts, in tuples, lists, mappings, sets, dataclasses and
    models. The language of a text counts; its place in its file counts only `with_places`.

    Raises:
        TypeError: for anything else, such as a function, which may know more than its digest would tell.
    """
    pieces: list[str] = []
    for value in values:
        _describe(value, pieces.append, with_places=with_places)
    return hashlib.sha256("".join(pieces).encode(errors="surrogatepass")).hexdigest()  # file names may be any bytes


def _describe(value: object, add: Callable[[str], None], *, with_places: bool) -> None:
    """Describe the value so that no two values have the same description."""
    if value is None:  # the most frequent types come first; a class of many kinds, such as Mapping, is slow to tell
        return add("None;")
    if isinstance(value, Text):
        where = f"{value.language} {value.place if with_places else ''}"
        return add(f"{len(value)}:{value}@{len(where)}:{where}")
    if isinstance(value, str):
        return add(f"{len(value)}:{value}")
    if isinstance(value, Part):
        return add(f"#{value.digest}")
    if isinstance(value, _NUMBERS):
        return add(f"{value!r};")
    if isinstance(value, bytes):
        return add(f"b{hashlib.sha256(value).hexdigest()}")
    kind = type(value).__name__
    inside: Iterable[object]
    if isinstance(value, _SEQUENCES):
        inside = value
    elif is_dataclass(value) and not isinstance(value, type):
        inside = [getattr(value, name) for name in value.__dataclass_fields__]
    elif isinstance(value, Mapping):
        kind, inside = "mapping", chain.from_iterable(value.items())
    elif isinstance(value, BaseModel):
        inside = value.__dict__.values()
    elif isinstance(value, _SETS):
        inside = sorted(value)
    else:
        raise TypeError(f"a {kind} has no digest")
    add(f"{kind}(")
    for item in inside:
        _describe(item, add, with_places=with_places)
    return add(")")
