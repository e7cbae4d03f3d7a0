"""Anchors that are no longer where they were: in their old place, an element leads on to the new one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.places import page_of
from kb.content.site import Site
from kb.content.whereabouts import Destination
from kb.pages.titles import title_html
from kb.render.renderer import Renderer, path_of_place

type AnchorsOfPages = Mapping[str, Mapping[str, Destination]]
"""For each page, the anchors that lead on from there, and where they lead."""


@dataclass(frozen=True)
class MovedPlace:
    """An anchor, the place to which it leads on, and what is said of that."""

    anchor: str
    path: str
    """Where it leads, from the site's root: `de/topic/guide/#step`."""
    title: str
    """HTML."""
    why: str | None
    """HTML: why what stood there was retired; None where it only moved."""


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


def moved_places(site: Site, language: str, anchors: Mapping[str, Destination]) -> tuple[MovedPlace, ...]:
    """Return what readers in `language` are shown for these anchors."""
    return tuple(
        MovedPlace(
            anchor,
            path_of_place(language, new.place),
            title_html(site, new.place, language),
            reason_html(site, new, language),
        )
        for anchor, new in anchors.items()
    )


def reason_html(site: Site, new: Destination, language: str) -> str | None:
    """Return why a place was retired, if it was; the words may be empty."""
    if not new.retirement:
        return None
    renderer = Renderer(language, site.languages[language], site.products[language])
    return renderer.rendered(new.retirement.words.get(language, "")).html
