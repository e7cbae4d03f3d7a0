"""Reads the texts of a page of HTML: words, marks, links and pictures in the order of the sentence."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kb.bringing_in.html_elements import children
from kb.bringing_in.page import Inline, Link, Mark, Picture, Words
from kb.content.characters import refused, without

LINE = "data-line"
"""The attribute with the line of the file on which an element begins."""

_MARKS: dict[str, Mark] = {
    "b": "bold",
    "strong": "bold",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "code": "code",
    "samp": "code",
    "tt": "code",
    "kbd": "keys",
    "del": "struck",
    "s": "struck",
    "strike": "struck",
}
_SUPERIOR = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_INFERIOR = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PARTS = frozenset({"p", "div", "br", "li", "td", "th"})


def texts_of(*nodes: LexborNode) -> tuple[Inline, ...]:
    """Return the text of the nodes, with white space folded as in a browser."""
    pieces: list[Inline] = []
    for node in nodes:
        pieces += _inside(node, "")
    return _joined(pieces)


def _inside(node: LexborNode, mark: Mark) -> Iterator[Inline]:
    tag = node.tag or ""
    if tag == "-text":
        text = node.text(deep=False) or ""
        yield Words(without(text, refused(text)), mark)  # which references such as &#0; may have brought
    elif tag == "-comment":
        return
    elif tag == "br":
        yield Words(" ", "")
    elif tag == "img":
        yield Picture(node.attributes.get("src") or "", " ".join((node.attributes.get("alt") or "").split()))
    elif tag == "svg":
        if says := " ".join((node.text(separator=" ") or "").split()):
            yield Picture("data:svg", says)
    elif tag in {"sup", "sub"} and (raised := _raised(node)):
        yield Words(raised, mark)
    elif tag == "input":
        if node.attributes.get("type") not in {"hidden", "checkbox", "radio", "image"}:
            yield Words(f" {node.attributes.get('value') or ''} ", mark)
    elif tag == "a" and (address := node.attributes.get("href")):
        inner = [piece for child in children(node) for piece in _inside(child, mark)]
        yield from (piece for piece in inner if isinstance(piece, Picture))
        words = tuple(piece for piece in inner if isinstance(piece, Words))
        if any(piece.text.strip() for piece in words):
            yield Link(words, address.strip())
    else:
        own = mark if mark in {"code", "keys", "struck"} else _MARKS.get(tag, mark)
        if tag == "q":
            yield Words('"', own)
        for child in children(node):
            yield from _inside(child, own)
        if tag == "q":
            yield Words('"', own)
        elif tag in _PARTS:
            yield Words(" ", "")


def _raised(node: LexborNode) -> str:
    """Return raised or lowered digits as signs of their own, as in m² and H₂O; empty if it is anything else."""
    written = (node.text() or "").strip()
    raised = written.translate(_SUPERIOR if node.tag == "sup" else _INFERIOR)
    return raised if len(written) < 10 and not set(raised) & set(written) else ""


def _joined(pieces: list[Inline]) -> tuple[Inline, ...]:
    """Return the pieces with folded white space; neighbours that look alike are joined."""
    result: list[Inline] = []
    ends_with_space = True
    for piece in pieces:
        match piece:
            case Words():
                words = _folded(piece, after_space=ends_with_space)
                if words.text:
                    ends_with_space = words.text.endswith(" ")
                    last = result[-1] if result else None
                    if isinstance(last, Words) and last.mark == words.mark:
                        result[-1] = Words(last.text + words.text, words.mark)
                    else:
                        result.append(words)
            case Link():
                inner = _joined(list(piece.words))
                result.append(Link(tuple(words for words in inner if isinstance(words, Words)), piece.address))
                ends_with_space = False
            case Picture():
                result.append(piece)
                ends_with_space = False
    match result:
        case [*_, Words(text, mark)] if text.endswith(" "):
            result[-1:] = [Words(text.rstrip(" "), mark)] if text.strip(" ") else []
    return tuple(result)


def _folded(words: Words, *, after_space: bool) -> Words:
    text = _SPACE.sub(" ", words.text)
    return Words(text.removeprefix(" ") if after_space else text, words.mark)
