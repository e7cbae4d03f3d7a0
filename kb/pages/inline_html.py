"""Inline Markdown as HTML, for HTML that the site generator takes as it is."""

from __future__ import annotations

import re
from functools import cache

from markdown import Markdown

_WORDS_ALONE = re.compile(r"[^\W\d_][^\\`*_\[\]<>&+]*")
"""A text in which no sign can be Markdown: half of all texts, which then need no parser."""


def inline_html(text: str) -> str:
    """Return the HTML of one text of inline Markdown, without a paragraph around it."""
    if _WORDS_ALONE.fullmatch(text):
        return str(text)
    return _markdown().reset().convert(text).removeprefix("<p>").removesuffix("</p>")


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["pymdownx.keys", "pymdownx.betterem"])
