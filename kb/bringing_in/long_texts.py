"""Cuts texts that are too long for one text of a guide."""

import re

from kb.bringing_in.page import Inline, Link, Words, words_in

_ENDS = (re.compile(r"(?<=[.!?…]) "), re.compile(r" "))
"""Where a text can be cut: after a sentence, or else after a word."""


def halves(text: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return the text as two, cut near its middle. A link or code that is cut is one on both sides.

    The text must not contain pictures.
    """
    return _divided(text, _cut(words_in(text)))


def _cut(words: str) -> int:
    """Return the end nearest to the middle that is in neither the first nor the last quarter, else the middle."""
    middle, quarter = len(words) // 2, len(words) // 4
    for end in _ENDS:
        if found := [match.start() for match in end.finditer(words, quarter, len(words) - quarter)]:
            return min(found, key=lambda at: abs(at - middle))
    return middle


def _divided(text: tuple[Inline, ...], cut: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    first: list[Inline] = []
    second: list[Inline] = []
    at = 0
    for piece in text:
        length = len(words_in((piece,)))
        match piece:
            case Words(words, mark) if at < cut < at + length:
                first.append(Words(words[: cut - at], mark))
                second.append(Words(words[cut - at :], mark))
            case Link(words, address) if at < cut < at + length:
                for side, part in zip((first, second), _divided(words, cut - at), strict=True):
                    side.append(Link(tuple(own for own in part if isinstance(own, Words)), address))
            case _:
                (first if at + length <= cut else second).append(piece)
        at += length
    return tuple(first), tuple(second)
