"""Pages at old addresses, which lead to the new ones."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.forwarding import OldPage, old_page_html
from kb.pages.moved_places import gone_pages, reason_html
from kb.pages.titles import title_html
from kb.render.renderer import page_path


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page at each old address, in each language."""
    site = edition.site
    for address in gone_pages(site):
        new = site.whereabouts.destination(address)
        if new is None:  # the checks report it
            continue
        for language in site.languages:
            given = OldPage(
                address=address,
                surroundings=edition.surroundings[language],
                place=new.place,
                title=title_html(site, new.place, language),
                why=reason_html(site, new, language),
                moved=edition.moved(address, language),
            )
            yield text_file(f"{page_path(language, address)}index.html", given, old_page_html)
