"""Faults of style that a program can find: typography, form of address, terms, length.

Each looks only at the words of texts, and ignores code, facts and the targets of links.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from kb.checks.texts import texts_of_guide
from kb.content.fields import items
from kb.content.finding import Finding
from kb.content.guide import SubStep
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import all_tokens, is_words_only
from kb.content.site import Shared, Site
from kb.content.text import Text
from widgets.rules import FACTS

LONGEST_SENTENCE = 35  # words, in a step

_ENCLOSED = re.compile(r"[“„‘‚][^“”„‘’]*[“”‘’]")
_PASTED = re.compile(r"[\ufb00-\ufb06]|\w[\u0300-\u036f]")

QUOTES = '"“”„«»'


def wrong_typography(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find quotation marks, apostrophes, spaces and letters that the language does not use."""
    words = plain_words(text)
    typography = shared.languages[text.language].typography
    if _ENCLOSED.fullmatch(text) and text[0] not in typography.quotes:
        expected = "remove them, or put straight quotes around it: '…', which readers do not see"
        yield Finding(text.place, f"the whole text stands in {text[0]}…{text[-1]}, which readers would see", expected)
        return
    letters = tuple(typography.foreign_letters.items())
    for pattern, expected in _wrong_typography(
        typography.quotes, typography.space_inside_quotes, typography.space_before_marks, letters
    ):
        if found := pattern.search(words):
            yield Finding(text.place, f"wrong typography: {_around(words, found)}", expected)


def pasted_letters(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find letters that search cannot match: “fi” as one character, or “ü” as two, as PDFs and Macs write them."""
    if not text.isascii() and (found := _PASTED.search(text)):
        letters = unicodedata.normalize("NFKC", found.group())
        yield Finding(
            text.place,
            f"“{letters}” was pasted from another program, which wrote it with other signs",
            f"type “{letters}”",
        )


def wrong_address(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find words that address the reader in the wrong form, such as “du” for “Sie”."""
    form = shared.languages[text.language].form_of_address
    if form and (found := _any_of(form.words).search(plain_words(text))):
        yield Finding(text.place, f"the reader is addressed with “{found.group()}”", f"expected {form.expected}")


def words_to_avoid(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find words in guides and snippets that the glossary avoids. Bold labels of buttons are the product's."""
    for language, avoided in shared.words_to_avoid.items():
        own = [text for text in texts_of_guide(guide) if text.language == language]
        texts = [(text, re.sub(r"\*\*.*?\*\*", "", plain_words(text))) for text in own]
        folded = "\n".join(words for _text, words in texts).casefold()
        for word, term in avoided.items():
            if word not in folded:  # true of most texts; a plain search takes a fraction of the pattern's time
                continue
            pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
            for text, found in ((text, pattern.search(words)) for text, words in texts):
                if found:
                    yield Finding(text.place, f"“{found.group()}” is a word to avoid", f"expected “{term}”")


def terms_to_avoid(site: Site) -> Iterator[Finding]:
    """Find words that a glossary avoids although they are its own terms: every text with them would be wrong."""
    for language, glossary in site.glossaries.items():
        terms = {term.term.casefold() for term in glossary.values()}
        for term in glossary.values():
            for word in term.avoid if term.term.language == language else ():
                if word.casefold() in terms:
                    yield Finding(word.place, f"“{word}” is a term of the glossary itself", "remove it here")


def sentences_too_long(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find sentences in steps that are too long to take in at once."""
    for language, version in guide.versions.items():
        for step in items(version, SubStep):
            if step.text and step.text.language == language:
                longest = max(len(sentence.split()) for sentence in re.split(r"[.!?…](?=\s)", plain_words(step.text)))
                if longest > LONGEST_SENTENCE:
                    wrong = f"a sentence of {longest} words"
                    yield Finding(step.text.place, wrong, f"expected at most {LONGEST_SENTENCE} in a step")


def differing_numbers(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find numbers in translations that their source does not have."""
    for text, source in guide.translated_texts:
        own, expected = (re.findall(r"\d+", plain_words(words)) for words in (text, source))
        for number in Counter(own) - Counter(expected) if own != expected else ():
            yield Finding(text.place, f"the number {number} is not in the source", "expected the same numbers")


def facts_in_a_wrong_case(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find words that require another case of the fact that follows: German “nach {…}” needs “Tagen”, not “Tage”."""
    wrong = shared.languages[text.language].before_durations
    for found in _before_fact(wrong.words).finditer(text) if wrong else ():
        fact = FACTS.get(found["fact"])
        if wrong and fact and fact.unit in {"day", "month", "year"}:
            told = f"“{found.group()}” needs the fact in another grammatical case"
            yield Finding(text.place, told, f"expected {wrong.expected}")


@lru_cache(maxsize=4096)  # most checks of style ask for the same text, one after the other
def plain_words(text: Text) -> str:
    """Return the words of `text` and of its links, with a placeholder for code and facts."""
    if is_words_only(text):
        return str(text)
    return "".join(token.source if token.kind == "words" else "" if token.label else "x" for token in all_tokens(text))


def _around(words: str, found: re.Match[str]) -> str:
    return f"“{words[max(found.start() - 12, 0) : found.end() + 12].strip()}”"


@cache
def _wrong_typography(
    quotes: str, inside: str, before: str, letters: tuple[tuple[str, str], ...]
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return a pattern for each kind of wrong typography in the language, with what is expected."""
    opening, closing = map(re.escape, quotes.split("…"))
    wrong = {
        f"[{''.join(mark for mark in QUOTES if mark not in quotes)}]": quotes.replace("…", " … ") if inside else quotes,
        r"\w'": "the apostrophe ’",
        **{re.escape(foreign): f"“{own}”" for foreign, own in letters},
    }
    if inside:
        wrong[rf"{opening}(?!{inside})|(?<!{inside}){closing}"] = f"{_named(inside)} inside {quotes.replace('…', ' ')}"
    if before:
        # After a digit, a colon belongs to a time of day.
        wrong[rf"[^{before}][;!?](?=\s|$)|[^{before}\d]:(?=\s|$)"] = f"{_named(before)} before it"
    else:
        wrong[r"\s[;:!?](?=\s|$)"] = "no space before it"
    return tuple((re.compile(pattern), f"expected {expected}") for pattern, expected in wrong.items())


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches these words. Lowercase words match capitals too."""
    marked = ((word, re.escape(word) + (r"\b" if word[-1].isalnum() else "")) for word in words)
    return re.compile("|".join(rf"\b(?i:{own})" if word.islower() else rf"\b{own}" for word, own in marked))


@cache
def _before_fact(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b({'|'.join(map(re.escape, words))}) \{{(?P<fact>[a-z_.]+)\}}")


def _named(space: str) -> str:
    return f"a {unicodedata.name(space).lower()} (U+{ord(space):04X})"
