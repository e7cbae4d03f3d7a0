"""Keywords: what customers type when they need a guide, or one of its places."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kb.content.document import Keys
from kb.content.text import Text

MARK = ">"
"""Stands between the words of a keyword and the place to which it leads."""

_WITH_PLACE = re.compile(rf"(.*)\s{MARK}\s(.*)", re.DOTALL)


class Keyword(NamedTuple):
    """What customers type, and the id of the section, step, point or question that it leads to: empty for the guide."""

    words: Text
    place: str = ""


def keyword_of(text: Text) -> Keyword:
    """Return the keyword that a file contains as “stop renewal > turn-off”, or without a place as “renewal”."""
    words, place = _parts_of(text)
    return Keyword(Text(words, text.place, text.language), place) if place else Keyword(text)


def is_well_formed(text: Text) -> bool:
    """Return whether a keyword has words, and at most one place."""
    words, place = _parts_of(text)
    return MARK not in text or bool(words and place and MARK not in words)


def words_of(keywords: Iterable[Text]) -> list[Text]:
    """Return the keywords without the places to which they lead."""
    return [words for words, _place in map(keyword_of, keywords) if words]


def keywords_to_renamed(data: Mapping[str, object], names: Mapping[str, str]) -> dict[Keys, str]:
    """Return the keywords in a guide's file that lead to parts with these ids, as they are with the new ids."""
    keywords = data.get("keywords")
    parts = enumerate(map(_parts_of, map(str, keywords)) if isinstance(keywords, list) else ())
    return {
        ("keywords", number): f"{words} {MARK} {names[place]}" for number, (words, place) in parts if place in names
    }


def _parts_of(keyword: str) -> tuple[str, str]:
    found = _WITH_PLACE.fullmatch(keyword)
    return (found[1].strip(), found[2].strip()) if found else (keyword, "")
