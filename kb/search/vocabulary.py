"""The small files that the browser loads besides Pagefind's index: its words, and what a query needs to know."""

from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from kb.content.compact_json import compact_json
from kb.content.files import Synonyms
from kb.content.languages import Language
from kb.content.words import words

type Vocabulary = list[str]


class SearchLanguage(TypedDict):
    """What a query needs to know about the index of its language."""

    guides: int
    """The number of guides in the index."""
    ignored: list[str]
    """The words that a query ignores."""
    spellings: dict[str, str]
    """What people type instead of a letter that their keyboard lacks → the letter: ue → ü."""


SHORTEST_WORD = 3  # letters; shorter words are not suggested as corrections


def vocabulary_json(indexed: Iterable[str]) -> str:
    """Return all indexed words as a JSON list, beginning with those found in most guides.

    `indexed` has one string for each guide: its words, each once, separated by spaces.
    """
    known = (word for word, _count in Counter(" ".join(indexed).split()).most_common())
    vocabulary: Vocabulary = [word for word in known if len(word) >= SHORTEST_WORD and not word[0].isdigit()]
    return compact_json(vocabulary)


def language_json(record: Language, guides: int, synonyms: Synonyms) -> str:
    """Return the number of guides in the index, the words that a query ignores, and other spellings, as JSON."""
    found: SearchLanguage = {
        "guides": guides,
        "ignored": ignored_words(synonyms),
        "spellings": dict(record.typed_as),
    }
    return compact_json(found)


def ignored_words(synonyms: Synonyms) -> list[str]:
    """Return the words that a query ignores."""
    return sorted({word for text in synonyms.ignored for word in words(text)})
