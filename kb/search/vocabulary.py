"""The small files that the page reads beside Pagefind's index: its words, and what a query must know of it."""

import json
from collections import Counter
from collections.abc import Iterable

from kb.content.files import Synonyms
from kb.content.languages import Language
from kb.content.words import words

SHORTEST_WORD = 3  # letters; shorter ones are no word to mean


def vocabulary_json(indexed: Iterable[str]) -> str:
    """Return the words of what was indexed, as a JSON list: first those that stand in most guides.

    `indexed` has the words of each guide, each once, with spaces between them.
    """
    known = [word for word, _count in Counter(" ".join(indexed).split()).most_common()]
    return _json([word for word in known if len(word) >= SHORTEST_WORD and not word[0].isdigit()])


def language_json(record: Language, guides: int, synonyms: Synonyms) -> str:
    """Return how many guides the index has, the words that a query passes over, and other spellings, as JSON."""
    ignored = sorted({word for text in synonyms.ignored for word in words(text)})
    return _json({"guides": guides, "ignored": ignored, "spellings": record.typed_as})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
