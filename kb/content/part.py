"""Digests of values, and parts: values whose digests are known before they are loaded."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from itertools import chain
from types import NoneType
from typing import Any, Self

from pydantic import BaseModel

from kb.content.text import Text


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
    place_of = _place_of if with_places else _no_place
    for value in values:
        _DESCRIBERS[type(value)](value, pieces.append, place_of)
    return hashlib.sha256("".join(pieces).encode(errors="surrogatepass")).hexdigest()  # file names may be any bytes


type _Describer = Callable[[Any, Callable[[str], None], Callable[[Text], str]], None]
"""Describes a value of some class, so that no two values have the same description."""


def _place_of(text: Text) -> str:
    return str(text.place)


def _no_place(_text: Text) -> str:
    return ""


class _Describers(dict[type, _Describer]):
    """What describes values of each class. Asking each value what it is would take most of the time."""

    def __missing__(self, kind: type) -> _Describer:
        self[kind] = describer = _describer_of(kind)
        return describer


_DESCRIBERS = _Describers()


def _describer_of(kind: type) -> _Describer:
    """Return what describes values of a class.

    Raises:
        TypeError: if they have no digest.
    """
    for classes, describe in _LEAVES.items():
        if issubclass(kind, classes):
            return describe
    for classes, inside in _HOLDERS.items():
        if issubclass(kind, classes):
            return _holder("mapping" if classes is Mapping else kind.__name__, inside)
    if is_dataclass(kind):
        return _holder(kind.__name__, lambda value: [getattr(value, name) for name in kind.__dataclass_fields__])
    raise TypeError(f"a {kind.__name__} has no digest")


def _text(value: Text, add: Callable[[str], None], place_of: Callable[[Text], str]) -> None:
    where = f"{value.language} {place_of(value)}"
    add(f"{len(value)}:{value}@{len(where)}:{where}")


_LEAVES: Mapping[type | tuple[type, ...], _Describer] = {
    NoneType: lambda _value, add, _place_of: add("None;"),
    Text: _text,
    str: lambda value, add, _place_of: add(f"{len(value)}:{value}"),
    Part: lambda value, add, _place_of: add(f"#{value.digest}"),
    (bool, int, float, date): lambda value, add, _place_of: add(f"{value!r};"),
    bytes: lambda value, add, _place_of: add(f"b{hashlib.sha256(value).hexdigest()}"),
}
_HOLDERS: Mapping[type | tuple[type, ...], Callable[[Any], Iterable[Any]]] = {
    (tuple, list): lambda value: value,
    Mapping: lambda value: chain.from_iterable(value.items()),
    BaseModel: lambda value: value.__dict__.values(),
    (set, frozenset): sorted,
}
"""What is inside values of these classes, and of classes below them."""


def _holder(name: str, inside: Callable[[Any], Iterable[Any]]) -> _Describer:
    """Return the function that describes a value by what is inside it."""
    opening = f"{name}("

    def describe(value: object, add: Callable[[str], None], place_of: Callable[[Text], str]) -> None:
        add(opening)
        for item in inside(value):
            _DESCRIBERS[type(item)](item, add, place_of)
        add(")")

    return describe
