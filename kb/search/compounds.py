"""Splits compounds, as German has them, into words that the site itself uses: Zahlungsmittel → zahlung, mittel."""

from collections.abc import Set as AbstractSet
from functools import cache

from kb.content.languages import Compounds

SHORTEST_COMPOUND = 9  # letters; “Passwort” is not what one looks for with “Pass”
LONGEST_COMPOUND = 60  # letters; what is longer was not written to be found
SHORTEST_PART = 4  # letters; shorter ones are found by chance: “ein”, “der”, “ung”


def compound_parts(word: str, known: AbstractSet[str], rules: Compounds) -> tuple[str, ...]:
    """Return the parts of `word`, all of them `known`, or nothing if it cannot be split into known words.

    A last part that follows a sure link need not be known. The longest first part wins.
    """
    if len(word) > LONGEST_COMPOUND or not word.isalpha():
        return ()

    @cache  # one rest follows many beginnings
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
