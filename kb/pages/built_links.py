"""Every link of the built site leads somewhere: to a page or file that is there, and to an anchor in it."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

# Our own templates write every attribute in double quotes; so two searches do, and thousands of pages take seconds.
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def anchors(html: str) -> frozenset[str]:
    """Return the anchors that a page has."""
    return frozenset(_ID.findall(html))


def broken_links(
    pages: Iterable[str],
    files: AbstractSet[str],
    html_of: Callable[[str], str],
    anchors_of: Callable[[str], AbstractSet[str]],
    site_url: str,
) -> Iterator[str]:
    """Yield a line for each link of these pages that leads nowhere.

    `files` are all those of the site, and pages some of them, by their paths within it. `html_of` gives a page, and
    `anchors_of` its anchors. `site_url` is where the site is deployed, with a slash at its end: links that begin with
    it are the site's own.
    """
    for page in pages:
        for link in sorted(set(_LINK.findall(html_of(page)))):
            fault = _fault(page, unescape(link), site_url, files, anchors_of)
            if fault:
                yield f"{page.removesuffix('index.html') or '/'}: the link “{link}” leads nowhere: {fault}"


def _fault(
    page: str, link: str, site_url: str, files: AbstractSet[str], anchors_of: Callable[[str], AbstractSet[str]]
) -> str | None:
    """Return what is wrong with a link of `page`, None where nothing is, or where it leads out of the site."""
    if link.startswith(site_url):
        link = urlsplit(site_url).path + link.removeprefix(site_url)
    elif _ELSEWHERE.match(link):
        return None
    path, _, anchor = link.partition("#")
    target = _file(page, unquote(path.partition("?")[0]), urlsplit(site_url).path)
    if target not in files:
        return f"there is no {target}"
    anchor = unquote(anchor.partition("?")[0])  # what follows fills in a helper
    if anchor and (not target.endswith(".html") or anchor not in anchors_of(target)):
        return f"{target} has no “{anchor}”"
    return None


def _file(page: str, path: str, root: str) -> str:
    """Return the file, as seen from the site's folder, that a server gives for `path` on `page`."""
    if not path:
        return page
    full = path.removeprefix(root) if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    name = posixpath.normpath(full) if full else "."
    if path.endswith(("/", "/.", "..")) or path == "." or not full:
        return posixpath.normpath(posixpath.join(name, "index.html"))
    return name
