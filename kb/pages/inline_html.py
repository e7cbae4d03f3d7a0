"""Inline Markdown as HTML, for HTML that the site generator takes as it is."""

from __future__ import annotations

from functools import cache

from markdown import Markdown


def inline_html(text: str) -> str:
    """Return the HTML of one text of inline Markdown, without a paragraph around it."""
    return _markdown().reset().convert(text).removeprefix("<p>").removesuffix("</p>")


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["pymdownx.keys", "pymdownx.betterem"])
