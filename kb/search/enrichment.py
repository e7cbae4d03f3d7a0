"""Adds to a text the words that customers may search for instead of its own, each next to the words it stands for.

What is added depends on the text, and on its language: the synonyms, and the words that compounds consist of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from kb.content.files import Synonyms
from kb.content.languages import Language
from kb.content.words import alike, words
from kb.search.compounds import SHORTEST_COMPOUND, compound_parts
from kb.search.records import Record

type Phrase = tuple[str, ...]


class Added(NamedTuple):
    """A word that is added to a text, or a phrase such as `two-factor`.

    Splitting a text at spaces gives its pieces. `places` is the number of pieces that the addition stands for: the
    piece after which it is added, and those before it.
    """

    words: str
    places: int


class _Known(NamedTuple):
    """A word's additions: those for the word alone, and the phrases that may end with it, each with its synonyms."""

    added: Phrase
    phrases: tuple[tuple[Phrase, Phrase], ...]


NOTHING = _Known((), ())


class Enrichment:
    """The additions to texts of one language: synonyms, and in some languages the parts of compounds."""

    def __init__(self, record: Language, synonyms: Synonyms, known: AbstractSet[str]) -> None:
        """Prepare the additions. `known` are the words of all texts, of which compounds may consist."""
        self._rules = record.compounds
        self._known_words = known
        groups = [[tuple(words(phrase)) for phrase in group] for group in synonyms.groups]
        in_groups = {word for group in groups for phrase in group for word in phrase}
        ignored = {word for phrase in synonyms.ignored for word in words(phrase)}
        self._compounded = (known | in_groups) - ignored
        self._by_beginning = _by_beginning(in_groups)
        self._by_last_word = _by_last_word(groups, ignored)
        self._longest = max((len(phrase) for group in groups for phrase in group), default=0)
        self._known: dict[str, _Known] = {}
        self._parts: dict[str, Phrase] = {}

    def splits(self, said: AbstractSet[str]) -> str:
        """Return the compounds among a record's known words, each with its parts, one per line.

        Only through these does the index of a record depend on the words of other guides.
        """
        compounds = said & self._compounds.keys()
        return "\n".join(f"{word} {' '.join(self._compounds[word])}" for word in sorted(compounds))

    @cached_property
    def _compounds(self) -> Mapping[str, Phrase]:
        """The compounds among all known words, with their parts."""
        found = {word: self._parts_of(word) for word in self._known_words if len(word) >= SHORTEST_COMPOUND}
        return {word: parts for word, parts in found.items() if parts}

    def _parts_of(self, word: str) -> Phrase:
        if word not in self._parts:
            self._parts[word] = compound_parts(word, self._compounded, self._rules) if self._rules else ()
        return self._parts[word]

    def added(self, text: str) -> dict[int, list[Added]]:
        """Return the additions to the text, by the number of the piece that they follow. Nothing is added twice."""
        said = [(place, word) for place, piece in enumerate(text.split()) for word in words(piece)]
        seen = {word for _place, word in said}
        added: dict[int, list[Added]] = {}
        for end, (place, word) in enumerate(said):
            known = self._of(word)
            if known is NOTHING:
                continue
            for meant, words_before in _fitting(known, said[max(end - self._longest, 0) : end]):
                if meant not in seen:
                    seen.add(meant)
                    added.setdefault(place, []).append(Added(meant, place - said[end - words_before][0] + 1))
        return added

    def _of(self, word: str) -> _Known:
        if word not in self._known:
            parts = self._parts_of(word)
            ending = list(self._phrases_ending(word))
            alone = (*ending, *(found for part in parts for found in self._phrases_ending(part)))
            meant = (added for phrase, group in alone if len(phrase) == 1 for added in group)
            known = _Known(
                tuple(dict.fromkeys(added for added in (*parts, *meant) if added != word)),
                tuple((phrase, group) for phrase, group in ending if len(phrase) > 1),
            )
            self._known[word] = known if known != NOTHING else NOTHING
        return self._known[word]

    def _phrases_ending(self, word: str) -> Iterator[tuple[Phrase, Phrase]]:
        """Yield each phrase of the synonyms of whose last word `word` is a form, with the synonyms of that phrase."""
        for last in self._by_beginning.get(word[:2], ()):
            if last in self._by_last_word and alike(word, last):
                yield from self._by_last_word[last]


def _fitting(known: _Known, before: Sequence[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Yield the additions at a word, each with the number of words before it that it also stands for."""
    yield from ((added, 0) for added in known.added)
    for phrase, meant in known.phrases:
        beginning = phrase[:-1]
        last = before[-len(beginning) :]
        if len(last) == len(beginning) and all(
            alike(own, other) for (_place, own), other in zip(last, beginning, strict=True)
        ):
            yield from ((added, len(beginning)) for added in meant)


def known_words(record: Record) -> frozenset[str]:
    """Return the words of a record of which compounds may consist: those with letters only."""
    return frozenset(word for text in record.texts() for word in words(text) if word.isalpha())


def _by_beginning(found: Iterable[str]) -> dict[str, list[str]]:
    """Return the words by their first two letters, which all forms of a word share."""
    by_beginning: dict[str, list[str]] = {}
    for word in sorted(found):
        by_beginning.setdefault(word[:2], []).append(word)
    return by_beginning


def _by_last_word(
    groups: Iterable[Sequence[Phrase]], ignored: AbstractSet[str]
) -> dict[str, list[tuple[Phrase, Phrase]]]:
    """Return the phrases by their last word, each with its synonyms, in which “-” joins the words of a phrase."""
    by_last_word: dict[str, list[tuple[Phrase, Phrase]]] = {}
    for group in groups:
        for phrase in filter(None, group):
            others = (other for other in group if other != phrase)
            telling = ("-".join(word for word in other if word not in ignored or len(other) == 1) for other in others)
            by_last_word.setdefault(phrase[-1], []).append((phrase, tuple(dict.fromkeys(filter(None, telling)))))
    return by_last_word
