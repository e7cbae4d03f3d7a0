"""The page for addresses that lead nowhere: in all languages, until its script keeps the reader's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kb.content.part import Part
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
    site_url: str
    """Where the site is deployed, with a slash at its end."""
    theme: Part[Theme]


def not_found_html(given: NotFoundPage) -> str:
    """Return the page's HTML. Its links begin at the root of the host, since it is shown at any address."""
    html = given.theme.value.render(
        "not_found.html.jinja", title=given.title, labels=given.labels, root=urlsplit(given.site_url).path
    )
    return with_security_policy(html)
