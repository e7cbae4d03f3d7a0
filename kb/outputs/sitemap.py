"""The sitemap for search engines: each page in each language, and the date of its last review."""

from collections.abc import Iterator
from datetime import date

from kb.content.site import pages_outside_of_guides
from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file
from kb.pages.frame import HOME

NAME = "sitemap.xml"


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the sitemap."""
    site = edition.site
    names = (*(topic.id for topic in site.topics), *pages_outside_of_guides(site))
    pages: dict[str, date | None] = {HOME: None, **dict.fromkeys(names)}  # page → date of its last review
    pages |= {address: outline.reviewed for address, outline in site.outlines.items()}
    entries = tuple((edition.announcement(address), reviewed) for address, reviewed in pages.items())
    values = {"pages": entries, "languages": tuple(site.languages), "site_url": edition.site_url}
    yield template_file(NAME, edition.theme, "sitemap.xml.jinja", values)
