"""Makes the blocks below a text, and a step or point with these from an entry of a list."""

import re
import textwrap
from collections.abc import Sequence

from kb.bringing_in.page import (
    Block,
    Code,
    Figure,
    Folded,
    Heading,
    Leftover,
    Listing,
    Note,
    Paragraph,
    Table,
    Words,
    all_blocks,
    words_in,
)
from kb.bringing_in.pieces import Data, Pieces
from kb.content.text import LONGEST_TEXT
from kb.render.code import LANGUAGES

EMPTY_CELL = "–"
_LONGEST_LINE = LONGEST_TEXT - 50
_SHELLS = frozenset({"sh", "bash", "shell", "console", "zsh", "terminal", "shell-session"})
_OTHER_NAMES = {
    "yml": "yaml", "js": "javascript", "ts": "typescript", "py": "python", "rb": "ruby", "dockerfile": "docker",
    "apache": "apacheconf", "ps1": "powershell", "conf": "ini", "patch": "diff",
}  # fmt: skip


def step_or_point(blocks: Sequence[Block], line: int, pieces: Pieces) -> Data:
    """Return an entry of a list as a step or a point: its text, and what follows below it. It may be empty."""
    rest = [block for block in blocks if not pieces.left_out(block)]
    if not rest:
        return {}
    item: Data = {"id": "", "text": "TODO"}
    more: list[Data] = []
    beside: Data = {}
    shown = next((block for block in rest if isinstance(block, Figure)), None)
    rest = [block for block in rest if block is not shown]
    if rest and isinstance(rest[0], Paragraph):
        item["text"], *further = pieces.texts(rest[0].words, rest[0].line)
        more = [{"id": "", "text": text} for text in further]
        rest = rest[1:]
    elif rest and isinstance(rest[0], Code) and "\n" not in rest[0].text and len(rest[0].text) < 200:
        item["text"] = pieces.wording.text((Words(rest[0].text, "code"),), rest[0].line)
        pieces.tally.change(rest[0])
        rest = rest[1:]
    elif rest and isinstance(rest[0], Heading):
        item["text"] = pieces.text(rest[0].words, rest[0].line)
        pieces.tally.change(rest[0])
        rest = rest[1:]
    match rest:
        case [*before, Note() as note] if note.is_simple and len(note.blocks) == 1:
            more += blocks_below(before, pieces)
            match blocks_below([note], pieces):
                case [own]:
                    beside = {note.kind: own[note.kind]}
                case several:
                    more += several
        case _:
            more += blocks_below(rest, pieces)
    if shown:
        more += pieces.caption(shown)
        beside["image"] = pieces.image(shown)
    if item["text"] == "TODO":
        if more and "text" in more[0]:
            item["text"] = more.pop(0)["text"]
        else:
            pieces.wording.remark(blocks[0].line if blocks else line, "write a text here, above what had none")
    return item | ({"more": more} if more else {}) | beside


def blocks_below(blocks: Sequence[Block], pieces: Pieces, *, may_have_steps: bool = True) -> list[Data]:
    """Return the blocks below a text."""
    result: list[Data] = []
    for block in blocks:
        if not pieces.left_out(block):
            result += _block(block, pieces, may_have_steps=may_have_steps)
    return [{"id": "", **data} for data in result]


def _block(block: Block, pieces: Pieces, *, may_have_steps: bool) -> list[Data]:
    match block:
        case Paragraph():
            pieces.tally.keep(block)
            return [{"text": text} for text in pieces.texts(block.words, block.line)]
        case Note():
            return _note(block, pieces)
        case Code():
            pieces.tally.keep(block)
            return _code(block, pieces)
        case Table():
            return _table(block, pieces)
        case Listing() if block.is_ordered and may_have_steps:
            pieces.tally.keep(block)
            steps = [step for entry in block.entries if (step := _sub_step(entry, block.line, pieces))]
            return [{"steps": steps}] if steps else []
        case Listing():
            return _list(block, pieces)
        case Figure():
            pieces.without_picture(block, "it cannot be shown here, only with a step or a point")
            return []
        case Heading():
            pieces.tally.change(block)
            pieces.wording.remark(block.line, "a heading in a list is now a paragraph")
            return [{"text": pieces.text((Words(words_in(block.words), "bold"),), block.line)}]
        case Folded():
            return blocks_below((block.heading, *block.blocks), pieces, may_have_steps=may_have_steps)
        case _:
            return []


def _sub_step(entry: Sequence[Block], line: int, pieces: Pieces) -> Data:
    nested = [block for block in entry if isinstance(block, Listing)]
    flat = [block for block in entry if not isinstance(block, Listing)]
    step = step_or_point(flat, line, pieces) or ({"id": "", "text": "TODO"} if nested else {})
    for listing in nested:
        if below := _list(listing, pieces):
            step.setdefault("more", []).extend({"id": "", **data} for data in below)
    return step


def _list(listing: Listing, pieces: Pieces) -> list[Data]:
    """Return a list below a text, or paragraphs if its entries are more than a text each."""
    entries = [own for entry in listing.entries if (own := blocks_below(entry, pieces, may_have_steps=False))]
    if listing.is_ordered or any([own.keys() for own in entry] != [{"id", "text"}] for entry in entries):
        pieces.tally.change(listing)
        pieces.wording.remark(listing.line, "a list in a list is now paragraphs")
        return [data for entry in entries for data in entry]
    pieces.tally.keep(listing)
    return [{"list": [own for entry in entries for own in entry]}] if entries else []


def _note(note: Note, pieces: Pieces) -> list[Data]:
    """Return a note for each paragraph; lists in it become sentences of it, and code comes below."""
    texts: list[str] = []
    after: list[Data] = []
    pieces.tally.keep(note)
    for block in note.blocks:
        if pieces.left_out(block):
            continue
        match block:
            case Paragraph():
                pieces.tally.keep(block)
                texts += pieces.texts(block.words, block.line)
            case Code() | Table():
                after += _block(block, pieces, may_have_steps=False)
            case _:
                pieces.tally.change(block)
                pieces.wording.remark(block.line, "the parts of a note are now sentences of it")
                for inner in all_blocks((block,)):
                    match inner:
                        case Paragraph():
                            texts += pieces.texts(inner.words, inner.line)
                        case Heading():
                            texts.append(pieces.text((Words(words_in(inner.words), "bold"),), inner.line))
                        case Code() | Table() | Figure():
                            after += blocks_below([inner], pieces, may_have_steps=False)
                        case Leftover() as leftover:
                            pieces.left_out(leftover)
                        case Listing() | Note() | Folded():
                            pass
    notes: list[Data] = [{str(note.kind): text} for text in _joined(texts)]
    return [*notes, *after]


def _table(table: Table, pieces: Pieces) -> list[Data]:
    """Return the table, with as many cells in every row as in the longest."""
    width = max(map(len, table.rows))
    written = [[pieces.text(cell, table.line) or EMPTY_CELL for cell in row] for row in table.rows]
    if table.has_spans or any(len(row) != width for row in written):
        pieces.wording.remark(table.line, "cells of the table spanned several columns or rows: compare them")
    filled = [[*row, *[EMPTY_CELL] * (width - len(row))] for row in written]
    caption = [{"text": text} for text in pieces.texts(table.caption, table.line) if text]
    if len(filled) == 1:
        pieces.tally.change(table)
        return [*caption, *({"text": text} for text in filled[0])]
    pieces.tally.keep(table)
    head, *rows = filled
    return [*caption, {"table": {"head": head, "rows": [{"id": "", "cells": row} for row in rows]}}]


def _code(code: Code, pieces: Pieces) -> list[Data]:
    """Return the code in pieces of allowed length: nearly always one. Lines that are too long are cut."""
    said: Data = {}
    language = _OTHER_NAMES.get(code.language, code.language)
    if language in _SHELLS:
        said = {"shell": True}
    elif language in LANGUAGES:
        said = {"language": language}
    if code.file:
        said["file"] = code.file
    cut = [""]
    for line in code.text.split("\n"):
        parts = textwrap.wrap(line, _LONGEST_LINE, drop_whitespace=False, replace_whitespace=False)
        if len(parts) > 1:
            pieces.wording.remark(code.line, "a line of code was too long: join its parts", line[:100])
        for part in parts or [""]:
            if cut[-1] and len(cut[-1]) + len(part) > _LONGEST_LINE:
                cut.append("")
            cut[-1] += f"{part.rstrip()}\n"
    return [{"code": piece.strip("\n").rstrip(), **said} for piece in cut if piece.strip()]


def _joined(texts: Sequence[str]) -> list[str]:
    """Return short texts as one, as long as it stays easy to read."""
    result: list[str] = []
    for text in texts:
        if result and len(result[-1]) + len(text) < 600:
            result[-1] += f". {text}" if re.search(r"[\w)]$", result[-1]) else f" {text}"
        else:
            result.append(text)
    return result
