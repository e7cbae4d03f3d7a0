"""robots.txt, which points search engines to the sitemap. It does not name the pages that should stay unlisted."""

from collections.abc import Iterator

from kb.outputs import sitemap
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    yield text_file("robots.txt", f"{edition.site_url}{sitemap.NAME}", _text)


def _text(address: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n"
