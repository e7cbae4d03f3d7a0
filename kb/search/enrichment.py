"""The words that a text does not have, but by which customers look for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.search.compounds import compound_parts
from kb.search.words import alike, spelt_out, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from kb.content.files import Synonyms


class Enrichment:
    """What one language adds to its texts: synonyms, and for German the parts of compounds and spellings with ae."""

    def __init__(self, language: str, synonyms: Synonyms, texts: Iterable[str]) -> None:
        """Take the language's synonyms, and all its texts, from whose words compounds are made."""
        self._language = language
        self._texts = tuple(texts)
        self._groups = [[tuple(words(phrase)) for phrase in group] for group in synonyms.groups]
        self._wanted = _by_beginning({word for group in self._groups for phrase in group for word in phrase})
        self._ignored = {word for phrase in synonyms.ignored for word in words(phrase)}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._forms: dict[str, frozenset[str]] = {}

    def extra_words(self, text: str) -> list[str]:
        """Return the words to find `text` by, beside its own; each once."""
        own = words(text)
        extra: dict[str, None] = {}
        for word in own:
            extra.update(dict.fromkeys(self._compound_parts(word)))
        for group in self._groups_in([*own, *extra]):
            extra.update(dict.fromkeys(word for phrase in group for word in phrase))
        extra.update(dict.fromkeys(self._spellings([*own, *extra])))
        return [word for word in extra if word not in own]

    def _groups_in(self, text: list[str]) -> Iterator[list[tuple[str, ...]]]:
        """Yield the groups of which a word or phrase stands in `text`, in any form."""
        forms = [self._forms_of(word) for word in text]
        single = frozenset[str]().union(*forms)
        for group in self._groups:
            if any(single.issuperset(phrase) and _has_phrase(forms, phrase) for phrase in group):
                yield group

    def _forms_of(self, word: str) -> frozenset[str]:
        """Return the words of synonyms of which `word` is a form."""
        if word not in self._forms:
            self._forms[word] = frozenset(other for other in self._wanted.get(word[:2], ()) if alike(word, other))
        return self._forms[word]

    def _spellings(self, found: Iterable[str]) -> Iterator[str]:
        """Yield German words with umlauts as one types them without. Accents the index ignores by itself."""
        if self._language == "de":
            yield from (spelt_out(word) for word in found if spelt_out(word) != word)

    def _compound_parts(self, word: str) -> tuple[str, ...]:
        if self._language != "de":
            return ()
        if word not in self._parts:
            self._parts[word] = compound_parts(word, self._known)
        return self._parts[word]

    @cached_property
    def _known(self) -> frozenset[str]:
        from_texts = (word for text in self._texts for word in words(text))
        from_groups = (word for group in self._groups for phrase in group for word in phrase)
        return frozenset(word for word in (*from_texts, *from_groups) if word.isalpha()) - self._ignored


def _has_phrase(text: Sequence[AbstractSet[str]], phrase: Sequence[str]) -> bool:
    """Tell whether the words of `phrase` stand one after the other in `text`, which has the forms at each place."""
    starts = range(len(text) - len(phrase) + 1)
    return any(all(word in text[start + offset] for offset, word in enumerate(phrase)) for start in starts)


def _by_beginning(found: Iterable[str]) -> dict[str, list[str]]:
    """Return the words by their first two letters, which the forms of a word share."""
    by_beginning: dict[str, list[str]] = {}
    for word in found:
        by_beginning.setdefault(word[:2], []).append(word)
    return by_beginning
