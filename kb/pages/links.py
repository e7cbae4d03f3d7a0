"""Texts of the content as Markdown: facts written out, links resolved."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from kb.content.inline import tokens
from kb.pages.values import formatted_fact
from widgets.rules import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.content.site import Site


def resolved(text: str, site: Site, language: str, page: str, in_words: Callable[[str], str] = str) -> str:
    """Return `text` as Markdown for the page at `page` (`topic/guide`): links lead somewhere, facts are values.

    A placeholder that is no fact stays, for who fills it in later. `in_words` changes the words outside of links.
    """
    pieces = []
    for token in tokens(text):
        match token.kind:
            case "fact" if token.value in FACTS:
                pieces.append(formatted_fact(FACTS[token.value], language))
            case "link":
                label = resolved(token.label, site, language, page)
                pieces.append(f"[{label}]({link_target(token.value, site, page)})")
            case "words":
                pieces.append(in_words(token.source))
            case _:
                pieces.append(token.source)
    return "".join(pieces)


def link_target(target: str, site: Site, page: str) -> str:
    """Return where a link named in the content leads, as seen from the built `page`."""
    if target.startswith("guide:"):
        return built_link(target.removeprefix("guide:"), page)
    return str(site.destinations[target])


def built_link(place: str, page: str) -> str:
    """Return the relative address from the built page of `page` (`topic/guide`, `topic`) to `topic/guide#step`.

    Pages lie in folders of their own, so that it is the same in Markdown and in HTML.
    """
    address, _, anchor = place.partition("#")
    path = "" if address == page else posixpath.relpath(address, page) + "/"
    return f"{path}#{anchor}" if anchor else path
