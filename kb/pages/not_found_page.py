"""The page for addresses that lead nowhere: in all languages, until its script keeps the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kb.pages.security_policy import with_security_policy
from kb.pages.templates import template

if TYPE_CHECKING:
    from kb.content.site import Site
    from kb.pages.assets import Assets


def not_found_page(site: Site, site_url: str, assets: Assets) -> str:
    """Return the HTML of 404.html. `site_url` is where the site is deployed, with a slash at its end.

    Its links begin at the root of the host, since it is shown at whatever address was asked for.
    """
    root = urlsplit(site_url).path
    return with_security_policy(
        template("not_found.html.jinja").render(words=site.words, root=root, asset=assets.address)
    )
