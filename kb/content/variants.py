"""Variants: parts of a guide that are for some readers only, such as those with an iPhone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kb.content.guide import Variant
from kb.content.text import Text

ALL = "all"
"""What takes the place of a value when readers want to see the parts for all of them."""
RESERVED_KINDS = ("q",)
"""Names that addresses use for something else, as search does: `?q=invoice`."""


def values_named(parts: Iterable[Variant]) -> dict[str, list[Text]]:
    """Return all values that the parts are for, in reading order: kind → values, each as often as it is named."""
    named: dict[str, list[Text]] = defaultdict(list)
    for part in parts:
        for kind, values in part.only_for.items():
            named[kind] += values
    return dict(named)


def in_order(
    named: Mapping[str, Iterable[str]], variants: Mapping[str, tuple[Text, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the values that are named, each once, in the order of variants.yml, which is that of readers."""
    own = {kind: set(named[kind]) for kind in variants if kind in named}
    return {kind: tuple(str(value) for value in variants[kind] if value in values) for kind, values in own.items()}
