"""Python-Markdown without the inline patterns that our texts never have: it tries each on every piece of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension

if TYPE_CHECKING:
    from markdown import Markdown

NOT_IN_OUR_TEXTS = (
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
)
"""kb/checks/markup.py refuses them, and no template writes them."""


class OurInlineMarkdown(Extension):
    """Takes those patterns away."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Do it."""
        for name in NOT_IN_OUR_TEXTS:
            md.inlinePatterns.deregister(name)


def makeExtension() -> OurInlineMarkdown:  # noqa: N802 (Python-Markdown's name)
    """Return the extension, for mkdocs.yml."""
    return OurInlineMarkdown()
