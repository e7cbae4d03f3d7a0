"""How a text is written in place of another: in the same style, and in the same lines as far as the words allow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.content.document import Document, parse
from kb.content.text import Place
from kb.content.yaml_writing import NOT_AT_A_BEGINNING, WIDTH, wrapped

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_SPACES_TO_ESCAPE = re.compile("[\u00a0\u202f]")


@dataclass(frozen=True)
class Spot:
    """Where a text is in a file, and how it was written there."""

    style: str
    """`>` or `|` for a block, `'` or `"` for quotes, nothing for a plain text."""
    source: str
    """What is there now: with its quotes; of a block, only the first line."""
    lines: tuple[str, ...]
    """Its lines as they are now, without quotes and indentation."""
    column: int
    """Where it begins, from 0."""
    indent: int
    """How far its further lines are indented."""
    step: int
    """How much further than what holds it."""
    may_be_block: bool
    """Whether a block is possible there: not between `{}` or `[]`, and not above a comment that it would take in."""
    is_in_flow: bool
    """Whether it is between `{}` or `[]`."""
    keeps_lines: bool
    """Whether its lines are kept, as those of code are, instead of becoming one."""


def rewritten(spot: Spot, words: str) -> list[str]:
    """Return the lines to write there, the first of them behind the key, so that they are read as `words`.

    The lines are the first of the possible ways that YAML reads as these words, without losing any.
    """
    ways = [way for way in _ways(spot, words) if way]
    readings = [(way, *_read(way, spot)) for way in ways]
    sound = (way for way, read, is_whole in readings if read == words and is_whole)
    possible = (way for way, read, _is_whole in readings if read == words)
    if spot.style in {"|", ">"} and "#" in spot.source:  # only a block keeps the comment behind its sign
        sound = possible
    return next(sound, None) or next(possible, None) or [_double_quoted(words, spot.source)]


def _ways(spot: Spot, words: str) -> Iterator[list[str] | None]:
    """Yield the ways in which the words can be written, starting with the one most like the old."""
    if spot.keeps_lines:
        yield _block_of_lines(spot, words) if spot.style in {"|", ">"} or "\n" in words else None
        yield from ([own] for own in _on_one_line(spot, words))
        yield _block_of_lines(spot, words)
        return
    if spot.style in {"|", ">"}:
        yield [spot.source, *_refolded(spot.lines, words, WIDTH - spot.indent)]
    for own in _on_one_line(spot, words):
        if len(spot.lines) > 1 and not own.startswith('"'):
            yield _folded(spot, own)
        elif not spot.may_be_block or spot.column + len(own) <= WIDTH:
            yield [own]
    if spot.may_be_block:
        yield [">-", *wrapped(words, WIDTH - spot.indent)]
    yield from ([own] for own in _on_one_line(spot, words))


def _on_one_line(spot: Spot, words: str) -> Iterator[str]:
    """Yield the words plain and in quotes; in their old quotes first."""
    single, double = _single_quoted(words), _double_quoted(words, spot.source)
    if spot.style == '"':
        yield double
    elif spot.style != "'":
        yield words
    if "\n" not in words:
        yield single
    yield double


def _block_of_lines(spot: Spot, words: str) -> list[str] | None:
    """Return the words as a block whose lines are kept."""
    if not spot.may_be_block and spot.style not in {"|", ">"}:
        return None
    head = spot.source if spot.style == "|" else "|"
    mark = re.fullmatch(r"\|([+-]?)\d?([+-]?)(.*)", head, re.DOTALL)
    assert mark  # noqa: S101 (any head of a block matches)
    chomping, rest = mark[1] + mark[2], mark[3]
    indicator = str(spot.step) if words.startswith(" ") else ""  # otherwise YAML takes these spaces for the indentation
    return [f"|{indicator}{chomping}{rest}", *words.split("\n")]


def _folded(spot: Spot, own: str) -> list[str]:
    """Return a text of several lines, as it is written behind its key: plain, or with its quotes."""
    quote = own[0] if own[0] == "'" == own[-1] and len(own) > 1 else ""
    inside = own[len(quote) : len(own) - len(quote)]
    old = spot.lines if quote == spot.style else ()
    lines = _refolded(old, inside, WIDTH - spot.indent, WIDTH - spot.column)
    lines[0] = quote + lines[0]
    lines[-1] += quote
    return lines


def _refolded(old: Sequence[str], words: str, width: int, first_width: int | None = None) -> list[str]:
    """Return the words in lines of that width. Lines that are among the old ones stay as they were."""
    start = 0
    while start < len(old) and f"{words} ".startswith(" ".join(old[: start + 1]) + " "):
        start += 1
    kept = " ".join(old[:start])
    rest = words[len(kept) :].strip(" ")
    end = len(old)
    while end > start and f" {rest}".endswith(" " + " ".join(old[end - 1 :])):
        end -= 1
    after = old[end:]
    middle = rest[: len(rest) - len(" ".join(after))].strip(" ") if after else rest
    room = first_width if start == 0 else None
    changed = wrapped(middle, width, room) if middle else []
    if len(changed) > max(end - start, 1) or (middle and after and NOT_AT_A_BEGINNING.match(after[0])):
        changed, after = wrapped(rest, width, room), ()  # otherwise a short line would be left in the middle
    return [*old[:start], *changed, *after] or [""]


def _single_quoted(words: str) -> str:
    return f"'{words.replace("'", "''")}'"


def _double_quoted(words: str, old: str) -> str:
    """Return the words in double quotes, with spaces written as escapes if the old ones were."""
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in words)
    if old.startswith('"') and re.search(r"\\u|\\_", old):
        escaped = _SPACES_TO_ESCAPE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", escaped)
    return f'"{escaped}"'


def _read(way: Sequence[str], spot: Spot) -> tuple[object, bool]:
    """Return how these lines are read in such a place, and whether nothing of them is lost."""
    first, *rest = way
    pad = " " * (spot.step + 2 * spot.keeps_lines)
    text = "\n".join([first, *(f"{pad}{line}" if line else "" for line in rest)])
    if spot.keeps_lines:
        source = f"more:\n- code: {text}\n" if not spot.is_in_flow else f"more: [{{code: {text}}}]\n"
        keys: tuple[str | int, ...] = ("more", 0, "code")
    else:
        source = f"a: {text}\n" if not spot.is_in_flow else f"{{a: {text}}}\n"
        keys = ("a",)
    document = Document(Path(), "", places={(): Place(Path())})
    parse(document, source)
    read: object = document.data
    for key in keys:
        if isinstance(read, dict):
            read = read.get(key)
        elif isinstance(read, list) and isinstance(key, int) and key < len(read):
            read = read[key]
        else:
            read = None
    return read, not document.findings
