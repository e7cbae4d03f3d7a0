"""Keywords: what customers type when they need a guide, or one of its places."""

from collections.abc import Iterable
from typing import NamedTuple

from kb.content.text import Text

_MARK = " > "


class Keyword(NamedTuple):
    """What customers type, and the id of the section, step, point or question that it leads to: empty for the guide."""

    words: Text
    place: str = ""


def keyword_of(text: Text) -> Keyword:
    """Return the keyword that a file contains as “stop renewal > turn-off”, or without a place as “renewal”."""
    words, mark, place = text.rpartition(_MARK)
    return Keyword(Text(words.strip(), text.place, text.language), place.strip()) if mark else Keyword(text)


def words_of(keywords: Iterable[Text]) -> list[Text]:
    """Return the keywords without the places to which they lead."""
    return [keyword_of(keyword).words for keyword in keywords]
