"""Characters that content must not have: they are invisible, and change what readers or programs see around them.

These are control and format characters, line and paragraph separators, private-use characters, which the renderer uses
itself and Word uses for its bullets, the characters that replace lost ones, and the two that are none, which no file of
XML may have. The spaces of languages.yml, such as the no-break space, are allowed.
"""

import unicodedata
from collections.abc import Sequence

_REFUSED = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_STAND_INS = frozenset("\ufffc\ufffd")
_NO_CHARACTERS = frozenset("\ufffe\uffff")
_WHITE_SPACE = frozenset("\t\n\r")
_JOINERS = frozenset("\u200c\u200d")
_SCRIPTS_WITHOUT_JOINERS = ("LATIN", "GREEK", "CYRILLIC")


def refused(text: str) -> Sequence[int]:
    """Return the positions of the characters that `text` must not have.

    Tabs and line breaks are white space. A joiner (U+200C, U+200D) is allowed between letters of a script that needs
    it, such as Arabic or Devanagari.
    """
    if text.isprintable() and _STAND_INS.isdisjoint(text):  # true of nearly every text
        return ()
    of_no_kind = _STAND_INS | _NO_CHARACTERS
    odd = {sign for sign in set(text) if unicodedata.category(sign) in _REFUSED or sign in of_no_kind} - _WHITE_SPACE
    if not odd:
        return ()
    return [at for at, sign in enumerate(text) if sign in odd and not (sign in _JOINERS and _joins(text, at))]


def without(text: str, positions: Sequence[int]) -> str:
    """Return the text without the characters at these positions."""
    gone = set(positions)
    return "".join(sign for at, sign in enumerate(text) if at not in gone) if gone else text


def named(sign: str) -> str:
    """Return the character's code point and name: “U+202E RIGHT-TO-LEFT OVERRIDE”."""
    kinds = {"Co": "(a sign of one font)", "Cn": "(no character)"}
    unnamed = kinds.get(unicodedata.category(sign), "(a control character)")
    return f"U+{ord(sign):04X} {unicodedata.name(sign, unnamed)}"


def seen_as(sign: str) -> str:
    """Return what readers see where such a character is."""
    if sign in _STAND_INS or unicodedata.category(sign) == "Co":
        return "readers see as an empty box"
    return "shows nothing"


def printable(text: str) -> str:
    """Return the text with each character that must not reach a terminal replaced by its code point: “<U+001B>”."""
    gone = {text[at] for at in refused(text)} | ({*text} & _WHITE_SPACE)
    return text.translate({ord(sign): f"<U+{ord(sign):04X}>" for sign in gone})


def _joins(text: str, at: int) -> bool:
    beside = text[max(at - 1, 0) : at + 2]
    return len(beside) == 3 and _is_joined(beside[0]) and _is_joined(beside[2])


def _is_joined(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return unicodedata.category(sign)[0] in "LM" and not name.startswith(_SCRIPTS_WITHOUT_JOINERS)
