"""Pages at old addresses that lead to the new ones. Without scripts, they redirect if there is only one target."""

from collections import defaultdict
from collections.abc import Iterator

from kb.content.places import page_of
from kb.content.site import Site
from kb.content.text import Text
from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file
from kb.pages.moved_places import reason_html
from kb.pages.titles import title_html
from kb.render.renderer import page_path, path_of_place


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page at each old address, in each language."""
    site = edition.site
    for address in _gone_pages(site):
        new = site.whereabouts.destination(address)
        if new is None:  # reported by the checks
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


def redirects(site: Site) -> dict[str, str]:
    """Return the old addresses that a server may redirect permanently: `de/billing/old/` → `de/billing/new/`.

    Browsers keep the anchor when they follow a redirect. So the old page must not say that it is retired, and none of
    its anchors may mean something else on the new page. An anchor that is missing there is resolved by that page.
    """
    found = {}
    anchors = defaultdict(list)
    for place in site.whereabouts.gone:
        anchors[page_of(place)].append(place)
    for address in _gone_pages(site):
        new = site.whereabouts.destination(address)
        if new is None or new.retirement or "#" in new.place:
            continue
        if all(_leads_on(site, place, place.replace(address, new.place, 1)) for place in anchors[address]):
            for language in site.languages:
                found[page_path(language, address)] = page_path(language, new.place)
    return found


def _gone_pages(site: Site) -> Iterator[Text]:
    return (place for place in site.whereabouts.gone if "#" not in place)


def _leads_on(site: Site, old: str, same_anchor: str) -> bool:
    new = site.whereabouts.destination(old)
    return new is not None and (new.place == same_anchor or same_anchor not in site.whereabouts.places)
