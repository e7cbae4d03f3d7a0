"""The single words of texts, as search and its checks see them, and which of them are alike."""

import re
from functools import lru_cache

LONGEST_ENDING = 2  # letters in which two forms of a word may differ: Rechnung/Rechnungen, fattura/fatture
SHORTEST_STEM = 4  # letters that two forms of a word must share; Konto and Kontakt are not alike
ENDING_OF_SHORT_WORDS = "s"  # all that may be added to a shorter word: APIs and Tags, but not the 14 Tage

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)  # few of the pieces of texts are new
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case, in order: letters and digits, split at everything else."""
    return tuple(_WORD.findall(text.casefold().replace("ß", "ss")))


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Return whether two words are forms of one: they differ only in a short ending."""
    if one == other:
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < SHORTEST_STEM:
        return ENDING_OF_SHORT_WORDS in (one[shared:], other[shared:]) and shared in (len(one), len(other))
    return max(len(one), len(other)) - shared <= LONGEST_ENDING
