"""Makes steps, points, and the blocks below their texts."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kb.bringing_in.page import (
    Block,
    Code,
    Figure,
    Folded,
    Heading,
    Inline,
    Leftover,
    Listing,
    Note,
    Paragraph,
    Picture,
    Table,
    Words,
    all_blocks,
    words_in,
)
from kb.bringing_in.pictures import Pictures
from kb.bringing_in.tally import Tally
from kb.bringing_in.wording import Wording
from kb.content.text import LONGEST_TEXT
from kb.render.code import LANGUAGES

type Data = dict[str, Any]

EMPTY_CELL = "–"
_LONGEST_LINE = LONGEST_TEXT - 50
_SHELLS = frozenset({"sh", "bash", "shell", "console", "zsh", "terminal", "shell-session"})
_OTHER_NAMES = {
    "yml": "yaml", "js": "javascript", "ts": "typescript", "py": "python", "rb": "ruby", "dockerfile": "docker",
    "apache": "apacheconf", "ps1": "powershell", "conf": "ini", "patch": "diff",
}  # fmt: skip


@dataclass
class Below:
    """Makes the parts of one page, with the words that `wording` gives, and counts what became of its blocks."""

    wording: Wording
    tally: Tally
    pictures: Pictures
    path: str
    """The path of the page’s file below the folder that is brought in."""

    def text(self, inline: tuple[Inline, ...], line: int) -> str:
        """Return the words as one text."""
        return self.wording.text(inline, line)

    def texts(self, inline: tuple[Inline, ...], line: int) -> list[str]:
        """Return the words as one or more texts of allowed length."""
        return self.wording.texts(inline, line)

    def plain(self, words: str, line: int) -> str:
        """Return plain words as a text."""
        return self.wording.text((Words(words),), line)

    def left_out(self, block: Block) -> bool:
        """Return whether the block says nothing that a guide can hold; the report then says what it was."""
        match block:
            case Leftover():
                self.tally.change(block)
                self.wording.remark(block.line, f"{block.what} was left out", block.words)
                return True
            case Figure():
                if fault := self.pictures.fault_of(self.path, block.picture.address):
                    self._without_picture(block, fault)
                return bool(fault)
            case Paragraph() as paragraph:
                return not words_in(paragraph.words).strip()
            case Listing() as listing:
                return not listing.entries
            case Code() as code:
                return not code.text.strip()
            case Table() as table:
                return not table.rows
            case _:
                return False

    def _without_picture(self, figure: Figure, why: str) -> None:
        """Report that a picture was not brought in, and what it and its caption say."""
        self.tally.change(figure)
        words = f"{figure.picture.alternative} {words_in(figure.caption)}".strip()
        self.wording.remark(
            figure.line, f"a picture was left out ({figure.picture.address[:200]}), since {why}"[:600], words
        )

    def image(self, figure: Figure) -> Data:
        """Return a picture that was not left out as the image of a step or point."""
        self.tally.keep(figure)
        name = self.pictures.name_of(self.path, figure.picture.address)
        alternative = self.plain(_described(figure.picture), figure.line)
        if not alternative:
            self.wording.remark(figure.line, "the picture says nothing to those who cannot see it: write “alt”", name)
        return {"file": name, "alt": alternative or self.text(figure.caption, figure.line) or "TODO"}

    def _caption(self, figure: Figure) -> list[Data]:
        """Return the words below a picture as a paragraph, unless they are its alternative text."""
        caption = self.text(figure.caption, figure.line)
        said = self.plain(figure.picture.alternative, figure.line)
        return [{"id": "", "text": caption}] if caption and said and caption != said else []

    def apart(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return the blocks, with a picture at the end of a text as its own block if it is larger than a button."""
        result: list[Block] = []
        for block in blocks:
            match block:
                case Paragraph():
                    result += self._apart(block)
                case Listing():
                    result.append(replace(block, entries=tuple(map(self.apart, block.entries))))
                case Folded():
                    result.append(replace(block, blocks=self.apart(block.blocks)))
                case _:
                    result.append(block)
        return tuple(result)

    def _apart(self, paragraph: Paragraph) -> list[Block]:
        words = list(paragraph.words)
        figures: list[Block] = []
        while words and isinstance(picture := words[-1], Picture) and self._is_large(picture):
            figures.insert(0, Figure(picture, (), paragraph.line))
            words.pop()
        return [Paragraph(tuple(words), paragraph.line), *figures]

    def _is_large(self, picture: Picture) -> bool:
        address = picture.address
        if self.pictures.fault_of(self.path, address):
            return False
        return not self.pictures.is_small(self.pictures.name_of(self.path, address))

    def is_simple(self, note: Note) -> bool:
        """Return whether the note is one text, possibly of several paragraphs."""
        return bool(note.blocks) and all(isinstance(block, Paragraph) for block in note.blocks)

    def points(self, blocks: Sequence[Block], title: str) -> list[Data]:
        """Return the blocks as points. The entries of a list become points next to the texts around it.

        A block that needs a text above it and has none, such as a table, is put below the section’s `title`, repeated.
        """
        blocks = [block for block in blocks if not self.left_out(block)]
        mixed = any(isinstance(block, Listing) and not block.is_ordered for block in blocks)
        points: list[Data] = []
        for block in blocks:
            if isinstance(block, Listing) and not block.is_ordered:
                self.tally.keep(block)
                points += self.items(block)
            elif isinstance(block, Paragraph) and (mixed or not points):
                first, *further = self.texts(block.words, block.line)
                points.append({"id": "", "text": first})
                if further:
                    points[-1]["more"] = [{"id": "", "text": text} for text in further]
                if mixed and len(blocks) > 1:
                    self.tally.change(block)
                    self.wording.remark(block.line, "a paragraph next to a list is now a point of it")
                else:
                    self.tally.keep(block)
            elif isinstance(block, Figure):
                self._add_to_points(block, points, title)
            elif below := self.more([block]):
                if not points:
                    points.append({"id": "", "text": title})
                points[-1].setdefault("more", []).extend(below)
        return points

    def _add_to_points(self, figure: Figure, points: list[Data], title: str) -> None:
        """Add a picture to the last point, or to a new one if that has a picture or there is none."""
        if points and "image" not in points[-1]:
            if caption := self._caption(figure):
                points[-1].setdefault("more", []).extend(caption)
        else:
            caption = self._caption(figure)
            text = caption[0]["text"] if caption else self.plain(figure.picture.alternative, figure.line) or title
            points.append({"id": "", "text": text})
        points[-1]["image"] = self.image(figure)

    def items(self, listing: Listing) -> list[Data]:
        """Return the entries of a list as steps or points, without those of which nothing is left."""
        return [item for entry in listing.entries if (item := self.item(entry, listing.line))]

    def item(self, blocks: Sequence[Block], line: int) -> Data:
        """Return an entry of a list as a step or a point: its text, and what follows below it. It may be empty."""
        rest = [block for block in blocks if not self.left_out(block)]
        if not rest:
            return {}
        item: Data = {"id": "", "text": "TODO"}
        more: list[Data] = []
        beside: Data = {}
        shown = next((block for block in rest if isinstance(block, Figure)), None)
        rest = [block for block in rest if block is not shown]
        if rest and isinstance(rest[0], Paragraph):
            item["text"], *further = self.texts(rest[0].words, rest[0].line)
            more = [{"id": "", "text": text} for text in further]
            rest = rest[1:]
        elif rest and isinstance(rest[0], Code) and "\n" not in rest[0].text and len(rest[0].text) < 200:
            item["text"] = self.wording.text((Words(rest[0].text, "code"),), rest[0].line)
            self.tally.change(rest[0])
            rest = rest[1:]
        elif rest and isinstance(rest[0], Heading):
            item["text"] = self.text(rest[0].words, rest[0].line)
            self.tally.change(rest[0])
            rest = rest[1:]
        match rest:
            case [*before, Note() as note] if self.is_simple(note) and len(note.blocks) == 1:
                more += self.more(before)
                match self.more([note]):
                    case [own]:
                        beside = {note.kind: own[note.kind]}
                    case several:
                        more += several
            case _:
                more += self.more(rest)
        if shown:
            more += self._caption(shown)
            beside["image"] = self.image(shown)
        if item["text"] == "TODO":
            if more and "text" in more[0]:
                item["text"] = more.pop(0)["text"]
            else:
                self.wording.remark(blocks[0].line if blocks else line, "write a text here, above what had none")
        return item | ({"more": more} if more else {}) | beside

    def more(self, blocks: Sequence[Block], *, may_have_steps: bool = True) -> list[Data]:
        """Return the blocks below a text."""
        result: list[Data] = []
        for block in blocks:
            if not self.left_out(block):
                result += self._block(block, may_have_steps=may_have_steps)
        return [{"id": "", **data} for data in result]

    def _block(self, block: Block, *, may_have_steps: bool) -> list[Data]:
        match block:
            case Paragraph():
                self.tally.keep(block)
                return [{"text": text} for text in self.texts(block.words, block.line)]
            case Note():
                return self._note(block)
            case Code():
                self.tally.keep(block)
                return self._code(block)
            case Table():
                return self._table(block)
            case Listing() if block.is_ordered and may_have_steps:
                self.tally.keep(block)
                steps = [step for entry in block.entries if (step := self._sub_step(entry, block.line))]
                return [{"steps": steps}] if steps else []
            case Listing():
                return self._list(block)
            case Figure():
                self._without_picture(block, "it cannot be shown here, only with a step or a point")
                return []
            case Heading():
                self.tally.change(block)
                self.wording.remark(block.line, "a heading in a list is now a paragraph")
                return [{"text": self.text((Words(words_in(block.words), "bold"),), block.line)}]
            case Folded():
                return self.more((block.heading, *block.blocks), may_have_steps=may_have_steps)
            case _:
                return []

    def _sub_step(self, entry: Sequence[Block], line: int) -> Data:
        nested = [block for block in entry if isinstance(block, Listing)]
        flat = [block for block in entry if not isinstance(block, Listing)]
        step = self.item(flat, line) or ({"id": "", "text": "TODO"} if nested else {})
        for listing in nested:
            if below := self._list(listing):
                step.setdefault("more", []).extend({"id": "", **data} for data in below)
        return step

    def _list(self, listing: Listing) -> list[Data]:
        """Return a list below a text, or paragraphs if its entries are more than a text each."""
        entries = [own for entry in listing.entries if (own := self.more(entry, may_have_steps=False))]
        if listing.is_ordered or any([own.keys() for own in entry] != [{"id", "text"}] for entry in entries):
            self.tally.change(listing)
            self.wording.remark(listing.line, "a list in a list is now paragraphs")
            return [data for entry in entries for data in entry]
        self.tally.keep(listing)
        return [{"list": [own for entry in entries for own in entry]}] if entries else []

    def _note(self, note: Note) -> list[Data]:
        """Return a note for each paragraph; lists in it become sentences of it, and code comes below."""
        texts: list[str] = []
        after: list[Data] = []
        self.tally.keep(note)
        for block in note.blocks:
            if self.left_out(block):
                continue
            match block:
                case Paragraph():
                    self.tally.keep(block)
                    texts += self.texts(block.words, block.line)
                case Code() | Table():
                    after += self._block(block, may_have_steps=False)
                case _:
                    self.tally.change(block)
                    self.wording.remark(block.line, "the parts of a note are now sentences of it")
                    for inner in all_blocks((block,)):
                        match inner:
                            case Paragraph():
                                texts += self.texts(inner.words, inner.line)
                            case Heading():
                                texts.append(self.text((Words(words_in(inner.words), "bold"),), inner.line))
                            case Code() | Table() | Figure():
                                after += self.more([inner], may_have_steps=False)
                            case Leftover() as leftover:
                                self.left_out(leftover)
                            case Listing() | Note() | Folded():
                                pass
        notes: list[Data] = [{str(note.kind): text} for text in _joined(texts)]
        return [*notes, *after]

    def _table(self, table: Table) -> list[Data]:
        """Return the table, with as many cells in every row as in the longest."""
        width = max(map(len, table.rows))
        written = [[self.text(cell, table.line) or EMPTY_CELL for cell in row] for row in table.rows]
        if table.has_spans or any(len(row) != width for row in written):
            self.wording.remark(table.line, "cells of the table spanned several columns or rows: compare them")
        filled = [[*row, *[EMPTY_CELL] * (width - len(row))] for row in written]
        caption = [{"text": text} for text in self.texts(table.caption, table.line) if text]
        if len(filled) == 1:
            self.tally.change(table)
            return [*caption, *({"text": text} for text in filled[0])]
        self.tally.keep(table)
        head, *rows = filled
        return [*caption, {"table": {"head": head, "rows": [{"id": "", "cells": row} for row in rows]}}]

    def _code(self, code: Code) -> list[Data]:
        """Return the code in pieces of allowed length: nearly always one. Lines that are too long are cut."""
        said: Data = {}
        language = _OTHER_NAMES.get(code.language, code.language)
        if language in _SHELLS:
            said = {"shell": True}
        elif language in LANGUAGES:
            said = {"language": language}
        if code.file:
            said["file"] = code.file
        pieces = [""]
        for line in code.text.split("\n"):
            parts = textwrap.wrap(line, _LONGEST_LINE, drop_whitespace=False, replace_whitespace=False)
            if len(parts) > 1:
                self.wording.remark(code.line, "a line of code was too long: join its parts", line[:100])
            for part in parts or [""]:
                if pieces[-1] and len(pieces[-1]) + len(part) > _LONGEST_LINE:
                    pieces.append("")
                pieces[-1] += f"{part.rstrip()}\n"
        return [{"code": piece.strip("\n").rstrip(), **said} for piece in pieces if piece.strip()]


def _described(picture: Picture) -> str:
    """Return the alternative text; empty if it is just the name of a file."""
    said = picture.alternative.strip()
    return "" if re.fullmatch(r"(?i)\S+\.(?:png|jpe?g|webp|gif|svg|bmp)", said) else said


def _joined(texts: Sequence[str]) -> list[str]:
    """Return short texts as one, as long as it stays easy to read."""
    result: list[str] = []
    for text in texts:
        if result and len(result[-1]) + len(text) < 600:
            result[-1] += f". {text}" if re.search(r"[\w)]$", result[-1]) else f" {text}"
        else:
            result.append(text)
    return result
