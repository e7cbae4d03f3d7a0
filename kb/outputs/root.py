"""The page at `/`."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.root_page import RootPage, root_html


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page."""
    yield text_file("index.html", RootPage(edition.choices, edition.site_url, edition.theme), root_html)
