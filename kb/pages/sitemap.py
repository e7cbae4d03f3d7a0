"""The site's map for search engines: each page in each language, and when its words were last reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.places import pages_outside_of_guides
from kb.pages.frame import HOME
from kb.pages.templates import template

if TYPE_CHECKING:
    from kb.content.site import Site


def sitemap(site: Site, site_url: str) -> str:
    """Return sitemap.xml. `site_url` is where the site is deployed, with a slash at its end."""
    names = (HOME, *(topic.id for topic in site.topics), *pages_outside_of_guides(site), *site.outlines)
    pages = {
        language: [f"{site_url}{language}/{name}/" if name else f"{site_url}{language}/" for name in names]
        for language in site.words
    }
    reviewed = [site.outlines[name].reviewed if name in site.outlines else None for name in names]
    return template("sitemap.xml.jinja").render(pages=pages, reviewed=reviewed)
