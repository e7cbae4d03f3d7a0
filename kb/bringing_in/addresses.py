"""Finds out where the links of pages lead: to pages brought in with them, to destinations, or to other sites."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote, urlsplit

from kb.bringing_in.page import Page
from kb.content.naming import kebab_case

_NO_NAMES = frozenset({"questions", "index"})
"""Names that no guide may have."""

PAGE = "page:"
"""The prefix of a link to another page until it is resolved: `page:3#anchor`."""
_LINK_TO_PAGE = re.compile(r"\[(?P<label>[^\[\]]*)\]\(page:(?P<number>\d+)#(?P<anchor>[^()\s]*)\)")
_ENDING = re.compile(r"(?:/|(?:/?(?:_?index|readme))?\.(?:mdx?|markdown|html?))$|/(?:_?index)$", re.IGNORECASE)
_UNSAFE = re.compile(r"[()\s<>\"'\\\[\]`*{}]")


@dataclass
class Addresses:
    """Everything that the links of the pages may lead to."""

    pages: Mapping[int, Page]
    destinations: Mapping[str, str]
    """Address → the name of the destination that has it."""
    guides: Mapping[str, str] = field(default_factory=dict)
    """Existing guides: name → place."""
    sites: dict[str, str] = field(default_factory=dict)
    """Name → address of each site that texts may link below: those known before, and those met in the pages."""

    def __post_init__(self) -> None:
        """Index the pages by their paths and addresses."""
        self._by_path: dict[str, int] = {}
        self._by_address: dict[str, int] = {}
        endings: dict[str, set[int]] = defaultdict(set)
        for number, page in self.pages.items():
            path = _trimmed(page.path)
            self._by_path[path] = number
            for address in (page.address, *page.former):
                if address:
                    self._by_address[_without_host(address)] = number
            parts = path.split("/")
            for length in range(len(parts)):
                endings["/".join(parts[length:])].add(number)
        self._by_ending = {ending: next(iter(own)) for ending, own in endings.items() if ending and len(own) == 1}
        self._hosts = {urlsplit(page.address).netloc for page in self.pages.values() if page.address} - {""}

    def target(self, number: int, address: str) -> str | None:
        """Return the target of a link on page `number` as texts have it until `resolved`, or None if it is unknown."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if parts.scheme in {"http", "https"} and parts.netloc not in self._hosts:
            return self._elsewhere(address.strip())
        if parts.scheme not in {"", "http", "https"} or (parts.netloc and parts.netloc not in self._hosts):
            return f"{self._elsewhere(f'https:{address.strip()}')}" if parts.netloc and not parts.scheme else None
        found = number if not parts.path else self._page(number, unquote(parts.path))
        if found is None and (guide := self.guides.get(kebab_case(posixpath.basename(_trimmed(parts.path))))):
            return f"guide:{guide}"
        if found is None:
            return self._elsewhere(address.strip()) if parts.netloc else None
        return f"{PAGE}{found}#{_UNSAFE.sub('', unquote(parts.fragment))}"

    def _page(self, number: int, path: str) -> int | None:
        """Return the page at a path relative to this page’s file, at an address, or with a unique ending."""
        if path.startswith("/") and (found := self._by_address.get(_trimmed(path).strip("/"))) is not None:
            return found
        own = self.pages[number].path
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(own), path))
        below = posixpath.normpath(posixpath.join(_trimmed(own), path))
        for candidate in (beside, below):
            if (found := self._by_path.get(_trimmed(candidate))) is not None:
                return found
        parts = _trimmed(re.sub(r"^(?:\.{0,2}/)+", "", path)).strip("/").split("/")
        endings = ("/".join(parts[length:]) for length in range(len(parts)))
        return next((self._by_ending[ending] for ending in endings if ending in self._by_ending), None)

    def _elsewhere(self, address: str) -> str | None:
        """Return the name of a destination, or a place on another site. A site without a name is given one."""
        if name := self.destinations.get(address) or self.destinations.get(address.rstrip("/")):
            return name
        parts = urlsplit(address)
        host = parts.hostname or ""
        if not re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", host) or parts.port or parts.username:
            return None
        base = f"https://{host}/"
        name = next((name for name, known in self.sites.items() if known.rstrip("/") == base.rstrip("/")), "")
        if not name:
            name = kebab_case(host.removeprefix("www."))
            self.sites[name] = base
        rest = parts._replace(scheme="", netloc="").geturl().lstrip("/")
        rest = _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), rest)
        rest = quote(rest, safe="%/?#=&:;,.~!$'+@-_", encoding="utf-8").replace("'", "%27")
        return f"site:{name}/{rest}" if rest else f"site:{name}"


def resolved(text: str, places: Mapping[int, str], anchors: Mapping[int, Mapping[str, str]], own: int) -> str:
    """Return a text of page `own` whose links lead to guides. `anchors` has the ids of each page by old anchors.

    A link to the top of the page itself, or to a part that it does not have, is no link any more.
    """

    def link(found: re.Match[str]) -> str:
        number = int(found["number"])
        anchor = anchors[number].get(found["anchor"], "")
        if number == own and not anchor:
            return found["label"]
        return f"[{found['label']}](guide:{places[number]}{f'#{anchor}' if anchor else ''})"

    return _LINK_TO_PAGE.sub(link, text)


def unknown_anchors(text: str, anchors: Mapping[int, Collection[str]]) -> Iterator[tuple[str, str]]:
    """Yield the words and the anchor of each link to a part that its page does not have."""
    for found in _LINK_TO_PAGE.finditer(text):
        if found["anchor"] and found["anchor"] not in anchors[int(found["number"])]:
            yield found["label"], found["anchor"]


def with_address(page: Page, was_at: str) -> Page:
    """Return the page with the address that it had, if it gives none and its folder was at the path `was_at`."""
    if page.address or not was_at or not page.path:
        return page
    return replace(page, address=f"/{was_at.strip('/')}/{_trimmed(page.path)}".replace("//", "/"))


def guide_names(pages: Iterable[Page]) -> list[str]:
    """Return the name of each page’s guide, in kebab case. If two are the same, one gets its folder’s name too."""
    names: list[str] = []
    for page in pages:
        name = kebab_case(page.name)[:60].strip("-") or "guide"
        folder = kebab_case(posixpath.basename(posixpath.dirname(page.path)))
        if name in names and folder:
            name = f"{folder}-{name}"
        own, number = name, 1
        while own in names or own in _NO_NAMES:
            number += 1
            own = f"{name}-{number}"
        names.append(own)
    return names


def _trimmed(path: str) -> str:
    """Return a path without the ending of a page's file: `guide/index.html` and `guide.md` are `guide`."""
    return _ENDING.sub("", path).removeprefix("./")


def _without_host(address: str) -> str:
    return _trimmed(unquote(urlsplit(address).path)).strip("/")
