"""The page at `/`: it sends readers to their language, and lists all of them for those whom it cannot send."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.content.part import Part
from kb.outputs.edition import Edition, LanguageChoice
from kb.outputs.output import Output, text_file
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme


@dataclass(frozen=True)
class RootPage:
    """What the page is made of."""

    choices: Mapping[str, LanguageChoice]
    site_url: str
    theme: Part[Theme]


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page."""
    yield text_file("index.html", RootPage(edition.choices, edition.site_url, edition.theme), _html)


def _html(given: RootPage) -> str:
    page = given.theme.value.render("root.html.jinja", choices=given.choices, site_url=given.site_url)
    return with_security_policy(page)
