"""What may be wrong with one value of YAML: signs that YAML reads as its own, quotes, brackets."""

import re
from typing import NamedTuple

from kb.content.fields import names_inside
from kb.content.guide import Guide

GUIDE_FIELDS = names_inside(Guide)
FIELD = re.compile(r"(?P<name>[^\s\"'\[\]{}&*!|>@%`,#:-][^\s:]*|\"[^\"]*\"|'[^']*') *:(?:\s+|$)(?P<value>.*)")

_SIGNS = re.compile(r"\*\*|[*&!|>@%`]|[-?:,](?=\s)")
"""What a text must not begin with, as each of these means something else to YAML."""

_CLOSERS = {"[": "]", "{": "}"}
_CURLY_QUOTES = re.compile(r"[“”„‘‚].*[“”‘’]")
_ENDS = {"'": re.compile(r"'(?:[^']|'')*+'"), '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)}
_ESCAPE = re.compile(r"\\(?![0abtnvfre\"/\\N_LPxuU \t\n]).")
_PIECE_OF_BRACKETS = re.compile(
    r"(?s)(?<![^\s,\[{:])(?:'(?:[^']|'')*+(?:'|\Z)|\"(?:[^\"\\]|\\.)*+(?:\"|\\?\Z)|(?P<odd>[@`%|>!&*#]))|(?P<sign>[\[\]{}])"
)
"""Quotes, signs that an entry must not begin with, and brackets. A quote inside a word does not match."""


class Fault(NamedTuple):
    """Where the fault is in the value, from 0; what is wrong, and what would be right."""

    at: int
    wrong: str
    expected: str


def in_quotes(value: str) -> str:
    """Return what to do with a text that YAML does not read as written."""
    quotes = '"…"' if "'" in value else "'…'"
    return f"put the text in quotes: {quotes}, or write “>-” and the text below it, indented"


def fault_of_plain(value: str) -> Fault | None:
    """Return what is wrong with a text without quotes, which may be one line of several."""
    if found := _SIGNS.match(value):
        return Fault(0, f"the text begins with “{found.group()}”, which means something else to YAML", in_quotes(value))
    colon = re.search(r":(?=\s|$)", value)
    comment = re.search(r"(?<=\s)#", value)
    if colon and not (comment and comment.start() < colon.start()):
        if _CURLY_QUOTES.fullmatch(value.strip()):
            return Fault(
                0, "typographic quotes do not protect the colon inside", "put straight quotes around the text: '…'"
            )
        return Fault(colon.start(), "a colon inside the text begins a field", in_quotes(value))
    if comment:
        return Fault(comment.start(), "“#” cuts the text off: what follows is a comment", in_quotes(value))
    return None


def closing(text: str) -> int | None:
    """Return where the quotes or brackets end with which the text begins, or None if they are not closed."""
    if text[0] in _ENDS:
        found = _ENDS[text[0]].match(text)
        return found.end() if found else None
    depth = 0
    for piece in _PIECE_OF_BRACKETS.finditer(text):
        sign = piece["sign"]
        depth += (sign in _CLOSERS) - (sign in _CLOSERS.values()) if sign else 0
        if sign and not depth:
            return piece.end()
    return None


def fault_of_closed(text: str, end: int) -> Fault | None:
    """Return what is wrong with quotes or brackets that end at `end`, and with what follows them."""
    mark, rest = text[0], text[end:].partition("\n")[0]
    if mark == '"' and (escape := _ESCAPE.search(text, 0, end)):
        wrong = f"“{escape.group()}” inside double quotes: a backslash means something there"
        return Fault(escape.start(), wrong, "put the text in single quotes: '…'")
    if mark in _CLOSERS:
        for piece in _PIECE_OF_BRACKETS.finditer(text, 0, end):
            if odd := piece["odd"]:
                wrong = f"an entry begins with “{odd}”, which means something else to YAML"
                return Fault(piece.start(), wrong, "put the entry in quotes: '…'")
    if not rest.strip() or re.match(r"\s+#", rest):
        return None
    if mark in _CLOSERS:
        return Fault(0, f"the text begins with “{mark}”, which means something else to YAML", in_quotes(rest))
    if mark == "'" and (rest[0].isalpha() or rest.rstrip().endswith("'")):
        return Fault(end - 1, "the apostrophe ends the single quotes", "write ’ for the apostrophe")
    if mark == '"' and rest.rstrip().endswith('"'):
        return Fault(end - 1, "a quote inside the text ends it", "write typographic quotes inside, such as «…»")
    return Fault(end - 1, "the text ends at this quote, but more follows", in_quotes(text.replace(mark, "")))


def fault_of_unclosed(mark: str) -> Fault:
    """Return what is wrong with quotes or brackets that begin with `mark` and do not end."""
    if mark in _CLOSERS:
        return Fault(0, f"“{mark}” is not closed", f"add “{_CLOSERS[mark]}”")
    return Fault(0, f"the quote {mark} is not closed", f"add {mark} at the end of the text")
