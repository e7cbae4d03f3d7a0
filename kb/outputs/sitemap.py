"""The site's map for search engines: each page in each language, and when its words were last reviewed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kb.content.part import Part
from kb.content.site import pages_outside_of_guides
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.theme import Theme

NAME = "sitemap.xml"


@dataclass(frozen=True)
class Sitemap:
    """What the map is made of."""

    pages: Mapping[str, date | None]
    """The path of each page behind its language (`billing/`; empty for the home page) → when it was reviewed."""
    languages: tuple[str, ...]
    default: str
    """The language for readers of any other; for the home pages that is the page at `/`, which lets them choose."""
    site_url: str
    theme: Part[Theme]


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the map."""
    site = edition.site
    names = (*(topic.id for topic in site.topics), *pages_outside_of_guides(site))
    pages: dict[str, date | None] = {"": None, **{f"{name}/": None for name in names}}
    pages |= {f"{address}/": outline.reviewed for address, outline in site.outlines.items()}
    given = Sitemap(pages, tuple(site.languages), site.company.default_language, edition.site_url, edition.theme)
    yield text_file(NAME, given, _xml)


def _xml(given: Sitemap) -> str:
    return given.theme.value.render(
        "sitemap.xml.jinja",
        pages=given.pages,
        languages=given.languages,
        default=given.default,
        site_url=given.site_url,
    )
