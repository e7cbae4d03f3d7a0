"""The page at `/`: it sends readers to their language, and lists all of them for those whom it cannot send."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.part import Part
from kb.pages.forwarding import LanguageChoice
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme


@dataclass(frozen=True)
class RootPage:
    """What the page is made of."""

    choices: Mapping[str, LanguageChoice]
    site_url: str
    """Where the site is deployed, with a slash at its end."""
    theme: Part[Theme]


def root_html(given: RootPage) -> str:
    """Return the page's HTML."""
    html = given.theme.value.render("root.html.jinja", choices=given.choices, site_url=given.site_url)
    return with_security_policy(html)
