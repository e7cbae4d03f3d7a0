"""Reads the inline Markdown of a text: its words, code, links, facts, and what is refused.

The time this takes grows with the length of the text, and no faster.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

_TAG = r"<[a-zA-Z/!?][^>]*>?"
_TOKENS = re.compile(
    rf"""
    (?= [\\`+!\[\]{{<] ) (?:  # what any piece but words begins with: most places of a text need no closer look
    (?P<escape> \\[\\`*_{{}}\[\]()>\#+.!-] )
  | (?P<ticks> `+ )
  | (?P<keys> \+\+ (?!\+) .+? \+\+ )
  | (?P<link> (?<!!) \[ (?P<label> [^\[\]]* ) \] \( (?P<target> [^()\s]* ) \) )
  | (?P<unclear> !?\[ [^\[\]]* \] \s? [\[(] [^\])]* [\])]? | \]\( )
  | (?P<fact> \{{ (?P<name> [^{{}}]* ) \}} )
  | (?P<html> {_TAG} )
    )
    """,
    re.VERBOSE,
)
_TICKS = re.compile("`+")


class Token(NamedTuple):
    """A piece of a text. `value` is a fact's name, a link's target, or the piece as it is written.

    Keys to press (`++ctrl+c++`) are code.
    `label` is a link's text, which has pieces of its own. Refused are `html`, also inside code, where the
    site's engine would still see it, and `unclear` links: whatever the engine may take for a link, and we do not.
    """

    kind: Literal["words", "code", "link", "fact", "html", "unclear"]
    source: str
    value: str
    label: str = ""


@lru_cache(maxsize=4096)  # every check asks for the same texts, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of `text` in order."""
    return tuple(_read_tokens(text))


def _read_tokens(text: str) -> Iterator[Token]:
    end = 0
    code = _Code(text)
    while match := _TOKENS.search(text, end):
        if match.start() > end:
            yield Token("words", text[end : match.start()], text[end : match.start()])
        end = match.end()
        kind = match.lastgroup
        if kind == "ticks" and (closed := code.end(match)):
            kind, end = "code", closed
        source = text[match.start() : end]
        match kind:
            case "code" | "keys":
                yield Token("html" if re.search(_TAG, source) else "code", source, source)
            case "link":
                yield Token("link", source, match["target"], match["label"])
            case "fact":
                yield Token("fact", source, match["name"])
            case "html" | "unclear" as refused:
                yield Token(refused, source, source)
            case _:
                yield Token("words", source, source)
    if end < len(text):
        yield Token("words", text[end:], text[end:])


class _Code:
    """Where the code of a text ends, by Python-Markdown's rule.

    It ends at the next run of as many backticks as it began with. If there is none, some of its own backticks belong to
    the code, and it ends at the longest run further on, provided that one is shorter.
    """

    def __init__(self, text: str) -> None:
        runs = [run.span() for run in _TICKS.finditer(text)]
        self._starts = [start for start, _end in runs]
        self._ends: dict[int, list[int]] = {}  # by the length of the run
        for start, end in runs:
            self._ends.setdefault(end - start, []).append(end)
        longest = (0, 0)
        self._longest = [longest]  # its length and its end, among each run and those after it
        for start, end in reversed(runs):
            longest = max(longest, (end - start, end), key=lambda run: (run[0], -run[1]))
            self._longest.append(longest)
        self._longest.reverse()

    def end(self, opening: re.Match[str]) -> int | None:
        """Return the end of the code that these backticks begin, or None if they are just backticks."""
        start, end = opening.span()
        ends = self._ends.get(end - start, [])
        if (at := bisect_right(ends, end)) < len(ends):
            return ends[at]
        length, closed = self._longest[bisect_left(self._starts, end)]
        return closed if 0 < length < end - start else None


@lru_cache(maxsize=4096)
def all_tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of `text`, and after each link those of its label."""
    return tuple(piece for token in tokens(text) for piece in (token, *(tokens(token.label) if token.label else ())))


def facts(text: str) -> list[str]:
    """Return the names of the facts in `text`, in order."""
    return [token.value for token in all_tokens(text) if token.kind == "fact"]


def links(text: str) -> list[str]:
    """Return the targets of the links in `text`, in order."""
    return [token.value for token in tokens(text) if token.kind == "link"]


def destinations(text: str) -> list[str]:
    """Return the names of the destinations that are linked in `text`: `manager:start`."""
    return [target for target in links(text) if not target.startswith("guide:")]
