"""The page for addresses that lead nowhere: in each language, and in all, until its script keeps the reader's own."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file

LABELS = ("not-found-title", "not-found-text", "perhaps-meant", "home")
"""The labels that the page shows, in each language."""


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the pages."""
    words = edition.site.words
    labels = {language: {name: own.labels[name] for name in LABELS} for language, own in words.items()}
    root = urlsplit(edition.site_url).path  # where its links begin, since the page is shown at any address
    default = str(edition.site.company.default_language)
    pages = {"404.html": (default, labels), **{page_for(code): (code, {code: own}) for code, own in labels.items()}}
    for name, (language, shown) in pages.items():
        values = {
            "language": language,
            "title": labels[language]["not-found-title"],
            "labels": shown,
            "root": root,
        }
        yield template_file(name, edition.theme, "not_found.html.jinja", values)


def page_for(language: str) -> str:
    """Return the name of the page in one language, for servers that know the reader's."""
    return f"404/{language}.html"
