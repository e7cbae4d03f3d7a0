"""A record as the HTML that Pagefind indexes: not the page itself, but its words, weighted, in separate places.

Each place has an id. A part with the anchor `turn-on` has its title at `turn-on`, and the rest of its text at
`=turn-on`. Added words, which are never shown, follow the words that they stand for, after a mark that has a `~` for
each word replaced and a `:` for each word added (`~::`). Pagefind does not split words at apostrophes, so we split
l’écran, with a mark by which it is joined again. search/places.js reads all this.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter

from kb.content.compact_json import compact_json
from kb.content.words import words
from kb.search.enrichment import Added, Enrichment
from kb.search.records import Kind, Record

TITLE_WEIGHT = 10
KEYWORDS_WEIGHT = 5
SUMMARY_WEIGHT = 3
HEAD_WEIGHTS: Mapping[Kind, float] = {"section": 4, "question": 3, "outcome": 2, "step": 1.5}
HEAD_ELEMENTS: Mapping[Kind, str] = {"section": "h2", "question": "h3", "outcome": "h4", "step": "p"}
BODY_WEIGHT = 1  # Pagefind's default; no words are added to bodies: the index would grow, and recall did not improve

JOINED = "\N{WORD JOINER} "
_ELISION = re.compile(r"(?<=\w['’])(?=\w)")


@dataclass(frozen=True)
class Indexed:
    """What is indexed for a record: its HTML for Pagefind, and its words, including added ones."""

    html: str
    words: str
    """Each word once, separated by spaces, because storing a million strings would be slow."""
    added: str
    """JSON for the support desk, which already has the texts: place → words of a piece → mark and added words."""


def indexed(record: Record, enrichment: Enrichment, *, has_elision: bool) -> Indexed:
    """Return what is indexed for the record, including the words that `enrichment` adds."""
    said: dict[str, None] = {}
    added: dict[str, dict[str, str]] = {}
    lines = [
        "<!doctype html>",
        f'<html lang="{record.language}"><body data-pagefind-body>',
        f'<div data-pagefind-meta="title:{escape(record.title)}"></div>',
        f'<div data-pagefind-meta="topic:{escape(record.topic)}"></div>',
    ]
    for name, whole, weight, element in _places(record):
        text = _ELISION.sub(JOINED, whole) if has_elision else whole
        found = enrichment.added(text) if weight > BODY_WEIGHT else {}
        pieces = text.split()
        for at, meant in found.items():
            marked = _marked(meant)
            # Keyed by words, since the desk's text of a step also contains the addresses of links and how to get there.
            added.setdefault(name, {})[" ".join(words(pieces[at]))] = marked
            pieces[at] += f" {marked}"
        content = escape(" ".join(pieces) if found else text)
        weighed = "" if weight == BODY_WEIGHT else f' data-pagefind-weight="{weight:g}"'
        lines.append(f'<{element} id="{name}"{weighed}>{content}</{element}>')
        said |= dict.fromkeys(words(" ".join((text, *(one.words for meant in found.values() for one in meant)))))
    html = "\n".join([*lines, "</body></html>"])
    return Indexed(html, " ".join(said), compact_json(added))


def _places(record: Record) -> Iterator[tuple[str, str, float, str]]:
    """Yield the id, text, weight and element of each place of the record."""
    yield "title", record.title, TITLE_WEIGHT, "p"
    yield "=title", record.summary, SUMMARY_WEIGHT, "p"
    yield "=keywords", record.keywords, KEYWORDS_WEIGHT, "p"
    for part in record.parts:
        yield part.anchor, part.head, HEAD_WEIGHTS[part.kind], HEAD_ELEMENTS[part.kind]
        if part.body:
            yield f"={part.anchor}", part.body, BODY_WEIGHT, "p"


def _marked(added: Sequence[Added]) -> str:
    # One mark for all, rather than an element or mark for each: that saves a fifth of Pagefind's time.
    marked = []
    for places, alike in groupby(added, key=attrgetter("places")):
        meant = [one.words for one in alike]
        marked += ["~" * places + ":" * len(meant), *meant]
    return " ".join(marked)
