"""The short link of each guide: `g/k9x2h/`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kb.content.part import Part
from kb.content.places import page_of
from kb.content.site import Site
from kb.outputs.edition import Edition, LanguageChoice
from kb.outputs.output import Output, text_file
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme
from kb.pages.titles import title_html


@dataclass(frozen=True)
class ShortLinkPage:
    """What the page of a short link is made of."""

    place: str
    """Where it leads, in the reader's language: `topic/guide`."""
    choices: Mapping[str, LanguageChoice]
    theme: Part[Theme]


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page of each short link."""
    for path, place in short_links(edition.site).items():
        named = _named(edition.site, place)
        choices = {
            language: replace(choice, title=title_html(edition.site, named, language))
            for language, choice in edition.choices.items()
        }
        yield text_file(f"{path}index.html", ShortLinkPage(place, choices, edition.theme), _html)


def short_links(site: Site) -> dict[str, str]:
    """Return where each short link's page (`g/k9x2h/`) leads.

    That is the guide, what it became, or the page that says what replaced it.
    """
    found = {}
    for address, code in site.published.items():
        new = site.whereabouts.destination(address) if code else None
        if new:
            found[f"g/{code}/"] = str(address) if new.retirement else new.place
    return found


def _named(site: Site, place: str) -> str:
    """Return the place whose title names `place`: that of what replaced it, where it is retired."""
    new = site.whereabouts.destination(place)
    return page_of(new.place) if new else place


def _html(given: ShortLinkPage) -> str:
    """Return the page, which script leads on; without script it offers the languages."""
    path, _, anchor = given.place.partition("#")
    where = f"{path}/#{anchor}" if anchor else f"{path}/"
    page = given.theme.value.render("short_link.html.jinja", choices=given.choices, path=where)
    return with_security_policy(page)
