"""The search index of one language: the files that the browser loads, from Pagefind, and our lists of words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from kb.content.files import Synonyms, Term
from kb.content.languages import Language
from kb.content.part import Part, digest
from kb.content.product import Product
from kb.content.widget_words import WidgetWords
from kb.render.renderer import Renderer
from kb.search.enrichment import Enrichment, known_words
from kb.search.pagefind import pagefind_index
from kb.search.record_html import Indexed, indexed
from kb.search.records import Record, outcomes_of, with_outcomes
from kb.search.vocabulary import language_json, vocabulary_json


class Keep(Protocol):
    """Returns, for keys by name, what `make` makes of each name, or made for the same key before."""

    def __call__[Value](self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
        """Return the values by their names."""
        ...


@dataclass(frozen=True)
class SearchIndex:
    """What the index of a language is made of."""

    language: str
    record: Language
    synonyms: Part[Synonyms]
    topics: Mapping[str, str]
    """The title of each topic, and what stands for one where the contact page is found."""
    widgets: Mapping[str, tuple[tuple[str, WidgetWords], ...]]
    """The widgets of each guide that has any, with their words: address → that."""
    product: Product
    """The labels that the words of the widgets name."""
    records: Mapping[str, Part[Record]]
    """By the addresses of the guides, in the order of the topics, and that of the contact page."""


def with_glossary(synonyms: Synonyms, terms: Iterable[Term]) -> Synonyms:
    """Return the synonyms of a language; a term of its glossary is also found by the words that it stands for."""
    from_glossary = tuple((term.term, *term.avoid) for term in terms if term.avoid)
    return Synonyms(groups=(*synonyms.groups, *from_glossary), ignored=synonyms.ignored)


def search_index(given: SearchIndex, keep: Keep) -> dict[str, bytes]:
    """Return the files of the index by their paths within it."""
    found = indexed_guides(given, keep)
    # search/parts.js makes the address of it.
    pages = {f"/{given.language}/{address}.html": guide.html for address, guide in found.items()}
    files = pagefind_index(pages, given.language)
    files["words.json"] = vocabulary_json(guide.words for guide in found.values()).encode()
    files["language.json"] = language_json(given.record, len(found), given.synonyms.value).encode()
    return files


def indexed_guides(given: SearchIndex, keep: Keep) -> Mapping[str, Indexed]:
    """Return what the index has of each guide, by its address. After an edit, `keep` has most guides as they were."""
    language = given.language
    keys = {address: _key_of_whole(given, address) for address in given.records}
    words: Mapping[str, frozenset[str]] = {}
    if given.record.compounds:
        words = keep(f"words {language}", keys, lambda address: known_words(_whole(given, address)))
    enrichment = Enrichment(given.record, given.synonyms.value, frozenset[str]().union(*words.values()))
    shared = digest(given.synonyms, given.record)
    keys = {address: digest(shared, key, enrichment.splits(words.get(address, ()))) for address, key in keys.items()}
    return keep(
        f"indexed {language}",
        keys,
        lambda address: indexed(_whole(given, address), enrichment, has_elision=given.record.elision),
    )


def _key_of_whole(given: SearchIndex, address: str) -> str:
    return digest(
        given.records[address], given.topics[address.split("/")[0]], given.widgets.get(address, ()), given.product
    )


def _whole(given: SearchIndex, address: str) -> Record:
    renderer = Renderer(given.language, given.record, given.product)
    widgets = given.widgets.get(address, ())
    outcomes = (part for name, words in widgets for part in outcomes_of(name, words, renderer))
    return with_outcomes(given.records[address].value, given.topics[address.split("/")[0]], tuple(outcomes))
