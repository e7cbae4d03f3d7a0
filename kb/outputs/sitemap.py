"""The sitemap for search engines: each page in each language, and the date of its last review in it."""

from collections.abc import Iterator, Mapping
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
    reviewed: dict[str, Mapping[str, date]] = {page: {} for page in (HOME, *names)}  # in each language
    reviewed |= {address: outline.reviewed for address, outline in site.outlines.items()}
    entries = tuple((edition.announcements[address], dates) for address, dates in reviewed.items())
    values = {"pages": entries, "languages": tuple(site.languages), "site_url": edition.site_url}
    yield template_file(NAME, edition.theme, "sitemap.xml.jinja", values)
