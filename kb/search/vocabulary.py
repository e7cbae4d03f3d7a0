"""The small files that the page reads beside Pagefind's index: its words, and what a query must know of it."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from kb.content.files import Synonyms
from kb.content.languages import Language
from kb.content.words import words

type Vocabulary = list[str]


class SearchLanguage(TypedDict):
    """What a query must know of the index of its language."""

    guides: int
    """How many the index has."""
    ignored: list[str]
    """The words that a query passes over."""
    spellings: dict[str, str]
    """Letters that a keyboard may lack, by what people type instead: ü by ue."""


SHORTEST_WORD = 3  # letters; shorter ones are no word to mean


def vocabulary_json(indexed: Iterable[str]) -> str:
    """Return the words of what was indexed, as a JSON list: first those that stand in most guides.

    `indexed` has the words of each guide, each once, with spaces between them.
    """
    known = (word for word, _count in Counter(" ".join(indexed).split()).most_common())
    vocabulary: Vocabulary = [word for word in known if len(word) >= SHORTEST_WORD and not word[0].isdigit()]
    return _json(vocabulary)


def language_json(record: Language, guides: int, synonyms: Synonyms) -> str:
    """Return how many guides the index has, the words that a query passes over, and other spellings, as JSON."""
    found: SearchLanguage = {
        "guides": guides,
        "ignored": ignored_words(synonyms),
        "spellings": dict(record.typed_as),
    }
    return _json(found)


def ignored_words(synonyms: Synonyms) -> list[str]:
    """Return the words that a query passes over."""
    return sorted({word for text in synonyms.ignored for word in words(text)})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
