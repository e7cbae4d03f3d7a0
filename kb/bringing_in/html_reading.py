"""Reads the blocks of a page of HTML. Nothing in it is run, and nothing that it names is fetched."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kb.bringing_in.html_nesting import refuse_deep_nesting
from kb.bringing_in.html_text import LINE, texts_of
from kb.bringing_in.page import (
    Block,
    Code,
    Figure,
    Heading,
    Inline,
    KindOfNote,
    Leftover,
    Listing,
    Note,
    Paragraph,
    Picture,
    Table,
    Words,
    words_in,
)

MAIN = (".mw-parser-output", "[itemprop=articleBody]", ".article-body", "article", "main", "[role=main]", "body")
"""What holds the text of a page, in the order in which it is looked for."""

AROUND = (
    "script, style, noscript, template, nav, header nav, footer, button, [hidden], [aria-hidden=true], .headerlink, "
    ".hash-link, .mw-editsection, .toc, #toc, .navbox, .catlinks, .breadcrumbs, .theme-doc-toc-mobile, "
    ".theme-doc-breadcrumbs, .md-source-file, .md-content__button, .pagination-nav, .printfooter"
)
"""What a page shows beside its text."""

_HEADING = re.compile("h[1-6]")
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"),
        *("input", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"),
    }
)
_LEFT_OUT = {
    "iframe": "a page within the page",
    "video": "a film",
    "audio": "a recording",
    "object": "an embedded file",
    "embed": "an embedded file",
    "form": "a form",
    "canvas": "a drawing made by a script",
    "math": "a formula",
}
_KINDS: tuple[tuple[str, KindOfNote], ...] = (
    ("warning", "warning"),
    ("danger", "warning"),
    ("caution", "warning"),
    ("attention", "warning"),
    ("error", "warning"),
    ("important", "warning"),
    ("tip", "tip"),
    ("hint", "tip"),
    ("success", "tip"),
    ("note", "note"),
    ("info", "note"),
    ("seealso", "note"),
    ("ambox", "note"),
    ("mbox", "note"),
)
_NOTE_CLASS = re.compile(r"\b(?:admonition|callout|alert|hint|notice|message|ambox|mbox|note|warning|tip)\b")
_ELEMENT_OF_NOTE = "kb-note"
_ELEMENT_OF_FIGURE = "kb-figure"
_DEEPER = 7
"""The level of the heading of what is folded: one below that of its section."""


@dataclass(frozen=True)
class ReadHtml:
    """The blocks of a page, with what its head says of it."""

    blocks: tuple[Block, ...]
    title: str = ""
    summary: str = ""
    address: str = ""
    words: str = ""
    """All words that its text shows."""


def read_html(html: str, source: str) -> ReadHtml:
    """Return what the page says, or a piece of one.

    Raises:
        BringingInError: if it is nested too deeply.
    """
    refuse_deep_nesting(html, source)
    tree = LexborHTMLParser(html)
    title = tree.css_first("head title")
    canonical = tree.css_first("link[rel=canonical]")
    description = tree.css_first("meta[name=description]")
    for around in tree.css(AROUND):
        around.decompose()
    main = next((found for selector in MAIN if (found := tree.css_first(selector))), None)
    if main is None:
        return ReadHtml(())
    words = _all_words(main)  # before reading takes what it has read
    heading = None if main.css_first("h1") else tree.css_first("h1")
    blocks = tuple(_Reading().blocks(main))
    if heading:
        blocks = (Heading(tuple(texts_of(heading)), 1, _anchors(heading)), *blocks)
    return ReadHtml(
        blocks,
        title=_clean(title.text()) if title else "",
        summary=_clean((description.attributes.get("content") or "") if description else ""),
        address=(canonical.attributes.get("href") or "") if canonical else "",
        words=words,
    )


@dataclass
class _Reading:
    """Reads nodes one after the other, and knows on which line of the file it is."""

    line: int = 0
    anchors: list[str] = field(default_factory=list)
    """Those that stand before the next heading."""

    def blocks(self, parent: LexborNode) -> Iterator[Block]:
        """Yield the blocks in `parent`. Words beside them are paragraphs."""
        loose: list[LexborNode] = []
        for node in _children(parent):
            if node.tag == "-comment":
                continue
            if _is_inline(node):
                loose.append(node)
                continue
            yield from self._paragraph(loose)
            loose = []
            self._look_at(node)
            yield from self._block(node)
        yield from self._paragraph(loose)

    def _look_at(self, node: LexborNode) -> None:
        line = node.attributes.get(LINE) or ""
        if re.fullmatch(r"\d{1,7}", line):
            self.line = int(line)

    def _paragraph(self, nodes: Iterable[LexborNode]) -> Iterator[Block]:
        """Yield what stands together as one text; a picture alone in it is a figure."""
        words = texts_of(*nodes)
        says = words_in(tuple(piece for piece in words if not isinstance(piece, Picture))).strip()
        pictures = [piece for piece in words if isinstance(piece, Picture)]
        if says:
            yield Paragraph(words, self.line)
        else:
            yield from (Figure(picture, (), self.line) for picture in pictures)

    def _block(self, node: LexborNode) -> Iterator[Block]:
        tag = node.tag or ""
        line = self.line
        if _HEADING.fullmatch(tag):
            if words := texts_of(node):
                yield Heading(words, int(tag[1]), _anchors(node), line)
        elif tag in {"ul", "ol", "menu"}:
            yield Listing(tuple(self._entries(node)), tag == "ol", line)
        elif tag == "dl":
            yield Listing(tuple(self._definitions(node)), is_ordered=False, line=line)
        elif tag == "pre":
            yield Code(node.text().strip("\n").rstrip(), _language(node), line)
        elif tag in {_ELEMENT_OF_NOTE, "blockquote", "aside"} or _is_note(node):
            yield self._note(node)
        elif tag == "table":
            yield from self._table(node)
        elif tag == _ELEMENT_OF_FIGURE:
            attributes = node.attributes
            picture = Picture(attributes.get("src") or "", attributes.get("alt") or "")
            caption = attributes.get("caption") or ""
            yield Figure(picture, (Words(_clean(caption)),) if caption else (), line)
        elif tag == "figure":
            yield from self._figure(node)
        elif tag == "details":
            summary = node.css_first("summary")
            if summary and (words := texts_of(summary)):
                yield Heading(words, _DEEPER, _anchors(node), line)
                summary.decompose()
            yield from self.blocks(node)
        elif tag in _LEFT_OUT:
            address = node.attributes.get("src") or node.attributes.get("action") or ""
            words_left = _clean(node.text(separator=" "))
            yield Leftover(_LEFT_OUT[tag], " ".join(part for part in (words_left, address) if part), line)
        elif tag == "hr":
            return
        else:
            yield from self.blocks(node)

    def _entries(self, node: LexborNode) -> Iterator[tuple[Block, ...]]:
        for entry in _children(node):
            if entry.tag == "li":
                self._look_at(entry)
                blocks = tuple(self.blocks(entry))
                if blocks:
                    yield blocks
            elif entry.tag in {"ul", "ol"}:
                yield tuple(self._block(entry))
            elif not _is_inline(entry) or (entry.text() or "").strip():
                yield tuple(self._block(entry) if not _is_inline(entry) else self._paragraph([entry]))

    def _definitions(self, node: LexborNode) -> Iterator[tuple[Block, ...]]:
        """Yield each term with what it means: the term in bold, and its meaning behind it."""
        term: tuple[Inline, ...] = ()
        for entry in node.css("dt, dd"):
            self._look_at(entry)
            if entry.tag == "dt":
                if term:
                    yield (Paragraph(term, self.line),)
                term = tuple(
                    Words(piece.text, piece.mark or "bold") if isinstance(piece, Words) else piece
                    for piece in texts_of(entry)
                )
                continue
            blocks = tuple(self.blocks(entry))
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

    def _note(self, node: LexborNode) -> Note:
        attributes = node.attributes
        said = f"{attributes.get('kind') or ''} {attributes.get('class') or ''}".lower()
        kind: KindOfNote = next((kind for sign, kind in _KINDS if sign in said), "note")
        title = attributes.get("title") or ""
        line = self.line
        blocks = tuple(self.blocks(node))
        if node.tag == _ELEMENT_OF_NOTE and title:
            heading = Words(_clean(title), "bold")
            if blocks and isinstance(blocks[0], Paragraph):
                blocks = (Paragraph((heading, Words(" "), *blocks[0].words), blocks[0].line), *blocks[1:])
            else:
                blocks = (Paragraph((heading,), line), *blocks)
        return Note(kind, blocks, line)

    def _table(self, node: LexborNode) -> Iterator[Block]:
        """Yield the table; one that only lays out a page, or frames a single cell, is what stands in it."""
        line = self.line
        rows = [[cell for cell in _children(row) if cell.tag in {"td", "th"}] for row in node.css("tr")]
        rows = [row for row in rows if row]
        if node.css_first("td table, td ul, td ol, td pre, td p + p") or max(map(len, rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        yield Table(tuple(tuple(texts_of(cell) for cell in row) for row in rows), line)

    def _figure(self, node: LexborNode) -> Iterator[Block]:
        caption = node.css_first("figcaption")
        words = texts_of(caption) if caption else ()
        image = node.css_first("img")
        if caption:
            caption.decompose()
        if image and not node.css_first("pre, table, ul, ol"):
            alternative = image.attributes.get("alt") or ""
            yield Figure(Picture(image.attributes.get("src") or "", alternative), words, self.line)
        else:
            if words:
                yield Paragraph(words, self.line)
            yield from self.blocks(node)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    return iter(node.iter(include_text=True))


def _is_inline(node: LexborNode) -> bool:
    """Tell whether the node is part of a text: a link around blocks is none."""
    if node.tag == "-text":
        return True
    return node.tag in _INLINE and not node.css_first("p, div, ul, ol, pre, table, h1, h2, h3, h4, h5, h6, figure")


def _is_note(node: LexborNode) -> bool:
    name = node.attributes.get("class") or ""
    return node.tag in {"div", "section", "table"} and bool(_NOTE_CLASS.search(name)) and len(name) < 200


def _anchors(node: LexborNode) -> tuple[str, ...]:
    """Return the anchors of a heading: its own, and those of what stands in it."""
    named = (node, *node.css("[id], a[name]"))
    anchors = (anchor.attributes.get("id") or anchor.attributes.get("name") for anchor in named)
    return tuple(dict.fromkeys(anchor for anchor in anchors if anchor))


def _all_words(main: LexborNode) -> str:
    """Return all words that readers see, taken from the nodes as they stand, without regard to what they are."""
    pieces = []
    for node in main.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(node.text(deep=False) or "")
        elif node.tag not in _INLINE or node.tag == "br":
            pieces.append(" ")
        if node.tag in {_ELEMENT_OF_FIGURE, _ELEMENT_OF_NOTE}:
            pieces += [" ", node.attributes.get("caption") or node.attributes.get("title") or "", " "]
    return "".join(pieces)


def _language(node: LexborNode) -> str:
    """Return the language of a block of code, as its classes name it; empty if they do not."""
    inner = node.css_first("code")
    parent = node.parent
    for element in (inner, node, parent, parent.parent if parent else None):
        found = re.search(
            r"\b(?:language|lang|highlight)-([\w+#-]+)", (element.attributes.get("class") or "") if element else ""
        )
        if found and found[1] not in {"source", "text"}:
            return found[1].lower()
    return ""


def _clean(text: str) -> str:
    return " ".join(text.split())
