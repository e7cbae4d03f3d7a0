"""Pages at old addresses, which lead to the new ones. Without script they do so by themselves, if all leads one way."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file
from kb.pages.moved_places import reason_html
from kb.pages.titles import title_html
from kb.render.renderer import page_path, path_of_place


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page at each old address, in each language."""
    site = edition.site
    for address in (place for place in site.whereabouts.gone if "#" not in place):
        new = site.whereabouts.destination(address)
        if new is None:  # the checks report it
            continue
        for language in site.languages:
            path = page_path(language, address)
            values = {
                "path": path,
                "surroundings": edition.surroundings[language],
                "new_path": path_of_place(language, new.place),
                "title": title_html(site, new.place, language),
                "why": reason_html(site, new, language),  # None where the page only moved
                "moved": edition.moved(address, language),  # the anchors of the old page
            }
            yield template_file(f"{path}index.html", edition.theme, "old_page.html.jinja", values)
