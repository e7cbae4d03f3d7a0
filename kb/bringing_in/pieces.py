"""Makes the texts and pictures of a guide's parts, and says which blocks of a page are left out, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kb.bringing_in.page import (
    Block,
    Code,
    Figure,
    Folded,
    Inline,
    Leftover,
    Listing,
    Paragraph,
    Picture,
    Table,
    Words,
    words_in,
)
from kb.bringing_in.pictures import Pictures
from kb.bringing_in.tally import Tally
from kb.bringing_in.wording import Wording

type Data = dict[str, Any]


@dataclass
class Pieces:
    """Makes the pieces of one page, with the words that `wording` gives, and counts what became of its blocks."""

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
                    self.without_picture(block, fault)
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

    def without_picture(self, figure: Figure, why: str) -> None:
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

    def caption(self, figure: Figure) -> list[Data]:
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


def _described(picture: Picture) -> str:
    """Return the alternative text; empty if it is just the name of a file."""
    said = picture.alternative.strip()
    return "" if re.fullmatch(r"(?i)\S+\.(?:png|jpe?g|webp|gif|svg|bmp)", said) else said
