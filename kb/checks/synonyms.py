"""Faults of the synonyms. Search itself would not report them: it would just find nothing."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from kb.content.finding import Finding
from kb.content.site import Site
from kb.content.text import Text
from kb.content.words import alike, words


def synonyms_given_twice(site: Site) -> Iterator[Finding]:
    """Find words that are listed twice in a group, or twice among the words that search ignores."""
    for synonyms in site.synonyms.values():
        for texts in (*synonyms.groups, synonyms.ignored):
            seen: set[tuple[str, ...]] = set()
            for text in texts:
                if (said := tuple(words(text))) in seen:
                    yield Finding(text.place, f"“{text}” is listed here twice", "remove one of the two")
                seen.add(said)


def ignored_synonyms(site: Site) -> Iterator[Finding]:
    """Find synonyms that find nothing, since search ignores all their words."""
    for synonyms in site.synonyms.values():
        ignored = {word for text in synonyms.ignored for word in words(text)}
        for text in (text for group in synonyms.groups for text in group):
            if ignored.issuperset(words(text)):
                yield Finding(text.place, f"search ignores “{text}”", "remove it here, or from “ignored:”")


def synonyms_of_nothing(site: Site, said: Mapping[str, AbstractSet[str]]) -> Iterator[Finding]:
    """Find groups of which no text in their language uses any word. `said` has the words of the languages to check.

    Not among the checks of a build, which does not read unchanged texts again: `kb check` reports them.
    """
    for language in (language for language in site.synonyms if language in said):
        for group in site.synonyms[language].groups:
            if not any(all(_is_said(word, said[language]) for word in words(text)) for text in group):
                wrong = f"no text uses “{group[0]}” or any other word of its group"
                yield Finding(group[0].place, wrong, "add a word that guides use, or remove the group", "warning")


def words_said(texts: Iterable[Text]) -> dict[str, set[str]]:
    """Return the words of the texts, by language."""
    said: dict[str, set[str]] = {}
    for text in texts:
        said.setdefault(text.language, set()).update(words(text))
    return said


def _is_said(word: str, said: AbstractSet[str]) -> bool:
    return word in said or any(alike(word, other) for other in said)
