"""Drawings in docs/images: SVG, read into the few elements and attributes that a page may have of it.

A drawing is part of the page itself, and the logo is there twice. So it has no id, no reference, no style and no
script: all it needs is shapes, text, and the classes of overrides/assets/styles/pictures.css.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import NamedTuple
from xml.sax import ContentHandler, SAXParseException
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from kb.content.finding import Finding, nearest
from kb.content.source_file import SourceFile
from kb.content.text import Place

LARGEST_DRAWING = 32 * 1024  # bytes; it is part of the page itself, and the largest real one has 3 kB
MOST_ELEMENTS = 400  # the largest real one has 40
DEEPEST_NESTING = 12
NAMESPACE = "http://www.w3.org/2000/svg"

CLASSES = ("shape", "sketch", "arrow", "lifeline", "track", "stop", "label")
"""The classes of pictures.css, without the `kb-` before them and the `--variant` after them."""

_OTHER_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"%PDF", b"II*\x00", b"MM\x00*")
"""The first bytes of PNG, JPEG, GIF, WebP, BMP, PDF and TIFF."""

PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\}")
"""What a drawing's text writes for a label in the page's language."""


class _Kind(NamedTuple):
    """The values that an attribute may have."""

    pattern: str
    expected: str


_NUMBER = r"-?(?:\d+(?:\.\d+)?|\.\d+)"
_CLASS = rf"kb-(?:{'|'.join(CLASSES)})(?:--[a-z]+)?"
_TURN = r"(?:translate|scale|rotate|skewX|skewY|matrix)\([-0-9., ]+\)"

NUMBER = _Kind(_NUMBER, "a number")
NUMBERS = _Kind(rf"{_NUMBER}(?:[ ,]+{_NUMBER})*", "numbers")
COLOUR = _Kind("none|currentColor|#(?:[0-9a-fA-F]{3}){1,2}|[a-z]+", "none, currentColor, or a colour such as #0b5563")
_COMMON = {
    "class": _Kind(rf"{_CLASS}(?: {_CLASS})*", f"classes of pictures.css: kb-{', kb-'.join(CLASSES)}"),
    "transform": _Kind(f"{_TURN}(?: {_TURN})*", "transformations such as translate(10 20)"),
    "fill": COLOUR,
    "fill-opacity": NUMBER,
    "fill-rule": _Kind("nonzero|evenodd", "nonzero or evenodd"),
    "opacity": NUMBER,
    "stroke": COLOUR,
    "stroke-dasharray": NUMBERS,
    "stroke-linecap": _Kind("butt|round|square", "butt, round or square"),
    "stroke-linejoin": _Kind("miter|round|bevel", "miter, round or bevel"),
    "stroke-opacity": NUMBER,
    "stroke-width": NUMBER,
}
_TEXT = {
    **dict.fromkeys(("x", "y", "dx", "dy", "font-size"), NUMBER),
    "font-weight": _Kind("normal|bold|[1-9]00", "normal, bold, or 100 to 900"),
    "text-anchor": _Kind("start|middle|end", "start, middle or end"),
}
_DRAWING = {
    "xmlns": _Kind(re.escape(NAMESPACE), NAMESPACE),
    "viewBox": _Kind(rf"{_NUMBER}(?:[ ,]+{_NUMBER}){{3}}", "four numbers"),
    "width": NUMBER,
    "height": NUMBER,
    "aria-hidden": _Kind("true", "“true”"),
}
ATTRIBUTES: Mapping[str, Mapping[str, _Kind]] = {
    "svg": _COMMON | _DRAWING,
    "g": _COMMON,
    "path": _COMMON | {"d": _Kind(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-., ]+", "the commands of a path")},
    "rect": _COMMON | dict.fromkeys(("x", "y", "width", "height", "rx", "ry"), NUMBER),
    "circle": _COMMON | dict.fromkeys(("cx", "cy", "r"), NUMBER),
    "ellipse": _COMMON | dict.fromkeys(("cx", "cy", "rx", "ry"), NUMBER),
    "line": _COMMON | dict.fromkeys(("x1", "y1", "x2", "y2"), NUMBER),
    "polyline": _COMMON | {"points": NUMBERS},
    "polygon": _COMMON | {"points": NUMBERS},
    "text": _COMMON | _TEXT | {"data-width": _Kind("[1-9][0-9]{0,2}", "a number of characters, from 1 to 999")},
    "tspan": _COMMON | _TEXT,
}
"""The elements that a drawing may have, each with its attributes and the values that these may have."""

INSIDE: Mapping[str, tuple[str, ...]] = {
    "": ("svg",),
    **dict.fromkeys(("svg", "g"), tuple(name for name in ATTRIBUTES if name not in {"svg", "tspan"})),
    "text": ("tspan",),
}
"""What may be directly inside an element; all others must be empty."""


@dataclass(frozen=True)
class Element:
    """An element of a drawing, with its attributes and what is inside it; or the whole drawing."""

    name: str
    attributes: Mapping[str, str]
    children: tuple["Element | str", ...] = ()


def labels_in(drawing: Element) -> set[str]:
    """Return the names of the labels that the drawing needs."""
    return {name for text in _texts(drawing) for name in PLACEHOLDER.findall(text)}


def read_drawing(file: SourceFile) -> tuple[Element | None, list[Finding]]:
    """Return the drawing, with what is wrong with it: everything that is not on the lists above.

    None means that it cannot be read at all.
    """
    if file.content.startswith(_OTHER_PICTURES):
        wrong = "the file is a photo or a screenshot, though its name ends in .svg"
        return None, [Finding(Place(file.path), wrong, "draw it as SVG: renaming a picture does not change its kind")]
    text, found = file.text()
    if text is None:
        return None, found
    reader = _Reader(file, found)
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(reader)
    source = InputSource()
    source.setCharacterStream(StringIO(text))
    try:
        parser.parse(source)
    except DefusedXmlException:
        reader.find("the drawing has a document type or entities", "remove <!DOCTYPE …>")
    except SAXParseException:
        reader.find(
            "the drawing cannot be read from here on",
            "expected SVG, in which each element is closed: <g>…</g>, <path …/>",
        )
    except _TooLargeError:
        reader.find(
            f"the drawing has more than {MOST_ELEMENTS} elements, or more than {DEEPEST_NESTING} levels",
            "draw it more simply",
        )
    return reader.drawing, found


class _TooLargeError(Exception):
    """The drawing has too many elements, or is nested too deep."""


@dataclass
class _Open:
    """An element that is being read. If `is_refused`, it is not on the list, and nothing inside it is read."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str]
    is_refused: bool = False


class _Reader(ContentHandler):
    """Builds the drawing from what the parser finds, and notes everything that is not on the lists."""

    def __init__(self, file: SourceFile, found: list[Finding]) -> None:
        """Take the file, and the list to which findings are added."""
        super().__init__()
        self.drawing: Element | None = None
        self._locator = Locator()
        self._file = file
        self._found = found
        self._number = 0
        self._open: list[_Open] = []

    def find(self, wrong: str, expected: str) -> None:
        """Note a finding at the place that the parser has reached."""
        line, column = self._locator.getLineNumber() or 1, (self._locator.getColumnNumber() or 0) + 1
        self._found.append(Finding(Place(self._file.path, max(line, 1), max(column, 1), "drawing"), wrong, expected))

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 (a name of SAX)
        """Keep the locator, which tells how far the parser is."""
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 (a name of SAX)
        """Begin an element."""
        self._number += 1
        if self._number > MOST_ELEMENTS or len(self._open) >= DEEPEST_NESTING:
            raise _TooLargeError
        outer = self._open[-1] if self._open else _Open("", {}, [])
        element = _Open(name, {}, [], is_refused=outer.is_refused)
        self._open.append(element)
        if outer.is_refused:
            return
        may_stand = INSIDE.get(outer.name, ())
        if name not in may_stand:
            element.is_refused = True
            what = f"inside <{outer.name}>" if outer.name else "as the outermost element"
            self.find(f"a drawing has no <{name}> {what}", nearest(name, may_stand) if may_stand else "remove it")
            return
        for attribute, value in attrs.items():
            self._add(element, attribute, " ".join(value.split()))
        for needed in ("xmlns", "viewBox") if name == "svg" else ():
            if needed not in attrs:
                self.find(f"the drawing has no {needed}", f"add {needed}=“…”: {ATTRIBUTES['svg'][needed].expected}")
        if "data-width" in element.attributes and "x" not in element.attributes:
            self.find("<text data-width=…> has no x", "add x=“…”, where each of its lines begins")

    def characters(self, content: str) -> None:
        """Add text to the element that is open."""
        if self._open and not self._open[-1].is_refused:
            self._open[-1].children.append(content)

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802 (a name of SAX)
        """Refuse a processing instruction, such as one for a style sheet."""
        del data
        self.find(f"a drawing has no instructions such as <?{target} …?>", "remove it")

    def endElement(self, name: str) -> None:  # noqa: N802 (a name of SAX)
        """Put the element into the one around it."""
        element = self._open.pop()
        if element.is_refused:
            return
        children = tuple(_joined(element.children))
        if name not in {"text", "tspan"}:
            for text in (child for child in children if isinstance(child, str) and child.strip()):
                self.find(f"“{text.strip()[:40]}” is outside of <text>", "put it into <text>")
            children = tuple(child for child in children if isinstance(child, Element))
        for text in (child for child in children if isinstance(child, str)):
            if odd := re.search(r"[{}]", PLACEHOLDER.sub("", text)):
                self.find(f"a {odd.group()} that belongs to no label", "expected labels such as {turn-on}")
        if "data-width" in element.attributes and any(isinstance(child, Element) for child in children):
            self.find("<text data-width=…> has elements inside", "expected words alone, which are broken into lines")
        made = Element(name, element.attributes, children)
        if self._open:
            self._open[-1].children.append(made)
        else:
            self.drawing = made

    def _add(self, element: _Open, name: str, value: str) -> None:
        known = ATTRIBUTES[element.name]
        if name not in known:
            self.find(f"a drawing's <{element.name}> has no {name}", nearest(name, known))
        elif not _pattern(known[name].pattern).fullmatch(value):
            self.find(f"{name} is “{value[:40]}”", f"expected {known[name].expected}")
        else:
            element.attributes[name] = value


_pattern = partial(re.compile, flags=re.ASCII)


def _joined(children: list[Element | str]) -> Iterator[Element | str]:
    """Yield the children, with neighbouring texts joined, and white space as one space."""
    text = ""
    for child in children:
        if isinstance(child, str):
            text += child
            continue
        if text:
            yield re.sub(r"\s+", " ", text)
        text = ""
        yield child
    if text:
        yield re.sub(r"\s+", " ", text)


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)
