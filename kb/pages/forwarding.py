"""Pages that lead to others: old addresses, and short links."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kb.content.part import Part
from kb.content.site import Site
from kb.pages.moved_places import MovedPlace, moved_place_html
from kb.pages.page import Surroundings
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme
from kb.render.renderer import page_path, path_of_place, relative


@dataclass(frozen=True)
class LanguageChoice:
    """A language as a page for readers of all languages offers it."""

    name: str
    choose: str
    """“Choose your language”, in the language."""
    title: str = ""
    """HTML: what the link leads to, where the page does not stand for the whole site."""


@dataclass(frozen=True)
class ShortLinkPage:
    """What the page of a short link (`g/k9x2h/`) is made of."""

    place: str
    """Where it leads, in the reader's language: `topic/guide`."""
    choices: Mapping[str, LanguageChoice]
    theme: Part[Theme]


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


def short_link_html(given: ShortLinkPage) -> str:
    """Return the page, which script leads on; without script it offers the languages."""
    path, _, anchor = given.place.partition("#")
    html = given.theme.value.render(
        "short_link.html.jinja", choices=given.choices, path=f"{path}/#{anchor}" if anchor else f"{path}/"
    )
    return with_security_policy(html)


def old_page_html(given: OldPage) -> str:
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
