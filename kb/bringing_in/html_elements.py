"""What elements of HTML are to a reader: part of a text, a note, something that cannot be brought in."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kb.bringing_in.page import KindOfNote

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"),
        *("input", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"),
    }
)
"""The elements that are part of a text."""

LEFT_OUT = {
    "iframe": "a page within the page",
    "video": "a film",
    "audio": "a recording",
    "object": "an embedded file",
    "embed": "an embedded file",
    "form": "a form",
    "canvas": "a drawing made by a script",
    "math": "a formula",
}
"""The elements that a guide cannot hold, and what the report calls them."""

_KINDS_OF_NOTES: tuple[tuple[str, KindOfNote], ...] = (
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
ELEMENT_OF_NOTE = "kb-note"
ELEMENT_OF_FIGURE = "kb-figure"
"""What notes and figures in Markdown become before its HTML is read: see markdown_flavours.py."""


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what is directly in the node, including texts."""
    return iter(node.iter(include_text=True))


def is_inline(node: LexborNode) -> bool:
    """Return whether the node is part of a text. A link around blocks is not."""
    if node.tag == "-text":
        return True
    return node.tag in _INLINE and not node.css_first("p, div, ul, ol, pre, table, h1, h2, h3, h4, h5, h6, figure")


def is_note(node: LexborNode) -> bool:
    """Return whether the classes of the node mark it as a note, a tip or a warning."""
    name = node.attributes.get("class") or ""
    return node.tag in {"div", "section", "table"} and bool(_NOTE_CLASS.search(name)) and len(name) < 200


def kind_of_note(node: LexborNode) -> KindOfNote:
    """Return the kind of a note, as its attributes name it."""
    said = f"{node.attributes.get('kind') or ''} {node.attributes.get('class') or ''}".lower()
    return next((kind for sign, kind in _KINDS_OF_NOTES if sign in said), "note")


def anchors_of(node: LexborNode) -> tuple[str, ...]:
    """Return the anchors of a heading: its own, and those of elements in it."""
    named = (node, *node.css("[id], a[name]"))
    anchors = (anchor.attributes.get("id") or anchor.attributes.get("name") for anchor in named)
    return tuple(dict.fromkeys(anchor for anchor in anchors if anchor))


def all_words(main: LexborNode) -> str:
    """Return all words that readers see, taken from the nodes without regard to their kind."""
    pieces = []
    for node in main.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(node.text(deep=False) or "")
        elif node.tag not in _INLINE or node.tag == "br":
            pieces.append(" ")
        if node.tag in {ELEMENT_OF_FIGURE, ELEMENT_OF_NOTE}:
            pieces += [" ", node.attributes.get("caption") or node.attributes.get("title") or "", " "]
    return "".join(pieces)


def language_of(node: LexborNode) -> str:
    """Return the language of a block of code, as its classes give it; empty if they do not."""
    inner = node.css_first("code")
    parent = node.parent
    for element in (inner, node, parent, parent.parent if parent else None):
        found = re.search(
            r"\b(?:language|lang|highlight)-([\w+#-]+)", (element.attributes.get("class") or "") if element else ""
        )
        if found and found[1] not in {"source", "text"}:
            return found[1].lower()
    return ""


def one_line(text: str) -> str:
    """Return the text on one line, with single spaces."""
    return " ".join(text.split())
