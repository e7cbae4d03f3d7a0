"""Every link of the built site leads somewhere: to a page or file that is there, and to an anchor in it."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Our own templates write every attribute in double quotes; so two searches do, and thousands of pages take seconds.
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def broken_links(folder: Path, site_url: str) -> Iterator[str]:
    """Yield a line for each link of the site built into `folder` that leads nowhere.

    `site_url` is where the site is deployed, with a slash at its end: links that begin with it are the site's own.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    links: dict[str, set[str]] = {}
    anchors: dict[str, set[str]] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            html = (folder / name).read_text(encoding="utf-8")
            links[name] = set(_LINK.findall(html))
            anchors[name] = set(_ID.findall(html))
    for page, targets in links.items():
        for link in sorted(targets):
            fault = _fault(page, unescape(link), site_url, files, anchors)
            if fault:
                yield f"{page.removesuffix('index.html') or '/'}: the link “{link}” leads nowhere: {fault}"


def _fault(page: str, link: str, site_url: str, files: set[str], anchors: Mapping[str, set[str]]) -> str | None:
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
    if anchor and anchor not in anchors.get(target, ()):
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
