"""Splits compounds, such as those of German, into words that the site uses: Zahlungsmittel → zahlung, mittel."""

from collections.abc import Set as AbstractSet
from functools import cache

from kb.content.languages import Compounds

SHORTEST_COMPOUND = 9  # letters; a search for “Pass” should not find “Passwort”
LONGEST_COMPOUND = 60  # letters; nobody searches for anything longer
SHORTEST_PART = 4  # letters; shorter ones match by chance: “ein”, “der”, “ung”


def compound_parts(word: str, known: AbstractSet[str], rules: Compounds) -> tuple[str, ...]:
    """Return the parts of `word`, all of them in `known`, or an empty tuple if it cannot be split that way.

    The last part need not be known if a sure link precedes it. The longest first part wins.
    """
    if len(word) > LONGEST_COMPOUND or not word.isalpha():
        return ()

    @cache  # many beginnings share a rest
    def parts(compound: str) -> tuple[str, ...]:
        if len(compound) < SHORTEST_COMPOUND:
            return ()
        for end in range(len(compound) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            first, rest = compound[:end], compound[end:]
            for link in rules.links:
                stem = first.removesuffix(link) if link else first
                if not first.endswith(link) or len(stem) < SHORTEST_PART or stem not in known:
                    continue
                if further := parts(rest):
                    return stem, *further
                if rest in known or first.endswith(tuple(rules.sure_links)):
                    return stem, rest
        return ()

    return parts(word)
