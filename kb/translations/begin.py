"""What to translate first into a new language, by what readers need most."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.content.places import page_of
from kb.content.site import Site, questions_of
from kb.content.words import words
from kb.translations.states import State, TranslationState, states_of_guide, states_of_shared_files

ON_EVERY_PAGE = {
    "words": "what is on every page",
    "index": "the first page that readers see",
    "snippets": "steps that several guides share",
    "interface": "the labels of the company’s programs",
}
"""The files that guides need, in the order of need. The glossary, which only explains, comes last."""


@dataclass(frozen=True)
class Part:
    """A file, a guide or a question, with what needs to be translated in it."""

    path: Path
    title: str
    texts: int
    words: int
    """The number of words of the source."""


def first_to_translate(site: Site, language: str) -> Iterator[Part]:
    """Yield what the language lacks, the most needed first."""
    shared = list(states_of_shared_files(site, language))
    for group, what in ON_EVERY_PAGE.items():
        yield from _part((state for state in shared if state.unit.group == group), what)
    for address in dict.fromkeys(_by_need(site)):
        guide = site.guides[address]
        title = f"{address}, “{guide.versions[guide.source].title}”"
        yield from _part(states_of_guide(guide, language), title)
    yield from _part((state for state in shared if state.unit.group == "glossary"), "the glossary")


def _by_need(site: Site) -> Iterator[str]:
    """Yield the addresses of all guides and questions: the urgent ones, then the most needed, then topic by topic."""
    yield from (page for place in site.urgent.values() if (page := page_of(place)) in site.guides)
    yield from (str(address) for address in site.most_needed if address in site.guides)
    for topic in site.topics:
        yield from (address for name in topic.guides if (address := f"{topic.id}/{name}") in site.guides)
        yield from (outline.address for outline in questions_of(site, topic.id))
    yield from site.guides


def _part(states: Iterable[TranslationState], title: str) -> Iterator[Part]:
    """Yield the part with these units, if any of them needs to be translated."""
    todo = [state.unit for state in states if state.state in (State.MISSING, State.UNTRANSLATED)]
    if todo:
        yield Part(todo[0].path, title, len(todo), sum(len(words(unit.source or "")) for unit in todo))
