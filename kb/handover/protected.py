"""Splits a text into words to translate and pieces that must stay: facts, labels, icons, and targets of links."""

from collections.abc import Iterator
from typing import NamedTuple

from kb.content.inline import Token, tokens


class Piece(NamedTuple):
    """A piece of a text: words to translate, or something that must stay."""

    text: str
    stays: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text. Joined, they give the text.

    Code and keys count as words, since commands and keyboards name things in the reader's language.
    """
    return tuple(_joined(piece for token in tokens(text) for piece in _pieces_of(token)))


def what_stays(text: str) -> tuple[str, ...]:
    """Return the pieces that must stay, each once, without opening brackets: `{ui.pay}`, `](guide:billing/pay)`."""
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
    """Yield the pieces with adjacent words joined, leaving out empty pieces."""
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
