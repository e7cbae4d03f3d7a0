"""The words of a large site, which replace a real guide's own words so that no two guides say the same.

The sentences keep their shape. They also keep the words that most guides have in common, the terms of the glossary,
names, links and facts; every other word is replaced by one from the language's dictionary. Within a guide, a word is
always replaced by the same one. All guides together use words as people do: a few often, most rarely (Zipf's law).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kb.checks.spelling import speller
from kb.content.fields import units
from kb.content.inline import all_tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kb.content.languages import Dictionary
    from kb.content.site import Site

COMMON = 8  # guides; a word in at least so many of the twenty belongs to the language, not to a subject
NUMBER = 10_000  # different words, both with a small first letter and with a capital
SHIFT = 2.7  # Mandelbrot's correction: the most frequent words of a text are less frequent than 1/rank

_WORD = r"(?<![\w@/.])[^\W\d_]{4,}(?![\w@/’]|\.\w)"  # not part of an address, and not before an apostrophe
_REFUSED = {
    *("deine", "deinem", "deinen", "deiner", "deines", "dich", "dein", "euch", "euer", "eure"),
    *("vostra", "vostre", "vostri", "vostro", "suoi"),
}
"""Words that a check always refuses."""

type Piece = tuple[str, str]
"""A part of a text: "word" (to be replaced), "guide" (the target of a link), or "kept"."""


class WordsOfGuide(dict[str, str]):
    """The replacement of each word in one guide: drawn at its first use, and the same from then on."""

    def __init__(self, lexicon: Lexicon, seed: str) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._chance = random.Random(seed)  # noqa: S311 (not a secret)

    def __missing__(self, word: str) -> str:
        self[word] = self.drawn(capital=word[0].isupper())
        return self[word]

    def drawn(self, *, capital: bool) -> str:
        """Return a random word of the language, with a capital letter or without."""
        words = self._lexicon.capital if capital else self._lexicon.small
        return self._chance.choices(words, cum_weights=self._lexicon.weights)[0]


@dataclass(frozen=True)
class Lexicon:
    """A language: its words, most frequent first, and how a text is split."""

    small: tuple[str, ...]
    capital: tuple[str, ...]
    weights: tuple[float, ...]
    pattern: re.Pattern[str]
    """The terms and words of a text; its group is a word that may be replaced."""
    common: frozenset[str]
    _pieces: dict[tuple[str, bool], tuple[Piece, ...]]

    def varied(self, text: str, words: Mapping[str, str], targets: Callable[[str], str], *, title: bool = False) -> str:
        """Return `text` with its words and links replaced. In a title, every word is replaced."""
        pieces = self._pieces.get((text, title))
        if pieces is None:
            pieces = self._pieces[text, title] = tuple(self._pieces_of(text, title=title))
        changed: dict[str, Callable[[str], str]] = {"word": words.__getitem__, "guide": targets, "kept": str}
        return "".join([changed[kind](value) for kind, value in pieces])

    def _pieces_of(self, text: str, *, title: bool) -> Iterator[Piece]:
        for token in tokens(text):
            if token.kind == "words":
                yield from self._pieces_of_words(token.source, title=title)
            elif token.kind == "link":
                yield "kept", "["
                yield from self._pieces_of(token.label, title=title)
                yield "kept", "]("
                is_guide = token.value.startswith("guide:")
                yield "guide" if is_guide else "kept", token.value.removeprefix("guide:") if is_guide else token.value
                yield "kept", ")"
            else:
                yield "kept", token.source

    def _pieces_of_words(self, words: str, *, title: bool) -> Iterator[Piece]:
        end = 0
        for found in (re.compile(_WORD) if title else self.pattern).finditer(words):
            word = found.group() if title else found["word"]
            if word and (title or word not in self.common):
                yield "kept", words[end : found.start()]
                yield "word", word
                end = found.end()
        yield "kept", words[end:]


def lexicon(site: Site, language: str, packages: Path, seed: int) -> Lexicon:
    """Return the words of a language, from the dictionary that npm installed in `packages`, in a seeded order."""
    terms = site.glossaries[language].values()
    refused = {part.lower() for term in terms for words in term.avoid for part in re.split(r"\W+", words)} | _REFUSED
    dictionary = site.languages[language].dictionary
    if dictionary is None:
        raise ValueError(f"{language} has no dictionary")
    small, capital = _dictionary(dictionary, packages, refused, has_nouns_in_capitals=language == "de")
    chance = random.Random(f"{seed} {language}")  # noqa: S311
    forms = sorted((form for term in terms for form in (term.term, *term.forms)), key=len, reverse=True)
    return Lexicon(
        small=tuple(chance.sample(small, NUMBER)),
        capital=tuple(chance.sample(capital, NUMBER)),
        weights=tuple(accumulate(1 / (rank + SHIFT) for rank in range(NUMBER))),
        pattern=re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])|(?P<word>{_WORD})"),
        common=frozenset(_common_words(site, language)),
        _pieces={},
    )


def _dictionary(
    dictionary: Dictionary, packages: Path, refused: set[str], *, has_nouns_in_capitals: bool
) -> tuple[list[str], list[str]]:
    """Return the words of a dictionary that begin with a small letter, and those with a capital."""
    package, replaced = packages / dictionary.package, tuple(dictionary.replaced.items())
    spelling = speller(package, replaced)
    content = (package / "index.dic").read_text(encoding="utf-8")
    for foreign, own in replaced:
        content = content.replace(foreign, own)
    stems = dict.fromkeys(re.split(r"[/\s]", line, maxsplit=1)[0] for line in content.splitlines()[1:])
    known = [
        stem for stem in stems
        if 4 <= len(stem) <= 14 and stem.isalpha() and stem.lower() not in refused and spelling.spell(stem)
    ]  # fmt: skip
    small = [stem for stem in known if stem.islower()]
    if has_nouns_in_capitals:
        return small, [stem for stem in known if stem.istitle()]
    return small, [stem.capitalize() for stem in small]


def _common_words(site: Site, language: str) -> Iterator[str]:
    """Yield the words that many guides have, and names, which have a capital inside a word or stand alone."""
    guides: Counter[str] = Counter()
    for guide in site.guides.values():
        texts = [unit.text for unit in units(guide.versions[language])]
        words = (token.value for text in texts for token in all_tokens(text) if token.kind == "words")
        guides.update({found for text in words for found in re.findall(_WORD, text)})
    yield from (word for word, number in guides.items() if number >= COMMON or not (word.islower() or word.istitle()))
    names = (site.docs / "names.txt").read_text(encoding="utf-8").splitlines()
    yield from (name.strip() for name in names if name and not name.startswith("#"))
