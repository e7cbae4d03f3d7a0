"""A page: a frozen value with all that it shows, of which a template makes the HTML."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kb.content.files import Company
from kb.content.languages import Language
from kb.content.part import Part
from kb.pages.frame import Frame, Link
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme


@dataclass(frozen=True)
class Surroundings:
    """What all pages of a language share."""

    language: str
    record: Language
    labels: Mapping[str, str]
    languages: tuple[tuple[str, str], ...]
    """Each language's code and its own name, this one first: the order in which search looks."""
    lists: tuple[Link, ...]
    """The pages outside of topics: all guides, all questions, the glossary."""
    company: Company
    site_url: str
    """Where the site is deployed, with a slash at its end."""
    theme: Part[Theme]
    is_preview: bool
    """Whether the page is for the server of `kb serve`, which adds a script of its own."""


@dataclass(frozen=True)
class Heading:
    """A heading of the page, for its contents, with those below it."""

    id: str
    title: str
    """In plain words."""
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True)
class Page:
    """All that a page shows. `path` is where it stands, from the site's root: `de/billing/pay-invoices/`."""

    path: str
    title: str
    description: str
    content: Markup
    frame: Frame
    surroundings: Surroundings
    headings: tuple[Heading, ...] = ()


def page_html(page: Page) -> str:
    """Return the page's HTML."""
    html = page.surroundings.theme.value.render("main.html", **context_of(page))
    return html if page.surroundings.is_preview else with_security_policy(html)


def context_of(page: Page) -> dict[str, object]:
    """Return the variables of the page's template."""
    around = page.surroundings
    return {"page": page, "frame": page.frame, "kb": around, "labels": around.labels}
