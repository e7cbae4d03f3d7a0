"""Pictures in pages. Drawings are inlined in the page, so that they follow its colours and its language."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape

from markupsafe import Markup

from kb.content.drawing import PLACEHOLDER, Element
from kb.content.guide import Image

PAPER = Element("rect", {"class": "kb-paper", "width": "100%", "height": "100%"})
"""The background of a drawing, in the colour of the page, so that coloured shapes contrast with the words on them."""


def picture_html(image: Image, drawing: Element, words: Callable[[str], str]) -> Markup:
    """Return the drawing as inline SVG with its text alternative and its labels; `words` gives what a text says.

    SVG does not wrap text: a `<text data-width="18">` is broken into lines of at most 18 characters.
    """
    labels = {name: words(label) for name, label in image.labels.items()}
    shown = {name: value for name, value in drawing.attributes.items() if name != "aria-hidden"}
    described = {"role": "img", "aria-label": words(image.alt), **shown}
    labelled = _labelled(drawing, labels)
    return svg(replace(labelled, attributes=described, children=(PAPER, *labelled.children)))


def svg(drawing: Element) -> Markup:
    """Return the drawing as SVG: the elements and attributes that kb/content/drawing.py allows, and text."""
    return Markup("".join(_written(drawing)))  # noqa: S704 (see above)


def _labelled(element: Element, labels: dict[str, str]) -> Element:
    children = tuple(
        PLACEHOLDER.sub(lambda name: labels[name[1]], child) if isinstance(child, str) else _labelled(child, labels)
        for child in element.children
    )
    attributes = dict(element.attributes)
    if width := attributes.pop("data-width", None):
        lines = textwrap.wrap("".join(map(str, children)), int(width), break_long_words=False, break_on_hyphens=False)
        children = tuple(
            Element("tspan", {"x": attributes["x"], "dy": "1.25em" if number else "0"}, (line,))
            for number, line in enumerate(lines)
        )
    return Element(element.name, attributes, children)


def _written(element: Element) -> Iterator[str]:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    if not element.children:
        yield f"<{element.name}{attributes}/>"
        return
    yield f"<{element.name}{attributes}>"
    for child in element.children:
        if isinstance(child, str):
            yield escape(child, quote=False)
        else:
            yield from _written(child)
    yield f"</{element.name}>"
