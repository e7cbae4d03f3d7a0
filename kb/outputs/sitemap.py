"""The site's map for search engines: each page in each language, and when its words were last reviewed."""

from collections.abc import Iterator
from datetime import date

from kb.content.site import pages_outside_of_guides
from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file

NAME = "sitemap.xml"


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the map."""
    site = edition.site
    names = (*(topic.id for topic in site.topics), *pages_outside_of_guides(site))
    # The path of each page behind its language (empty for the home page) → when it was reviewed.
    pages: dict[str, date | None] = {"": None, **{f"{name}/": None for name in names}}
    pages |= {f"{address}/": outline.reviewed for address, outline in site.outlines.items()}
    values = {
        "pages": pages,
        "languages": tuple(site.languages),
        "default": site.company.default_language,  # for the home pages it is `/`, where readers choose
        "site_url": edition.site_url,
    }
    yield template_file(NAME, edition.theme, "sitemap.xml.jinja", values)
