"""Pages that lead to others: old addresses, and short links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.places import page_of
from kb.pages.links import built_link
from kb.pages.moved_places import anchors_that_lead_on, gone_pages, moved_places_html, retirement_html
from kb.pages.security_policy import with_security_policy
from kb.pages.templates import template
from kb.pages.titles import title_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.content.moved import Destination
    from kb.content.site import Site
    from kb.pages.assets import Assets


def old_pages(site: Site, site_url: str, assets: Assets) -> Iterator[tuple[str, str]]:
    """Yield each old address (`de/billing/renewals/`), and the HTML of the page there, which leads to the new one.

    `site_url` is where the site is deployed, with a slash at its end.
    """
    anchors = anchors_that_lead_on(site)
    for page in gone_pages(site):
        new = site.whereabouts.destination(page)
        if new:  # else the checks have told
            for language in site.words:
                html = _old_page(site, site_url, assets, page, new, language, anchors.get(page, {}))
                yield f"{language}/{page}/", with_security_policy(html)


def short_links(site: Site) -> dict[str, str]:
    """Return where each short link's page (`g/k9x2h/`) leads.

    That is the guide, what it became, or the page that says what replaced it.
    """
    found = {}
    for address, code in site.published.items():
        new = site.whereabouts.destination(address) if code else None
        if new:
            found[f"g/{code}/"] = str(address) if new.retirement else new.place
    return found


def short_link_page(site: Site, assets: Assets, place: str) -> str:
    """Return the page of a short link, which leads to `place` in the reader's language."""
    titles = {language: title_html(site, _named(site, place), language) for language in site.words}
    path, _, anchor = place.partition("#")
    page = template("short_link.html.jinja").render(
        asset=assets.address, words=site.words, titles=titles, path=f"{path}/#{anchor}" if anchor else f"{path}/"
    )
    return with_security_policy(page)


def _old_page(
    site: Site,
    site_url: str,
    assets: Assets,
    page: str,
    new: Destination,
    language: str,
    anchors: Mapping[str, Destination],
) -> str:
    """Return the page at an old address. Without script it leads on by itself, unless its anchors went several ways."""
    path, _, anchor = new.place.partition("#")
    return template("old_page.html.jinja").render(
        language=language,
        labels=site.words[language].labels,
        asset=assets.address,
        is_retired=new.retirement is not None,
        why=retirement_html(site, new, language),
        leads_on_by_itself=not anchors and not new.retirement,
        root="../" * (page.count("/") + 2),
        canonical=f"{site_url}{language}/{path}/" + (f"#{anchor}" if anchor else ""),
        href=built_link(new.place, page),
        title=title_html(site, new.place, language),
        moved_places=moved_places_html(site, page, language, anchors),
    )


def _named(site: Site, place: str) -> str:
    """Return the place whose title names `place`: that of what replaced it, where it is retired."""
    new = site.whereabouts.destination(place)
    return page_of(new.place) if new else place
