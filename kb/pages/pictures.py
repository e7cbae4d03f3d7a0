"""Pictures in pages: drawings stand in the page itself, so that they follow its colours and its language."""

import re
import textwrap
from collections.abc import Callable
from html import escape

from markupsafe import Markup

from kb.content.guide import PLACEHOLDER, Image

_COMMENT = re.compile(r"(?s)<!--.*?(?:-->|\Z)")
_TEXT = re.compile(r"""<text(?P<attributes>[^<>]*)>(?P<words>[^<]*)</text>""")
_WIDTH = re.compile(r"""\sdata-width="(\d+)\"""")
_START = re.compile(r"""\sx="([^"]+)\"""")


def picture_html(image: Image, drawing: str, words: Callable[[str], str]) -> Markup:
    """Return the drawing as inline SVG with its text alternative and its labels; `words` gives what a text says.

    SVG does not wrap text: a `<text data-width="18">` is broken into lines of at most 18 characters.
    """
    drawing = " ".join(_COMMENT.sub("", drawing).split())
    labelled = PLACEHOLDER.sub(lambda name: escape(words(image.labels[name[1]])), drawing)
    wrapped = _TEXT.sub(lambda text: _in_lines(text["attributes"], text["words"]), labelled)
    described = wrapped.replace("<svg", f'<svg role="img" aria-label="{escape(words(image.alt))}"', 1)
    return Markup(described)  # noqa: S704 (the checks look at drawings, and labels are escaped)


def _in_lines(attributes: str, words: str) -> str:
    width, start = _WIDTH.search(attributes), _START.search(attributes)
    if not width or not start:
        return f"<text{attributes}>{words}</text>"
    lines = textwrap.wrap(words, int(width[1]), break_long_words=False, break_on_hyphens=False)
    spans = (
        f'<tspan x="{start[1]}" dy="{"1.25em" if number else "0"}">{line}</tspan>' for number, line in enumerate(lines)
    )
    return f"<text{_WIDTH.sub('', attributes)}>{''.join(spans)}</text>"
