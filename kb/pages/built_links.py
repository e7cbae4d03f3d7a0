"""Finds broken links in the built site: to files that do not exist, or to anchors that the page lacks."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Our templates write all attributes in double quotes, so two patterns suffice: thousands of pages take seconds.
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def anchors(html: str) -> frozenset[str]:
    """Return the anchors of a page."""
    return frozenset(_ID.findall(html))


def broken_links_in(folder: Path, site_url: str) -> Iterator[str]:
    """Yield a line for each broken link of the site in `folder`."""
    places = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    pages = sorted(name for name in places if name.endswith(".html"))
    yield from broken_links(pages, places, site_url)


def broken_links(pages: Iterable[str], places: Mapping[str, Path], site_url: str) -> Iterator[str]:
    """Yield a line for each link of these pages that leads nowhere.

    `places` says where all files of the site lie now, by their paths within it; the pages are some of them. `site_url`
    is where the site is deployed, with a slash at its end: links that begin with it are the site's own.
    """
    root = urlsplit(site_url).path

    @cache
    def anchors_of(page: str) -> frozenset[str]:
        return anchors(places[page].read_text(encoding="utf-8"))

    @cache  # the same few links are on all pages of a folder
    def fault(folder: str, link: str) -> str | None:
        """Return what is wrong with a link to another page, or None if it is right or leads out of the site."""
        if link.startswith(site_url):
            link = root + link.removeprefix(site_url)
        elif _ELSEWHERE.match(link):
            return None
        path, _, anchor = link.partition("#")
        file = _file(folder, unquote(path.partition("?")[0]), root)
        return f"there is no {file}" if file not in places else lacking(file, anchor)

    def lacking(file: str, anchor: str) -> str | None:
        """Return what is wrong with a link to an anchor of a file."""
        name = unquote(anchor.partition("?")[0])  # the rest fills in a widget
        if file.endswith(".mp4") and name.startswith("t="):  # a time of a film
            return None
        if name and (not file.endswith(".html") or name not in anchors_of(file)):
            return f"{file} has no “{name}”"
        return None

    for page in pages:
        folder = posixpath.dirname(page)
        for link in sorted(set(_LINK.findall(places[page].read_text(encoding="utf-8")))):
            found = unescape(link)
            wrong = lacking(page, found[1:]) if found[:1] in {"", "#"} else fault(folder, found)
            if wrong:
                yield f"{page.removesuffix('index.html') or '/'}: the link “{link}” leads nowhere: {wrong}"


def _file(folder: str, path: str, root: str) -> str:
    """Return the file that a server sends for the link `path` on a page in `folder`, relative to the site's folder."""
    full = path.removeprefix(root) if path.startswith("/") else posixpath.join(folder, path)
    name = posixpath.normpath(full) if full else "."
    if path.endswith(("/", "/.", "..")) or path == "." or not full:
        return posixpath.normpath(posixpath.join(name, "index.html"))
    return name
