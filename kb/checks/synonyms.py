"""Faults of the synonyms, for which search passes no judgement: it finds nothing by what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.finding import Finding
from kb.content.words import alike, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from kb.content.site import Site
    from kb.content.text import Text


def synonyms_given_twice(site: Site) -> Iterator[Finding]:
    """Find words that stand twice in a group, or twice among those that search passes over."""
    for synonyms in site.synonyms.values():
        for texts in (*synonyms.groups, synonyms.ignored):
            seen: set[tuple[str, ...]] = set()
            for text in texts:
                if (said := tuple(words(text))) in seen:
                    yield Finding(text.place, f"“{text}” stands here twice", "expected it once")
                seen.add(said)


def synonyms_passed_over(site: Site) -> Iterator[Finding]:
    """Find words of groups that nobody can look for, since search passes all their words over."""
    for synonyms in site.synonyms.values():
        ignored = _words_of(synonyms.ignored)
        for text in (text for group in synonyms.groups for text in group):
            if ignored.issuperset(words(text)):
                yield Finding(
                    text.place,
                    f"nobody finds anything by “{text}”: search passes it over",
                    "remove it here, or from “ignored:”",
                )


def synonyms_of_nothing(site: Site, said: Mapping[str, AbstractSet[str]]) -> Iterator[Finding]:
    """Find groups of which no word is said in their language, so that they lead nowhere; `said`: by language.

    Not among the CHECKS of a build, which does not read all texts again: `kb check` tells it.
    """
    for language, synonyms in site.synonyms.items():
        for group in synonyms.groups:
            if not any(all(_is_said(word, said.get(language, frozenset())) for word in words(text)) for text in group):
                yield Finding(
                    group[0].place,
                    f"no text says “{group[0]}”, nor another word of its group",
                    "add a word that guides use, or remove the group",
                    "warning",
                )


def words_said(texts: Iterable[Text]) -> dict[str, set[str]]:
    """Return the words of the texts, by language."""
    said: dict[str, set[str]] = {}
    for text in texts:
        said.setdefault(text.language, set()).update(words(text))
    return said


def _is_said(word: str, said: AbstractSet[str]) -> bool:
    return word in said or any(alike(word, other) for other in said)


def _words_of(texts: Iterable[Text]) -> set[str]:
    return {word for text in texts for word in words(text)}
