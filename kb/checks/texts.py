"""All texts of the site that readers see, wherever they are."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from kb.content.guide_in_languages import GuideInLanguages
from kb.content.keywords import words_of
from kb.content.site import Site
from kb.content.text import Text

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD)\b|(?i:\blorem ipsum\b)")
"""Marks a text that is still to be written."""


def texts_of_guide(guide: GuideInLanguages) -> Iterator[Text]:
    """Yield each text of the guide once, from the file that contains it."""
    return (unit.text for unit in guide.own_units)


def written_texts_of_guide(guide: GuideInLanguages) -> Iterator[Text]:
    """Yield each text of the guide, except translations that still repeat the source, which has the same faults."""
    copied = {id(text) for text, source in guide.translated_texts if text == source}
    return (text for text in texts_of_guide(guide) if id(text) not in copied)


def keywords_of_guide(guide: GuideInLanguages) -> Iterator[Text]:
    """Yield the keywords of the guide in all languages, without the places to which they lead."""
    return (keyword for version in guide.versions.values() for keyword in words_of(version.keywords))


def other_texts(site: Site) -> Iterator[Text]:
    """Yield each text of all files except guides and synonyms once, without the words that glossaries avoid."""
    for language in site.languages:
        terms = site.glossaries[language].values()
        texts = (
            *texts_of(site.home_pages.get(language)),
            *texts_of(site.words.get(language)),
            *texts_of(tuple(site.snippets[language].values())),
            *(label.label for label in site.labels[language].values()),
            *(way.way for way in site.ways[language].values()),
            *(text for term in terms for text in (term.term, term.explanation)),
        )
        yield from (text for text in texts if text.language == language)  # otherwise it stands in for a missing one
    for retirement in site.moved.retired.values():
        for language, words in retirement.words.items():
            if language in site.languages:
                yield Text(words, words.place, language)


def texts_of(value: object) -> list[Text]:
    """Return each text in a model, at any depth."""
    found: list[Text] = []
    _add_texts(value, found)
    return found


def _add_texts(value: object, found: list[Text]) -> None:
    if isinstance(value, Text):
        found.append(value)
    elif isinstance(value, BaseModel):
        _add_texts(value.__dict__, found)
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            _add_texts(inner, found)
