"""Pictures in pages: drawings (SVG) stand in the page itself, so that they follow its colours."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.content.guide import Image
    from kb.content.site import Site


def picture_html(image: Image, site: Site) -> str:
    """Return the drawing as inline SVG with its text alternative."""
    drawing = (site.docs / "images" / image.file).read_text(encoding="utf-8")
    drawing = re.sub(r"<\?xml.*?\?>|<!--.*?-->", "", drawing, flags=re.DOTALL).strip()
    one_line = re.sub(r"\s*\n\s*", " ", drawing)  # a blank line would end the HTML block
    return one_line.replace("<svg", f'<svg role="img" aria-label="{escape(image.alt)}"', 1)
