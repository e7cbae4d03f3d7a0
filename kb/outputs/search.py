"""The search index of each language, under `pagefind/`."""

from collections.abc import Iterator

from kb.content.files import Synonyms
from kb.content.part import Part
from kb.content.places import CONTACT
from kb.content.site import questions_of
from kb.outputs.edition import Edition
from kb.outputs.output import Files, Output, Workbench
from kb.search.index import SearchIndex, search_index, with_glossary
from kb.search.records import record


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the indexes."""
    for language in edition.site.languages:
        given = search_of(edition, language)
        yield Output(f"pagefind/{language}/", given, _files, language, takes_long=True)


def search_of(edition: Edition, language: str) -> SearchIndex:
    """Return the input of the search index of a language."""
    site = edition.site
    listed = [f"{topic.id}/{name}" for topic in site.topics for name in topic.guides]
    listed += [question.address for topic in site.topics for question in questions_of(site, topic.id)]
    words = site.words[language]
    widgets = {
        address: tuple((name, words.widgets[name]) for name in names)
        for address, names in edition.widgets_of_guides.items()
    }
    synonyms = with_glossary(site.synonyms.get(language, Synonyms()), site.glossaries[language].values())
    return SearchIndex(
        language=language,
        record=site.languages[language],
        synonyms=Part.of(synonyms),
        topics={CONTACT: words.labels["site"], **{topic.id: words.topics[topic.id].title for topic in site.topics}},
        widgets=widgets,
        product=edition.product_in(language, (own for named in widgets.values() for _name, own in named)),
        records={
            CONTACT: Part.of(record(CONTACT, edition.contact[language], edition.renderer(language))),
            **{address: edition.guides[address][language].record for address in listed},
        },
    )


def _files(given: SearchIndex, bench: Workbench) -> Files:
    folder = f"pagefind/{given.language}"
    files = search_index(given, bench.keep)
    return {f"{folder}/{name}": content for name, content in files.items()}
