"""Recognises lists in HTML that Word has saved: they are paragraphs, with their marks as words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from kb.bringing_in.page import Block, Listing

_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d)")
_MARK = re.compile(r"(?P<number>\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])|[^\w\s]|o")


class Entry(NamedTuple):
    """An entry of a list."""

    level: int
    is_ordered: bool
    blocks: tuple[Block, ...]
    line: int


def mark_taken_from(paragraph: LexborNode) -> tuple[int, bool] | None:
    """Return the level of an entry, and whether it has a number, after removing its mark. None: it is no entry."""
    level = _LEVEL.search(paragraph.attributes.get("style") or "")
    if paragraph.tag != "p" or not (level or "MsoList" in (paragraph.attributes.get("class") or "")):
        return None
    for span in (paragraph.css_first('[style*="mso-list:Ignore"]'), paragraph.css_first("span")):
        if span and (found := _MARK.fullmatch((span.text() or "").strip())):
            span.decompose()
            return int(level[1]) if level else 1, bool(found["number"])
    return None


def listing(entries: Sequence[Entry]) -> Listing:
    """Return these entries, of which there is at least one, as a list with lists inside."""
    own: list[tuple[Block, ...]] = []
    inner: list[Entry] = []
    for entry in (*entries, None):
        if entry and own and entry.level > entries[0].level:
            inner.append(entry)
            continue
        if inner:
            own[-1] = (*own[-1], listing(inner))
            inner = []
        if entry:
            own.append(entry.blocks)
    return Listing(tuple(own), entries[0].is_ordered, entries[0].line)
