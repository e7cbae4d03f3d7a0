"""A record as the HTML that Pagefind indexes: not the page, but its words, weighed, in places that can be told apart.

Each place has an id. What is called `turn-on` has its title at `turn-on`, what more it says at `=turn-on`, and the
words by which it is also found, which are never shown, at `~turn-on`. search_parts.js reads them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.search.enrichment import Enrichment
    from kb.search.records import Kind, Record

TITLE_WEIGHT = 10
KEYWORDS_WEIGHT = 5
SUMMARY_WEIGHT = 3
HEAD_WEIGHTS: Mapping[Kind, float] = {"section": 4, "question": 3, "outcome": 2, "step": 1}
HEAD_ELEMENTS: Mapping[Kind, str] = {"section": "h2", "question": "h3", "outcome": "h4", "step": "p"}
BODY_WEIGHT = 1
EXTRA_SHARE = 0.5  # what an added word weighs, of the word for which it stands


def record_html(record: Record, enrichment: Enrichment) -> str:
    """Return the HTML of the record, with the words that `enrichment` adds."""
    lines = [
        "<!doctype html>",
        f'<html lang="{record.language}"><body data-pagefind-body>',
        f'<div data-pagefind-meta="title:{escape(record.title)}"></div>',
        f'<div data-pagefind-meta="topic:{escape(record.topic)}"></div>',
        *_place("title", record.title, TITLE_WEIGHT, enrichment),
        *_place("=title", record.summary, SUMMARY_WEIGHT, enrichment),
        *_place("=keywords", record.keywords, KEYWORDS_WEIGHT, enrichment),
    ]
    for part in record.parts:
        lines += _place(part.anchor, part.head, HEAD_WEIGHTS[part.kind], enrichment, HEAD_ELEMENTS[part.kind])
        lines += _place(f"={part.anchor}", part.body, BODY_WEIGHT, enrichment)
    return "\n".join([*lines, "</body></html>"])


def _place(name: str, text: str, weight: float, enrichment: Enrichment, element: str = "p") -> Iterator[str]:
    if text:
        yield _element(name, text, weight, element)
        if extra := enrichment.extra_words(text):
            yield _element(f"~{name.lstrip('=~')}", " ".join(extra), weight * EXTRA_SHARE)


def _element(name: str, text: str, weight: float, element: str = "p") -> str:
    return f'<{element} id="{name}" data-pagefind-weight="{weight:g}">{escape(text)}</{element}>'
