"""All pages of the site that are generated."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kb.content.places import pages_outside_of_guides
from kb.pages.guide_page import guide_page
from kb.pages.moved_places import anchors_that_lead_on, with_moved_places
from kb.pages.overview_pages import overview_page
from kb.pages.page import Page
from kb.pages.topic_page import topic_page

if TYPE_CHECKING:
    from kb.content.site import Site
    from kb.pages.moved_places import AnchorsOfPages

type MakePage = Callable[[], Page]


def generated_pages(site: Site) -> dict[str, MakePage]:
    """Return the path of each generated page, in all languages, and what makes it. The site must have no errors."""
    anchors = anchors_that_lead_on(site)
    return {
        f"{language}/{name}.md": partial(_with_moved_places, make, site, language, anchors)
        for language in site.words
        for name, make in _pages(site, language).items()
    }


def _pages(site: Site, language: str) -> dict[str, MakePage]:
    pages: dict[str, MakePage] = {}
    for topic in site.topics:
        pages[f"{topic.id}/index"] = partial(topic_page, site, topic, language)
    for name in pages_outside_of_guides(site):
        pages[name] = partial(overview_page, name, site, language)
    for address in site.outlines:
        pages[address] = partial(_guide_page, site, address, language)
    return pages


def _guide_page(site: Site, address: str, language: str) -> Page:
    return guide_page(site, site.guides[address], language)


def _with_moved_places(make: MakePage, site: Site, language: str, anchors: AnchorsOfPages) -> Page:
    return with_moved_places(make(), site, language, anchors)
