"""The page for addresses that lead nowhere: in all languages, until its script keeps the reader's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kb.content.part import Part
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme

LABELS = ("not-found-title", "not-found-text", "home")
"""The labels that the page shows, in each language."""


@dataclass(frozen=True)
class NotFoundPage:
    """What the page is made of."""

    title: str
    labels: Mapping[str, Mapping[str, str]]
    """Those of LABELS, by language."""
    root: str
    """Where the site is on its host: its links begin there, since the page is shown at any address."""
    theme: Part[Theme]


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page."""
    words = edition.site.words
    labels = {language: {name: own.labels[name] for name in LABELS} for language, own in words.items()}
    title = labels[edition.site.company.default_language]["not-found-title"]
    root = urlsplit(edition.site_url).path
    yield text_file("404.html", NotFoundPage(title, labels, root, edition.theme), _html)


def _html(given: NotFoundPage) -> str:
    page = given.theme.value.render("not_found.html.jinja", title=given.title, labels=given.labels, root=given.root)
    return with_security_policy(page)
