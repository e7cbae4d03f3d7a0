"""The texts of a guide, as checks need them."""

import re
from collections.abc import Iterator

from kb.content.guide_in_languages import GuideInLanguages
from kb.content.keywords import words_of
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
