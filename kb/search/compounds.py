"""Splits German compounds into words that the site itself uses: Zahlungsmittel → zahlung, mittel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

LANGUAGES_WITH_COMPOUNDS = ("de",)
SHORTEST_COMPOUND = 9  # letters; “Passwort” is not what one looks for with “Pass”
SHORTEST_PART = 4  # letters; shorter ones are found by chance: “ein”, “der”, “ung”
LINKS = ("", "s", "es", "n", "en")  # what may stand between two parts
SURE_LINKS = ("ungs", "heits", "keits", "schafts", "ions", "täts")  # after which a further part must follow


def compound_parts(word: str, known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the parts of `word`, all of them `known`, or nothing if it cannot be split into known words.

    A last part that follows a sure link need not be known. The longest first part wins.
    """
    if len(word) < SHORTEST_COMPOUND or not word.isalpha():
        return ()
    for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first, rest = word[:end], word[end:]
        for link in LINKS:
            stem = first.removesuffix(link) if link else first
            if not first.endswith(link) or len(stem) < SHORTEST_PART or stem not in known:
                continue
            if further := compound_parts(rest, known):
                return stem, *further
            if rest in known or first.endswith(SURE_LINKS):
                return stem, rest
    return ()


def split_otherwise(words: Iterable[str], changed: AbstractSet[str]) -> frozenset[str]:
    """Return which of the words may be split otherwise, if these words are known now and were not, or the reverse.

    How a word is split follows from which pieces of it are known.
    """
    parts = [word for word in changed if len(word) >= SHORTEST_PART]
    return frozenset(word for word in words if len(word) >= SHORTEST_COMPOUND and any(part in word for part in parts))
