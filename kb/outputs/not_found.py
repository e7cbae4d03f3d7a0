"""The page for addresses that lead nowhere: in all languages, until its script keeps the reader's own."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file

LABELS = ("not-found-title", "not-found-text", "home")
"""The labels that the page shows, in each language."""


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page."""
    words = edition.site.words
    labels = {language: {name: own.labels[name] for name in LABELS} for language, own in words.items()}
    title = labels[edition.site.company.default_language]["not-found-title"]
    root = urlsplit(edition.site_url).path  # where its links begin, since the page is shown at any address
    values = {"title": title, "labels": labels, "root": root}
    yield template_file("404.html", edition.theme, "not_found.html.jinja", values)
