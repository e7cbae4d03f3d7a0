"""Corrects typography by the record of a language: quotation marks, apostrophes, spaces, letters.

A text is given in pieces, since quotation marks may be on both sides of bold words. A piece of code is None: it is
kept, and counts as a word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kb.content.languages import Typography

_CODE = "\ue000"
"""Replaces a piece of code, and is one letter to the patterns."""

_DOUBLE = re.compile('["“”„‟«»]')
_PAIR = re.compile(r'(?<!\S)["“„«](?=\S)[^"“”„‟«»]*(?<=\S)["”“»](?!\w)')
_ARROW = re.compile(r"(?<= )»(?= )")
_SINGLE = re.compile(rf"(?<![\w{_CODE}])['‘‚](?=\S)(?P<inside>[^'‘’‚]*?)(?<=\S)['’](?!\w)")

type _Edit = tuple[int, int, str]
"""The beginning, the end, and what replaces what is between them."""


def mended(pieces: Sequence[str | None], typography: Typography) -> list[str | None]:
    """Return the pieces as the language typesets them. Unpaired quotation marks are kept."""
    result = list(pieces)
    for edits in (_letters, _arrows, _single_quotes, _double_quotes, _apostrophes, _spaces):
        flat = "".join(_CODE if piece is None else piece for piece in result)
        result = _edited(result, edits(flat, typography))
    return result


def _edited(pieces: Sequence[str | None], edits: Iterable[_Edit]) -> list[str | None]:
    """Return the pieces with these edits, which do not overlap. New signs go to the piece of the first one replaced."""
    result: list[str | None] = []
    of_pieces = sorted(edits)[::-1]
    start = 0
    for number, piece in enumerate(pieces):
        after = start + (1 if piece is None else len(piece))
        is_last = number == len(pieces) - 1
        parts, at = [], start
        while of_pieces and (of_pieces[-1][0] < after or is_last):
            begin, end, new = of_pieces.pop()
            if piece is not None:
                parts += [piece[at - start : begin - start], new]
                at = end
        result.append(None if piece is None else "".join((*parts, piece[at - start :])))
        start = after
    return result


def _letters(flat: str, typography: Typography) -> list[_Edit]:
    return [
        (found.start(), found.end(), str(own))
        for foreign, own in typography.foreign_letters.items()
        for found in re.finditer(re.escape(foreign), flat)
    ]


def _arrows(flat: str, _typography: Typography) -> list[_Edit]:
    """Write paths through menus with arrows: Settings » Network."""
    return [(found.start(), found.end(), "→") for found in _ARROW.finditer(flat)] if "«" not in flat else []


def _single_quotes(flat: str, typography: Typography) -> list[_Edit]:
    """Replace single quotation marks by double ones, the only ones of a language that a check knows."""
    opening, closing = typography.quotes.split("…")
    inside = typography.space_inside_quotes
    edits: list[_Edit] = []
    double = [match.start() for match in _DOUBLE.finditer(flat)]
    for found in _SINGLE.finditer(flat):
        if bisect_left(double, found.start()) % 2 == 0:  # not inside of double ones
            edits += [(found.start(), found.start() + 1, opening + inside)]
            edits += [(found.end() - 1, found.end(), inside + closing)]
    return edits


def _double_quotes(flat: str, typography: Typography) -> list[_Edit]:
    opening, closing = typography.quotes.split("…")
    inside = typography.space_inside_quotes
    found = [match.start() for match in _DOUBLE.finditer(flat)]
    if len(found) % 2:  # unpaired: it is kept
        pairs = [(pair.start(), pair.end() - 1) for pair in _PAIR.finditer(flat)]
        found = [at for pair in pairs for at in pair]
    edits: list[_Edit] = []
    for first, last in zip(found[::2], found[1::2], strict=True):
        after = first + 1
        while flat[after : after + 1].isspace() and after < last:
            after += 1
        before = last
        while before > after and flat[before - 1].isspace():
            before -= 1
        edits += [(first, after, opening + inside), (before, last + 1, inside + closing)]
    return edits


def _apostrophes(flat: str, _typography: Typography) -> list[_Edit]:
    return [(found.start(), found.end(), "’") for found in re.finditer(rf"(?<=[\w{_CODE}])'|'(?=\w)", flat)]


def _spaces(flat: str, typography: Typography) -> list[_Edit]:
    space = str(typography.space_before_marks)
    pattern = (
        r"(?<=[^\s;:!?])\s*(?=[;!?]+(?:\s|$))|(?<=[^\s\d;:!?])\s*(?=:(?:\s|$))|(?<=\d)\s+(?=:(?:\s|$))"
        if space
        else r"(?<=[^\s;:!?])\s+(?=[;:!?](?:\s|$))"
    )
    return [(found.start(), found.end(), space) for found in re.finditer(pattern, flat) if found.group() != space]
