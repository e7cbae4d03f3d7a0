"""Gives every part an id: from its words if these are English, else `step-1` …"""

import re
from collections.abc import Iterator
from itertools import chain, count
from typing import Any

from kb.content.ids import ANCHORS_OF_EVERY_GUIDE
from kb.content.naming import LONGEST_ID, id_of_words
from kb.content.shape import ID_PATTERN
from widgets.rules import WIDGETS

type Data = dict[str, Any]

LISTS = {
    "before": "point",
    "needs": "point",
    "notes": "note",
    "points": "point",
    "steps": "step",
    "more": "part",
    "list": "entry",
    "rows": "row",
    "sections": "section",
    "choice": "case",
    "settings": "setting",
    "faq": "question",
}
"""The lists whose entries have ids, and the stem of the id for an entry without usable words."""


def name_parts(guide: Data, *, by_words: bool) -> None:
    """Give each part of the guide its own id, from its English words or its number."""
    taken = {*WIDGETS, *ANCHORS_OF_EVERY_GUIDE}
    # What is taken stays taken, so the names for the same words are gone through only once.
    names: dict[str, Iterator[str]] = {}
    for kind, part in _parts(guide):
        anchor = next((own for own in part.get("anchors", ()) if _is_id(own, taken)), "")
        words = _words_of(part) if by_words else ""
        if by_words and anchor:
            name = anchor
        elif words:
            own = id_of_words(words)
            others = names.setdefault(own, chain((own,), _numbered(own, 2)))
            name = next(other for other in others if other not in taken)
        else:
            others = names.setdefault(f"{kind}-", _numbered(kind, 1))
            name = next(other for other in others if other not in taken)
        part["id"] = name
        taken.add(name)


def _numbered(name: str, first: int) -> Iterator[str]:
    """Yield the name with each number from the first on: `step-1`, `step-2` and so on."""
    return (f"{name}-{number}" for number in count(first))


def _parts(data: Data) -> Iterator[tuple[str, Data]]:
    """Yield each part with the name of its kind: sections before what is in them."""
    for name, value in data.items():
        if name in LISTS:
            for part in value:
                yield LISTS[name], part
                yield from _parts(part)
        elif name == "table":
            yield from _parts(value)


def _is_id(anchor: str, taken: set[str]) -> bool:
    return bool(re.fullmatch(ID_PATTERN, anchor)) and len(anchor) <= LONGEST_ID and anchor not in taken


def _words_of(part: Data) -> str:
    """Return the words that tell what a part is about. Code and tables have none."""
    for name in ("title", "question", "text", "label", "note", "tip", "warning"):
        if name in part:
            return re.sub(r"\]\([^()]*\)|[*`\\\[\]]", "", str(part[name]))
    return str(part["cells"][0]) if "cells" in part else ""
