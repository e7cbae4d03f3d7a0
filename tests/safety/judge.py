"""Judges the HTML of a site: elements, attributes and addresses that come from no template and no text are foreign."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from kb.content.drawing import ATTRIBUTES

INLINE = {
    *((name, "") for name in ("strong", "em", "code", "a", "span", "kbd", "h1", "h2", "h3", "h4", "h5", "h6")),
    *((name, "") for name in ("p", "ul", "ol", "li")),
    *(("a", "href"), ("span", "class"), ("span", "lang"), ("span", "data-fact"), ("kbd", "class")),
    *((element, attribute) for element, known in ATTRIBUTES.items() for attribute in ("", *known)),
    *(("svg", "role"), ("svg", "aria-label")),
}
"""What texts, home pages and drawings may contain: an element, or an element and one of its attributes."""

ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href", "ping", "background")
_RELATIVE = re.compile(r"[\w./?#=&%-]*", re.ASCII)
_KEY_OR_CODE = re.compile(r"key-[a-z0-9-]+|keys|kb-code__[a-z]+")
"""The classes of keys to press, and of code in colours."""


@dataclass
class Judge:
    """Knows what the pages of a harmless site have. Everything else is foreign, except what `INLINE` lists."""

    site_url: str
    parts: set[tuple[str, str]] = field(default_factory=lambda: set(INLINE))
    classes: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)

    def learn(self, files: Mapping[str, bytes]) -> None:
        """Treat everything in these files as coming from templates."""
        for html in _html_in(files):
            for name, attributes, text in _elements(html):
                self.parts |= {(name, ""), *((name, attribute) for attribute in attributes)}
                self.classes |= {*(attributes.get("class") or "").split()}
                if name in {"script", "style"} and not _is_data(attributes):
                    self.scripts.add(text)

    def foreign(self, files: Mapping[str, bytes], destinations: set[str]) -> list[str]:
        """Return what is foreign in the files. Texts may link to these destinations."""
        found = []
        for name, content in files.items():
            if name.endswith(".xml"):
                ElementTree.fromstring(content)  # noqa: S314 (our own)
        for html in _html_in(files):
            found += self._foreign(html, destinations)
        return found

    def _foreign(self, html: str, destinations: set[str]) -> Iterator[str]:
        for name, attributes, text in _elements(html):
            yield from (f"<{name} {own}>" for own in ("", *attributes) if (name, own) not in self.parts)
            for own in (attributes.get("class") or "").split():
                if own not in self.classes and not _KEY_OR_CODE.fullmatch(own) and not _is_of_drawings(own):
                    yield f"<{name} class={own}>"
            for attribute in ADDRESSES:
                for address in _addresses(attribute, attributes.get(attribute) or ""):
                    path = address.removeprefix("\ue000").removeprefix(self.site_url)
                    if address not in destinations and not _RELATIVE.fullmatch(path):
                        yield f"<{name} {attribute}={address}>"
            if name in {"script", "style"}:
                if _is_data(attributes):
                    json.loads(text)
                elif text not in self.scripts:
                    yield f"<{name}>{text}"


def _addresses(attribute: str, value: str) -> list[str]:
    """Return the addresses in an attribute; in `srcset`, each is followed by a width."""
    if attribute != "srcset":
        return [value]
    return [re.sub(r"\s+\d+w$", "", part.strip()) for part in value.split(",")]


def _is_data(attributes: Mapping[str, str | None]) -> bool:
    return attributes.get("type") == "application/json"


def _is_of_drawings(name: str) -> bool:
    return bool(re.fullmatch(ATTRIBUTES["g"]["class"].pattern, name))


def _elements(html: str) -> Iterator[tuple[str, Mapping[str, str | None], str]]:
    """Yield each element of a page as a browser has it: name, attributes, and the text of scripts and styles."""
    document = LexborHTMLParser(html)
    for node in document.css("*"):
        name = node.tag or ""
        yield name, node.attributes, node.text(deep=False) if name in {"script", "style"} else ""


def _html_in(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield each page, and each piece of HTML in the data of the desk, as a page."""
    for name, content in files.items():
        if name.endswith((".webp", ".mp4")):
            continue
        text = content.decode()
        if name.endswith(".json"):
            yield from (f"<!doctype html><title></title><div>{html}</div>" for html in _html_in_data(json.loads(text)))
        elif text.lstrip().startswith(("<!doctype html>", "<html")):
            yield text
        elif name.endswith(".svg"):
            yield f"<!doctype html><title></title><body>{text}"


def _html_in_data(data: object) -> Iterator[str]:
    match data:
        case dict():
            yield from (value for key, value in data.items() if key in {"html", "words"} and isinstance(value, str))
            inside = (value for key in ("more", "widgets") for value in data.get(key, {}).values())
            yield from (value for value in inside if isinstance(value, str))
            for value in data.values():
                yield from _html_in_data(value)
        case list():
            for value in data:
                yield from _html_in_data(value)
