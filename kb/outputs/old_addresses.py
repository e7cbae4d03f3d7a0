"""Pages at old addresses, which lead to the new ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kb.content.part import Part
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.moved_places import MovedPlace, gone_pages, moved_place_html, reason_html
from kb.pages.page import Surroundings
from kb.pages.security_policy import with_security_policy
from kb.pages.titles import title_html
from kb.render.renderer import page_path, path_of_place, relative


@dataclass(frozen=True)
class OldPage:
    """What the page at an old address is made of, which leads to the new one."""

    address: str
    surroundings: Part[Surroundings]
    place: str
    """Where it leads."""
    title: str
    """HTML: what stands there."""
    why: str | None
    """HTML: why the old page was retired; None where it only moved."""
    moved: tuple[MovedPlace, ...]
    """The anchors of the old page."""


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
            yield text_file(f"{page_path(language, address)}index.html", given, _html)


def _html(given: OldPage) -> str:
    """Return the page. Without script it leads on by itself, unless its anchors went several ways."""
    around = given.surroundings.value
    path = page_path(around.language, given.address)
    html = around.theme.value.render(
        "old_page.html.jinja",
        kb=around,
        labels=around.labels,
        is_retired=given.why is not None,
        why=Markup(given.why or ""),  # noqa: S704 (rendered)
        leads_on_by_itself=not given.moved and given.why is None,
        root="../" * path.count("/"),
        canonical=around.site_url + path_of_place(around.language, given.place),
        href=relative(path_of_place(around.language, given.place), path),
        title=Markup(given.title),  # noqa: S704 (rendered)
        moved=[moved_place_html(place, path, around) for place in given.moved],
    )
    return with_security_policy(html)
