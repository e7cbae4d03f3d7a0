"""Keywords: what customers type when they need a guide, or one of its places."""

import re
from collections.abc import Iterable
from typing import NamedTuple

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
    found = _WITH_PLACE.fullmatch(text)
    return Keyword(Text(found[1].strip(), text.place, text.language), found[2].strip()) if found else Keyword(text)


def is_well_formed(text: Text) -> bool:
    """Return whether a keyword has words, and at most one place."""
    words, place = keyword_of(text)
    return MARK not in text or bool(words and place and MARK not in words)


def words_of(keywords: Iterable[Text]) -> list[Text]:
    """Return the keywords without the places to which they lead."""
    return [words for words, _place in map(keyword_of, keywords) if words]
