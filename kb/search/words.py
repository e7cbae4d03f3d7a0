"""Words as search sees them: what a text says without its markup, its single words, and which of them are alike."""

from __future__ import annotations

import re

from kb.content.inline import tokens
from kb.pages.values import formatted_fact
from widgets.rules import FACTS

LONGEST_ENDING = 2  # letters in which two forms of a word may differ: Rechnung/Rechnungen, fattura/fatture
SHORTEST_STEM = 4  # letters that two forms of a word must share; Konto and Kontakt are not alike

_WORD = re.compile(r"[^\W_]+")
_GERMAN_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def plain(text: str, language: str) -> str:
    """Return what `text` says: without marks and targets, with facts as the language writes them."""
    pieces = []
    for token in tokens(text):
        match token.kind:
            case "fact":
                pieces.append(formatted_fact(FACTS[token.value], language) if token.value in FACTS else "…")
            case "link":
                pieces.append(plain(token.label, language))
            case "code":
                pieces.append(token.source.strip("`+"))
            case _:
                pieces.append(re.sub(r"\\(.)|\*\*?", r"\1", token.source))
    return "".join(pieces)


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters, in order: letters and digits, split at all else."""
    return _WORD.findall(text.casefold().replace("ß", "ss"))


def spelt_out(word: str) -> str:
    """Return a German word as one types it without umlauts: ae for ä."""
    return word.translate(_GERMAN_SPELLINGS)


def alike(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: they differ in a short ending only."""
    if one == other:
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    longest_rest = max(len(one), len(other)) - shared
    return shared >= min(SHORTEST_STEM, len(one), len(other)) and longest_rest <= LONGEST_ENDING
