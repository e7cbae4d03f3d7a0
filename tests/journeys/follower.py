"""Follows links as a browser would, but without one: forwarding, moved anchors, and the choice of a language.

It does what `forward.js` and `moved.js` do with the elements of a page. test_old_links_in_browser.py follows some of
the same links in Chromium, so that the two cannot drift apart.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import requests

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REFRESH = re.compile(r"0;url=(.*)")


class Arrival(NamedTuple):
    """The page that a reader reaches, with its full address."""

    url: str
    page: Document


class Document:
    """A page as it was sent."""

    def __init__(self, url: str, html: str) -> None:
        """Take the page's address without its fragment, and its HTML."""
        self.url = url
        self._root = html5lib.parse(html, namespaceHTMLElements=False)

    @cached_property
    def language(self) -> str:
        """The language that the page declares."""
        return str(self._root.get("lang"))

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The names of its scripts."""
        return frozenset(element.get("src", "").rpartition("/")[2] for element in self._root.iter("script"))

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """Its elements with an id."""
        return {element.get("id", ""): element for element in self._root.iter() if element.get("id")}

    @property
    def choices(self) -> dict[str, str]:
        """Its link to each language that it offers."""
        return {link.get("hreflang", ""): link.get("href", "") for link in self._root.iter("a") if link.get("hreflang")}

    @property
    def canonical(self) -> str | None:
        """The canonical address."""
        return next((link.get("href") for link in self._root.iter("link") if link.get("rel") == "canonical"), None)

    @property
    def refresh(self) -> str | None:
        """The address to which it forwards without JavaScript."""
        # In the head, `noscript` holds elements only for parsers that run no scripts; html5lib is one.
        refreshing = (meta for meta in self._root.iter("meta") if meta.get("http-equiv", "").casefold() == "refresh")
        found = [_REFRESH.fullmatch(meta.get("content", "")) for meta in refreshing]
        return found[0][1] if found and found[0] else None

    def words(self) -> str:
        """Return the words of the page."""
        return " ".join("".join(self._root.itertext()).split())

    def meta(self, name: str) -> str | None:
        """Return the content of its meta element `name`."""
        return next((meta.get("content") for meta in self._root.iter("meta") if meta.get("name") == name), None)

    def moved_place(self, anchor: str) -> Element | None:
        """Return the element of an anchor that moved or was retired."""
        place = self.by_id.get(anchor)
        return place if place is not None and "kb-moved" in place.get("class", "").split() else None


class Follower:
    """A reader whose browser asks for German pages, and who follows links one by one."""

    def __init__(self, site: str) -> None:
        """Take the address of the site, ending with a slash."""
        self.site = site
        self._documents: dict[str, Document] = {}

    def opened(self, address: str) -> Arrival:
        """Open `address` with JavaScript, and return where it leads."""
        url = self.site + address
        passed = {url}
        while target := self._next(url):
            assert target not in passed, f"{address} leads in a circle: {passed}"
            passed.add(target)
            url = target
        return Arrival(url, self.document(url))

    def opened_without_script(self, address: str) -> Arrival:
        """Open `address` without JavaScript, and return where it leads by itself."""
        url = self.site + address
        while target := self.document(url).refresh:
            url = urljoin(url, target)
        return Arrival(url, self.document(url))

    def document(self, url: str) -> Document:
        """Return the page at `url`, which must be there."""
        page = urldefrag(url).url
        if page not in self._documents:
            response = requests.get(page, timeout=30)
            assert response.ok, f"{page} answers {response.status_code}"
            self._documents[page] = Document(response.url, response.content.decode())
        return self._documents[page]

    def _next(self, url: str) -> str | None:
        """Return where the scripts of the page at `url` forward to, if they do."""
        document = self.document(url)
        fragment = urlsplit(url).fragment
        anchor, _, state = fragment.partition("?")
        place = document.moved_place(anchor)
        if place is not None:
            link = place.find("a")
            if document.scripts.isdisjoint({"moved.js", "forward.js"}) or place.get("data-moved") is None:
                return None
            assert link is not None
            return urljoin(document.url, link.get("href", "")) + (f"?{state}" if state else "")
        if "forward.js" not in document.scripts:
            return None
        asked = [urlsplit(url).query[:2].lower(), "de", "en"]
        choices = document.choices
        choice = next((choices[code] for code in asked if code in choices), next(iter(choices.values())))
        target = urljoin(document.url, choice)
        return f"{urldefrag(target).url}#{fragment}" if fragment else target
