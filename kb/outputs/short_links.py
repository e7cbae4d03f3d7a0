"""The short link of each guide: `g/k9x2h/`."""

from collections.abc import Iterator
from dataclasses import replace

from kb.content.places import page_of
from kb.content.site import Site
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.forwarding import ShortLinkPage, short_link_html, short_links
from kb.pages.titles import title_html


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page of each short link."""
    for path, place in short_links(edition.site).items():
        named = _named(edition.site, place)
        choices = {
            language: replace(choice, title=title_html(edition.site, named, language))
            for language, choice in edition.choices.items()
        }
        yield text_file(f"{path}index.html", ShortLinkPage(place, choices, edition.theme), short_link_html)


def _named(site: Site, place: str) -> str:
    """Return the place whose title names `place`: that of what replaced it, where it is retired."""
    new = site.whereabouts.destination(place)
    return page_of(new.place) if new else place
