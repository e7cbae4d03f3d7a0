"""The search index of one language: Pagefind's files and our own word lists, all loaded by the browser."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.content.files import Synonyms, Term
from kb.content.keep import Keep
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


@dataclass(frozen=True)
class SearchIndex:
    """The input of the search index of a language."""

    language: str
    record: Language
    synonyms: Part[Synonyms]
    topics: Mapping[str, str]
    """Id of a topic, or CONTACT → the title that results show above the page's own."""
    widgets: Mapping[str, tuple[tuple[str, WidgetWords], ...]]
    """Address of a guide with widgets → the name and words of each."""
    product: Part[Product]
    """The labels that the words of the widgets mention."""
    records: Mapping[str, Part[Record]]
    """Address → record: the contact page, then the guides in the order of the topics."""


def with_glossary(synonyms: Synonyms, terms: Iterable[Term]) -> Synonyms:
    """Return the synonyms of a language, extended so that a glossary term is found by the words to avoid for it."""
    from_glossary = tuple((term.term, *term.avoid) for term in terms if term.avoid)
    return Synonyms(groups=(*synonyms.groups, *from_glossary), ignored=synonyms.ignored)


def search_index(given: SearchIndex, keep: Keep) -> dict[str, bytes]:
    """Return the files of the index by their paths within it."""
    found = indexed_guides(given, keep)
    # search/parts.js turns this into the page's address.
    pages = {f"/{given.language}/{address}.html": guide.html for address, guide in found.items()}
    files = pagefind_index(pages, given.language)
    files["words.json"] = vocabulary_json(guide.words for guide in found.values()).encode()
    files["language.json"] = language_json(given.record, len(found), given.synonyms.value).encode()
    return files


def indexed_guides(given: SearchIndex, keep: Keep) -> Mapping[str, Indexed]:
    """Return what is indexed for each guide, by address. After an edit, most of it comes from `keep`."""
    language = given.language
    keys = {address: _key_of_whole(given, address) for address in given.records}
    words: Mapping[str, frozenset[str]] = {}
    if given.record.compounds:
        words = keep(f"words {language}", keys, lambda address: known_words(_whole(given, address)))
    enrichment = Enrichment(given.record, given.synonyms.value, frozenset[str]().union(*words.values()))
    shared = digest(given.synonyms, given.record)
    keys = {
        address: digest(shared, key, enrichment.splits(words.get(address, frozenset())))
        for address, key in keys.items()
    }
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
    renderer = Renderer(given.language, given.record, given.product.value)
    widgets = given.widgets.get(address, ())
    outcomes = (part for name, words in widgets for part in outcomes_of(name, words, renderer))
    return with_outcomes(given.records[address].value, given.topics[address.split("/")[0]], tuple(outcomes))
