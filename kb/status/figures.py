"""The length and readability of a guide in each language."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from kb.checks.style import plain_words
from kb.content.guide_in_languages import GuideInLanguages

_END_OF_SENTENCE = re.compile(r"[.!?…](?=\s)")


class Figures(NamedTuple):
    """Numbers about a guide's own words in a language."""

    words: int
    sentences: int
    longest: int
    """The number of words in its longest sentence."""
    has_keywords: bool
    """Whether it has keywords in the language."""


def figures_of_guide(guide: GuideInLanguages) -> Mapping[str, Figures]:
    """Return the guide's figures for each language that it is written in or translated into."""
    found = {}
    for language, version in guide.versions.items():
        texts = [unit.text for unit in guide.units[language] if unit.text.language == language]
        lengths = [len(sentence.split()) for text in texts for sentence in _END_OF_SENTENCE.split(plain_words(text))]
        if lengths:
            has_keywords = any(keyword.language == language for keyword in version.keywords)
            found[language] = Figures(sum(lengths), len(lengths), max(lengths), has_keywords)
    return found
