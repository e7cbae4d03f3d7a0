"""robots.txt, which leads search engines to the sitemap. It names no page that they are not to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.outputs import sitemap
from kb.outputs.output import Output, text_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.outputs.edition import Edition


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    yield text_file("robots.txt", f"{edition.site_url}{sitemap.NAME}", _text)


def _text(address: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n"
