"""Anchors whose content has moved. An element in the old place leads readers to the new one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.places import page_of
from kb.content.site import Site
from kb.content.whereabouts import Destination
from kb.pages.titles import title_html
from kb.render.renderer import Renderer, path_of_place

type AnchorsOfPages = Mapping[str, Mapping[str, Destination]]
"""Address of a page → anchor whose content has moved from it → where that is now."""


@dataclass(frozen=True)
class MovedPlace:
    """An anchor whose content has moved or was retired, and what readers are told about it."""

    anchor: str
    path: str
    """The path of the new place, relative to the site's root: `de/topic/guide/#step`."""
    title: str
    """The title of the new place, as HTML."""
    why: str | None
    """Why the content was retired, as HTML. None if it has only moved."""


def anchors_that_lead_on(site: Site) -> AnchorsOfPages:
    """Return the anchors that lead elsewhere, both for the page that had them and for the page that replaced it.

    A page that is gone keeps all its anchors, even those that its replacement has under the same name: without scripts,
    nothing else preserves the fragment.
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
    """Return what readers of `language` are shown for these anchors."""
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
    """Return why a place was retired, which may be empty, or None if it was not retired."""
    if not new.retirement:
        return None
    renderer = Renderer(language, site.languages[language], site.products[language])
    return renderer.rendered(new.retirement.words.get(language, "")).html
