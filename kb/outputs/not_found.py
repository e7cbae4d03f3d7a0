"""The page for addresses that lead nowhere."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.not_found_page import LABELS, NotFoundPage, not_found_html


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page."""
    labels = {language: {name: words.labels[name] for name in LABELS} for language, words in edition.site.words.items()}
    title = labels[edition.site.company.default_language]["not-found-title"]
    yield text_file("404.html", NotFoundPage(title, labels, edition.site_url, edition.theme), not_found_html)
