"""Pages at the addresses of those that the site replaces: in the language that the old page had."""

from collections.abc import Iterator, Mapping

from kb.content.outside import file_of, old_pages
from kb.content.site import Site
from kb.content.text import Text
from kb.content.whereabouts import Destination
from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file
from kb.pages.moved_places import moved_places, reason_html
from kb.pages.titles import title_html
from kb.render.renderer import path_of_place


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page at each old address. Those of drafts come when these are published."""
    site = edition.site
    for language in site.languages:
        for path, anchors in old_pages(site.moved, language).items():
            found = _destinations(site, anchors)
            new = found.pop("", None) or next(iter(found.values()), None)
            if new is None:
                continue
            file = file_of(path)
            values = {
                "path": file.removesuffix("index.html"),
                "surroundings": edition.surroundings[language],
                "new_path": path_of_place(language, new.place),
                "title": title_html(site, new.place, language),
                "why": reason_html(site, new, language),
                "moved": moved_places(site, language, found),
            }
            yield template_file(file, edition.theme, "old_page.html.jinja", values)


def redirects(site: Site) -> dict[str, str]:
    """Return the old addresses that a server may redirect permanently: pages whose anchors are no longer needed."""
    found: dict[str, str] = {}
    for language in site.languages:
        for path, anchors in old_pages(site.moved, language).items():
            new = _destinations(site, anchors)
            if set(new) == {""} and not new[""].retirement and "#" not in new[""].place:
                target = path_of_place(language, new[""].place)
                own = path.strip("/")
                found |= {own: target} if file_of(path) == own else {own: target, f"{own}/": target}
    return found


def _destinations(site: Site, anchors: Mapping[str, Text]) -> dict[str, Destination]:
    """Return where each anchor leads now, leaving out those that lead nowhere, or to a draft."""
    found = {anchor: site.whereabouts.destination(place) for anchor, place in anchors.items()}
    return {anchor: new for anchor, new in found.items() if new}
