"""The small files that the page reads beside Pagefind's index: the words of the index, and the words passed over."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from kb.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.content.files import Synonyms
    from kb.search.enrichment import Enrichment
    from kb.search.records import Record

SHORTEST_WORD = 3  # letters; shorter ones are no word to mean


def vocabulary_json(records: Iterable[Record], enrichment: Enrichment) -> str:
    """Return the words by which guides are found, the most frequent first, as a JSON list."""
    counts: Counter[str] = Counter()
    for record in records:
        for text in record.texts():
            counts.update((*words(text), *enrichment.extra_words(text)))
    known = [word for word, _count in counts.most_common() if len(word) >= SHORTEST_WORD and not word[0].isdigit()]
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def ignored_json(synonyms: Synonyms) -> str:
    """Return the words that a query passes over, as a JSON list."""
    ignored = sorted({word for phrase in synonyms.ignored for word in words(phrase)})
    return json.dumps(ignored, ensure_ascii=False, separators=(",", ":"))
