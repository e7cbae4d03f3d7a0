"""What elements of HTML are to a reader: part of a text, a note, something that cannot be brought in."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kb.bringing_in.page import KindOfNote

ELEMENT_OF_NOTE = "kb-note"
ELEMENT_OF_FIGURE = "kb-figure"
ELEMENT_OF_TAB = "kb-tab"
"""What notes, figures and tabs in Markdown become before its HTML is read: see markdown_flavours.py."""

FILE = "data-file"
"""The attribute of code with the name of its file."""

ELEMENTS_OF_NOTES = frozenset({ELEMENT_OF_NOTE, "admonition"})
ELEMENTS_OF_TABS = frozenset({ELEMENT_OF_TAB, "tabitem"})
"""With those that pages of Docusaurus have."""

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

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup"),
        *("option", "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "template", "tfoot"),
        *("textarea", "th", "thead", "tr", "ul", *LEFT_OUT, *ELEMENTS_OF_NOTES, ELEMENT_OF_FIGURE, *ELEMENTS_OF_TABS),
    }
)
"""The elements that are not part of a text. All others are, also those that HTML does not have."""

_ANY_BLOCK = ", ".join(sorted(_BLOCKS))
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
_NOTE_CLASS = re.compile(r"\b(?:admonition|callout|alert|hint|notice|message|ambox|mbox|note|warning|tip|hatnote)\b")


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what is directly in the node, including texts."""
    return iter(node.iter(include_text=True))


def is_inline(node: LexborNode) -> bool:
    """Return whether the node is part of a text. A link around blocks is not."""
    if node.tag == "-text":
        return True
    return node.tag not in _BLOCKS and not node.css_first(_ANY_BLOCK)


def is_note(node: LexborNode) -> bool:
    """Return whether the classes of the node mark it as a note, a tip or a warning."""
    name = node.attributes.get("class") or ""
    return node.tag in {"div", "section", "table"} and bool(_NOTE_CLASS.search(name)) and len(name) < 200


def kind_of_note(node: LexborNode) -> KindOfNote:
    """Return the kind of a note, as its attributes name it."""
    said = " ".join(node.attributes.get(name) or "" for name in ("kind", "type", "class")).lower()
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
        elif node.tag in _BLOCKS or node.tag in {"br", "svg"}:
            pieces.append(" ")
        if node.tag in {ELEMENT_OF_FIGURE, *ELEMENTS_OF_NOTES, *ELEMENTS_OF_TABS}:
            pieces += [" ", *(node.attributes.get(name) or "" for name in ("caption", "title", "label")), " "]
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


def file_of(node: LexborNode) -> str:
    """Return the name of the file that a block of code is in, as Markdown gave it; empty if it did not."""
    inner = node.css_first("code")
    return (inner.attributes.get(FILE) or "") if inner else ""


def one_line(text: str) -> str:
    """Return the text on one line, with single spaces."""
    return " ".join(text.split())
