"""The search index of one language: the files that the browser loads, from Pagefind, and our lists of words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kb.content.files import Synonyms, Term
from kb.content.languages import Language
from kb.content.part import Part, digest
from kb.content.widget_words import WidgetWords
from kb.render.renderer import Renderer
from kb.search.enrichment import Enrichment, known_words
from kb.search.pagefind import pagefind_index
from kb.search.record_html import Indexed, indexed
from kb.search.records import Record, outcomes_of, with_outcomes
from kb.search.vocabulary import language_json, vocabulary_json

type KeepIndexed = Callable[[Mapping[str, str], Callable[[str], Indexed]], Mapping[str, Indexed]]


@dataclass(frozen=True)
class SearchIndex:
    """What the index of a language is made of."""

    language: str
    record: Language
    synonyms: Part[Synonyms]
    topics: Mapping[str, str]
    """The title of each topic."""
    widgets: Mapping[str, tuple[tuple[str, WidgetWords], ...]]
    """The widgets of each guide that has any, with their words: address → that."""
    records: Mapping[str, Part[Record]]
    """By the addresses of the guides, in the order of the topics."""


def with_glossary(synonyms: Synonyms, terms: Iterable[Term]) -> Synonyms:
    """Return the synonyms of a language; a term of its glossary is also found by the words that it stands for."""
    from_glossary = tuple((term.term, *term.avoid) for term in terms if term.avoid)
    return Synonyms(groups=(*synonyms.groups, *from_glossary), ignored=synonyms.ignored)


def search_index(given: SearchIndex, keep: KeepIndexed) -> dict[str, bytes]:
    """Return the files of the index by their paths within it.

    `keep` returns, for keys by name, what the function that it is given makes of each name, or made for the same key
    before: an edit then enriches few guides again.
    """
    synonyms = given.synonyms.value
    records = {address: _whole(given, address) for address in given.records}
    known = frozenset[str]().union(*map(known_words, records.values())) if given.record.compounds else frozenset[str]()
    enrichment = Enrichment(given.record, synonyms, known)
    shared = digest(given.synonyms, given.record)
    keys = {address: digest(shared, record, enrichment.splits(record)) for address, record in records.items()}
    found = keep(keys, lambda name: indexed(records[name], enrichment, has_elision=given.record.elision))
    # search_parts.js makes the address of it.
    pages = {f"/{given.language}/{address}.html": guide.html for address, guide in found.items()}
    files = pagefind_index(pages, given.language)
    files["words.json"] = vocabulary_json(guide.words for guide in found.values()).encode()
    files["language.json"] = language_json(given.record, len(found), synonyms).encode()
    return files


def _whole(given: SearchIndex, address: str) -> Record:
    renderer = Renderer(given.language, given.record, {})
    widgets = given.widgets.get(address, ())
    outcomes = (part for name, words in widgets for part in outcomes_of(name, words, renderer))
    return with_outcomes(given.records[address].value, given.topics[address.split("/")[0]], tuple(outcomes))
