"""Anchors that are no longer where they were: in their old place, an element that leads on to the new one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.content.places import page_of
from kb.pages.inline_html import inline_html
from kb.pages.links import built_link, resolved
from kb.pages.templates import template
from kb.pages.titles import title_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.content.moved import Destination
    from kb.content.site import Site
    from kb.pages.page import Page

type AnchorsOfPages = Mapping[str, Mapping[str, Destination]]
"""For each page, the anchors that lead on from there, and where they lead."""


def anchors_that_lead_on(site: Site) -> AnchorsOfPages:
    """Return the anchors that lead on, by page: by the page that had them, and by the one which that became.

    A page that is gone has all of its anchors, also those that its new page has under the same name: without script,
    nothing else takes a fragment along.
    """
    found: dict[str, dict[str, Destination]] = defaultdict(dict)
    for place in sorted(site.whereabouts.gone, key=lambda place: page_of(place) not in site.whereabouts.places):
        page, _, anchor = place.partition("#")
        new = site.whereabouts.destination(place)
        new_page = site.whereabouts.destination(page)
        if not anchor or not new or not new_page:
            continue
        found[page].setdefault(anchor, new)
        there = f"{page_of(new_page.place)}#{anchor}"
        if not new_page.retirement and there != new.place and there not in site.whereabouts.places:
            found[page_of(new_page.place)].setdefault(anchor, new)
    return found


def with_moved_places(page: Page, site: Site, language: str, anchors: AnchorsOfPages) -> Page:
    """Return the page with an element for each anchor that leads on from there."""
    address = page.path.removeprefix(f"{language}/").removesuffix(".md").removesuffix("/index")
    if address not in anchors:
        return page
    return replace(page, body=f"{page.body}\n{moved_places_html(site, address, language, anchors[address])}\n")


def moved_places_html(site: Site, page: str, language: str, anchors: Mapping[str, Destination]) -> str:
    """Return the elements for these anchors of `page`, one to a line; each is seen only by who comes for it."""
    return "\n".join(_moved_place(site, page, language, anchor, new) for anchor, new in anchors.items())


def retirement_html(site: Site, new: Destination, language: str) -> str:
    """Return why a place was retired, where its retirement says so."""
    words = new.retirement.words.get(language, "") if new.retirement else ""
    return inline_html(resolved(words, site, language, new.place))


def _moved_place(site: Site, page: str, language: str, anchor: str, new: Destination) -> str:
    return template("moved_place.html.jinja").render(
        anchor=anchor,
        is_retired=new.retirement is not None,
        why=retirement_html(site, new, language),
        labels=site.words[language].labels,
        href=built_link(new.place, page),
        title=title_html(site, new.place, language),
    )


def gone_pages(site: Site) -> Iterable[str]:
    """Yield each page that was published and is no more."""
    return (place for place in site.whereabouts.gone if "#" not in place)
