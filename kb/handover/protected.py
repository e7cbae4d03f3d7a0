"""What of a text translators leave as it is: facts, labels, and where links and icons lead."""

from collections.abc import Iterator
from typing import NamedTuple

from kb.content.inline import Token, tokens


class Piece(NamedTuple):
    """A piece of a text: words to translate, or what stays as it is."""

    text: str
    stays: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text, which are the text when joined.

    Code and keys are among the words: commands name things in the reader's language, and so do keyboards.
    """
    return tuple(_joined(piece for token in tokens(text) for piece in _pieces_of(token)))


def what_stays(text: str) -> tuple[str, ...]:
    """Return each piece that stays, once, but for opening brackets: `{ui.pay}`, `](guide:billing/pay)`."""
    return tuple(dict.fromkeys(piece.text for piece in pieces(text) if piece.stays and piece.text not in ("[", "![")))


def _pieces_of(token: Token) -> Iterator[Piece]:
    match token.kind:
        case "fact" | "label":
            yield Piece(token.source, stays=True)
        case "link" | "unexplained" | "icon":
            before, _, after = token.source.partition(f"{token.label}](")
            yield Piece(before, stays=True)
            yield from pieces(token.label)
            yield Piece(f"]({after}", stays=True)
        case _:
            yield Piece(token.source)


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces with words that follow one another as one, and none that are empty."""
    words = ""
    for piece in found:
        if not piece.stays:
            words += piece.text
            continue
        if words:
            yield Piece(words)
        words = ""
        yield piece
    if words:
        yield Piece(words)
