"""robots.txt, which leads search engines to the sitemap. It names no page that they are not to show."""

from collections.abc import Iterator

from kb.outputs import sitemap
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    yield text_file("robots.txt", f"{edition.site_url}{sitemap.NAME}", _text)


def _text(address: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n"
