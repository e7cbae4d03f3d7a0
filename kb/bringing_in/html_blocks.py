"""Reads blocks from elements of HTML: paragraphs, headings, lists, notes, tables, code, pictures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from kb.bringing_in.html_elements import (
    ELEMENT_OF_FIGURE,
    ELEMENTS_OF_NOTES,
    ELEMENTS_OF_TABS,
    LEFT_OUT,
    all_words,
    anchors_of,
    children,
    file_of,
    is_inline,
    is_note,
    kind_of_note,
    language_of,
    one_line,
)
from kb.bringing_in.html_tables import grid, rows_of
from kb.bringing_in.html_text import LINE, texts_of
from kb.bringing_in.html_word import Entry, listing, mark_taken_from
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
    words_in,
)
from kb.content.characters import refused, without

_HEADING = re.compile("h[1-6]")


@dataclass
class BlockReading:
    """Reads nodes one after the other, and knows the line in the file."""

    line: int = 0
    struck: list[Leftover] = field(default_factory=list)
    """What was struck out, and is in no text."""

    def blocks(self, parent: LexborNode) -> Iterator[Block]:
        """Yield the blocks in `parent`. Words next to blocks are paragraphs."""
        loose: list[LexborNode] = []
        entries: list[Entry] = []
        for node in children(parent):
            if node.tag == "-comment" or (
                entries and not loose and node.tag == "-text" and not (node.text() or "").strip()
            ):
                continue
            if is_inline(node):
                loose.append(node)
                continue
            yield from self._paragraph(loose)
            loose = []
            self._look_at(node)
            if mark := mark_taken_from(node):
                entries.append(Entry(*mark, tuple(self.blocks(node)), self.line))
                continue
            yield from self._list_of(entries)
            entries = []
            yield from self._block(node)
        yield from self._list_of(entries)
        yield from self._paragraph(loose)

    def _list_of(self, entries: list[Entry]) -> Iterator[Block]:
        if entries:
            yield listing(entries)

    def _texts(self, *nodes: LexborNode) -> tuple[Inline, ...]:
        """Return the text of the nodes without what is struck out, which is noted."""
        texts = texts_of(*nodes)
        if struck := tuple(piece for piece in texts if isinstance(piece, Words) and piece.mark == "struck"):
            self.struck.append(Leftover("what is struck out", one_line(words_in(struck)), self.line))
        return tuple(piece for piece in texts if piece not in struck)

    def _look_at(self, node: LexborNode) -> None:
        line = node.attributes.get(LINE) or ""
        if re.fullmatch(r"\d{1,7}", line):
            self.line = int(line)

    def _paragraph(self, nodes: Iterable[LexborNode]) -> Iterator[Block]:
        """Yield nodes that belong to one text as a paragraph; a picture on its own is a figure."""
        nodes = list(nodes)
        for element in [node for node in nodes if node.tag != "-text"][:1]:
            self._look_at(element)
        words = self._texts(*nodes)
        says = words_in(tuple(piece for piece in words if not isinstance(piece, Picture))).strip()
        pictures = [piece for piece in words if isinstance(piece, Picture)]
        if says:
            yield Paragraph(words, self.line)
        else:
            yield from (Figure(picture, (), self.line) for picture in pictures)

    def _block(self, node: LexborNode) -> Iterator[Block]:
        tag = node.tag or ""
        line = self.line
        if _HEADING.fullmatch(tag) or node.attributes.get("class") == "MsoTitle":
            if words := self._texts(node):
                yield Heading(words, int(tag[1]) if tag[0] == "h" else 1, anchors_of(node), line)
        elif tag in {"ul", "ol", "menu"}:
            start = node.attributes.get("start") or ""
            number = int(start) if re.fullmatch(r"[0-9]{1,4}", start) else 1
            yield Listing(tuple(self._entries(node)), tag == "ol", line, number)
        elif tag == "dl":
            yield Listing(tuple(self._definitions(node)), is_ordered=False, line=line)
        elif tag == "pre":
            text = node.text()
            text = without(text, refused(text)).strip("\n").rstrip()
            yield Code(text, language_of(node), line, file_of(node))
        elif tag in {*ELEMENTS_OF_NOTES, "blockquote", "aside"} or is_note(node):
            yield self._note(node)
        elif tag == "table":
            yield from self._table(node)
        elif tag == ELEMENT_OF_FIGURE:
            attributes = node.attributes
            picture = Picture(attributes.get("src") or "", attributes.get("alt") or "")
            caption = attributes.get("caption") or ""
            yield Figure(picture, (Words(one_line(caption)),) if caption else (), line)
        elif tag == "figure":
            yield from self._figure(node)
        elif tag == "details":
            summary = node.css_first("summary")
            words = self._texts(summary) if summary else ()
            if summary and words:
                summary.decompose()
            yield from self._folded(words, node)
        elif tag in ELEMENTS_OF_TABS:
            label = one_line(next((said for name in ("title", "label") if (said := node.attributes.get(name))), ""))
            yield from self._folded((Words(label),) if label else (), node)
        elif tag in LEFT_OUT:
            address = node.attributes.get("src") or node.attributes.get("action") or ""
            words_left = one_line(all_words(node))
            yield Leftover(LEFT_OUT[tag], " ".join(part for part in (words_left, address) if part), line)
        elif tag == "hr":
            return
        else:
            yield from self.blocks(node)

    def _entries(self, node: LexborNode) -> Iterator[tuple[Block, ...]]:
        for entry in children(node):
            if entry.tag == "li":
                self._look_at(entry)
                blocks = tuple(self.blocks(entry))
                if blocks:
                    yield blocks
            elif entry.tag in {"ul", "ol"}:
                yield tuple(self._block(entry))
            elif not is_inline(entry) or (entry.text() or "").strip():
                yield tuple(self._block(entry) if not is_inline(entry) else self._paragraph([entry]))

    def _definitions(self, node: LexborNode) -> Iterator[tuple[Block, ...]]:
        """Yield each term with its meaning: the term in bold, and its meaning after it."""
        term: tuple[Inline, ...] = ()
        for entry in _terms_and_meanings(node):
            self._look_at(entry)
            if entry.tag == "dt":
                if term:
                    yield (Paragraph(term, self.line),)
                term = tuple(
                    Words(piece.text, piece.mark or "bold") if isinstance(piece, Words) else piece
                    for piece in self._texts(entry)
                )
                continue
            if entry.tag == "dd":
                blocks = tuple(self.blocks(entry))
            else:  # what stands beside them
                blocks = tuple(self._paragraph([entry]) if is_inline(entry) else self._block(entry))
            if term and blocks and isinstance(blocks[0], Paragraph):
                first = Paragraph((*term, Words(": "), *blocks[0].words), blocks[0].line)
                blocks = (first, *blocks[1:])
            elif term:
                blocks = (Paragraph(term, self.line), *blocks)
            term = ()
            if blocks:
                yield blocks
        if term:
            yield (Paragraph(term, self.line),)

    def _folded(self, words: tuple[Inline, ...], node: LexborNode) -> Iterator[Block]:
        """Yield content that readers unfold, or choose among tabs; without a heading, it is part of what is around."""
        if words:
            line = self.line
            yield Folded(Heading(words, 1, anchors_of(node), line), tuple(self.blocks(node)), line)
        else:
            yield from self.blocks(node)

    def _note(self, node: LexborNode) -> Note:
        title = node.attributes.get("title") or ""
        line = self.line
        blocks = tuple(self.blocks(node))
        if node.tag in ELEMENTS_OF_NOTES and title:
            ends = "" if re.search(r"[.:!?…]$", title) else "."
            heading = Words(f"{one_line(title)}{ends}", "bold")
            if blocks and isinstance(blocks[0], Paragraph):
                blocks = (Paragraph((heading, Words(" "), *blocks[0].words), blocks[0].line), *blocks[1:])
            else:
                blocks = (Paragraph((heading,), line), *blocks)
        return Note(kind_of_note(node), blocks, line)

    def _table(self, node: LexborNode) -> Iterator[Block]:
        """Yield the table. Of one that only serves as layout, or frames a single cell, yield the content."""
        line = self.line
        caption = next((child for child in children(node) if child.tag == "caption"), None)
        words = self._texts(caption) if caption else ()
        rows = rows_of(node)
        has_head = node.css_first("th") is not None
        is_layout = node.css_first("td table, th table") or (not has_head and node.css_first("td ul, td ol, td pre"))
        if is_layout or max(map(len, rows), default=0) < 2:
            if words:
                yield Paragraph(words, line)
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        cells, has_spans = grid(rows)
        texts = {cell.mem_id: self._texts(cell) for row in rows for cell in row}
        shown = tuple(tuple(texts[cell.mem_id] if cell else () for cell in row) for row in cells)
        yield Table(shown, line, has_spans, words)

    def _figure(self, node: LexborNode) -> Iterator[Block]:
        caption = node.css_first("figcaption")
        words = self._texts(caption) if caption else ()
        if caption:
            caption.decompose()
        image = node.css_first("img")
        if image and not node.css_first("pre, table, ul, ol"):
            alternative = image.attributes.get("alt") or ""
            yield Figure(Picture(image.attributes.get("src") or "", alternative), words, self.line)
            image.decompose()
        elif words:
            yield Paragraph(words, self.line)
        yield from self.blocks(node)


def _is_blank(node: LexborNode) -> bool:
    return node.tag == "-text" and not (node.text() or "").strip()


def _terms_and_meanings(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the terms and meanings of a list of definitions, which may be in groups, and whatever is next to them."""
    for child in children(node):
        if child.tag == "div" and child.css_first("dt, dd"):
            yield from _terms_and_meanings(child)
        elif child.tag != "-comment" and (
            child.tag in {"dt", "dd"} or not is_inline(child) or (child.text() or "").strip()
        ):
            yield child
