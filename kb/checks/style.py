"""Faults of style that a machine can find: typography, address, terms, length.

Each looks at the words of texts only: code, facts and the targets of links are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kb.checks.texts import texts_of_guide
from kb.content.fields import items
from kb.content.finding import Finding
from kb.content.guide import Step
from kb.content.inline import all_tokens
from widgets.rules import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.content.guide_in_languages import GuideInLanguages
    from kb.content.site import Site
    from kb.content.text import Text

LONGEST_SENTENCE = 35  # words, in a step

NARROW = "\N{NARROW NO-BREAK SPACE}"
_TYPOGRAPHY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (r"ß", "Swiss German writes “ss”"),
        (r"[\"“”„]", "expected «…»"),
        (r"\w'\w", "expected the apostrophe ’"),
        (r"\s[;:!?](?=\s|$)", "expected no space before it"),
    ),
    "it": (
        (r"[\"“”„]", "expected «…»"),
        (r"\w'", "expected the apostrophe ’"),
        (r"\s[;:!?](?=\s|$)", "expected no space before it"),
    ),
    "fr": (
        (r"[\"“”„]", "expected « … » with narrow no-break spaces (U+202F)"),
        (r"\w'", "expected the apostrophe ’"),
        (
            rf"[^\s{NARROW}][;!?](?=\s|$)|[^\s{NARROW}\d]:(?=\s|$)",
            "expected a narrow no-break space (U+202F) before it",
        ),
        (r"[ \N{NO-BREAK SPACE}][;:!?](?=\s|$)", "expected a narrow no-break space (U+202F) before it"),
        (rf"«[^{NARROW}]|[^{NARROW}]»", "expected narrow no-break spaces (U+202F) inside « »"),
    ),
    "en": (
        (r"[\"“”„«»]", "expected ‘…’"),
        (r"\w'", "expected the apostrophe ’"),
        (r"\s[;:!?](?=\s|$)", "expected no space before it"),
    ),
}
_WRONG_ADDRESS: Mapping[str, tuple[str, str]] = {
    "de": (r"(?i:\b(du|dich|dir|dein|deine[mnrs]?|euch|euer|eure[mnrs]?)\b)", "expected Sie"),
    "it": (r"\b(?i:voi|vostr[aeio]|vi)\b|\b(Lei|Suo|Sua|Suoi|Sue)\b|\b[Ll]a preghiamo\b", "expected tu"),
    "fr": (r"(?i:\b(tu|toi|ton|tes|te)\b|\bt’)", "expected vous"),
    "en": (r"(?!)", ""),
}

_DATIVE = re.compile(r"(?i)\b(ab|aus|bei|in|innert|mit|nach|seit|von|zu) \{(?P<fact>[a-z_.]+)\}")


def wrong_typography(text: Text, site: Site) -> Iterator[Finding]:
    """Find quotation marks, apostrophes, spaces and letters that are not those of the language."""
    del site
    words = plain_words(text)
    for pattern, expected in _TYPOGRAPHY[text.language]:
        if found := re.search(pattern, words):
            yield Finding(text.place, f"wrong typography: {_around(words, found)}", expected)


def wrong_address(text: Text, site: Site) -> Iterator[Finding]:
    """Find words that address the reader otherwise than the language's guides do."""
    del site
    pattern, expected = _WRONG_ADDRESS[text.language]
    if found := re.search(pattern, plain_words(text)):
        yield Finding(text.place, f"the reader is addressed with “{found.group()}”", expected)


def words_to_avoid(guide: GuideInLanguages, site: Site) -> Iterator[Finding]:
    """Find words that the glossary avoids, in guides and snippets. Labels of buttons, in bold, are the product's."""
    for text in texts_of_guide(guide):
        words = re.sub(r"\*\*.*?\*\*", "", plain_words(text))
        folded = words.casefold()
        for word, term in site.words_to_avoid.get(text.language, {}).items():
            # Most texts have none: a plain search tells it, at a twentieth of the pattern's time.
            if word in folded and (found := re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", words, re.IGNORECASE)):
                yield Finding(text.place, f"“{found.group()}” is a word to avoid", f"expected “{term}”")


def sentences_too_long(guide: GuideInLanguages, site: Site) -> Iterator[Finding]:
    """Find sentences in steps that have too many words to be taken in at once."""
    del site
    for language, version in guide.versions.items():
        for _field, step in items(version):
            if isinstance(step, Step) and step.text and step.text.language == language:
                longest = max(len(sentence.split()) for sentence in re.split(r"[.!?…](?=\s)", plain_words(step.text)))
                if longest > LONGEST_SENTENCE:
                    wrong = f"a sentence of {longest} words"
                    yield Finding(step.text.place, wrong, f"expected at most {LONGEST_SENTENCE} in a step")


def differing_numbers(guide: GuideInLanguages, site: Site) -> Iterator[Finding]:
    """Find numbers in translations that their source does not have."""
    del site
    for text, source in guide.translated_texts:
        for number in Counter(_numbers(text)) - Counter(_numbers(source)):
            yield Finding(text.place, f"the number {number} is not in its source", "expected the same numbers")


def facts_in_a_wrong_case(text: Text, site: Site) -> Iterator[Finding]:
    """Find German prepositions that ask for “Tagen” before a fact, which reads “14 Tage”."""
    del site
    for found in _DATIVE.finditer(text) if text.language == "de" else ():
        fact = FACTS.get(found["fact"])
        if fact and fact.unit in {"day", "month", "year"}:
            wrong = f"“{found.group()}” asks for another case than the fact has"
            yield Finding(text.place, wrong, "expected words that go with the nominative: «14 Tage vorher»")


def plain_words(text: Text) -> str:
    """Return the words of `text`, with a sign in place of code and facts, and the labels of its links."""
    return "".join(
        token.source if token.kind == "words" else "" if token.kind == "link" else "x" for token in all_tokens(text)
    )


def _numbers(text: Text) -> list[str]:
    return re.findall(r"\d+", plain_words(text))


def _around(words: str, found: re.Match[str]) -> str:
    return f"“{words[max(found.start() - 12, 0) : found.end() + 12].strip()}”"
