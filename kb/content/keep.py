"""A cache of values, so that none is made twice."""

from collections.abc import Callable, Mapping
from typing import Protocol


class Keep(Protocol):
    """A cache: returns the value of each name in `keys`, stored under its key or made by `make`."""

    def __call__[Value](self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
        """Return the values by name."""
        ...


def keep_nothing[Value](scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
    """Return the result of `make` for each name."""
    del scope
    return {name: make(name) for name in keys}
