"""The page at `/`: it sends readers to their language, and lists all four for those whom it cannot send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.pages.security_policy import with_security_policy
from kb.pages.templates import template

if TYPE_CHECKING:
    from kb.content.site import Site
    from kb.pages.assets import Assets


def root_page(site: Site, site_url: str, assets: Assets) -> str:
    """Return the HTML of the page at `/`. `site_url` is where the site is deployed, with a slash at its end."""
    page = template("root.html.jinja").render(words=site.words, site_url=site_url, asset=assets.address)
    return with_security_policy(page)
