"""Parts of a translated guide that no longer say what their source says: for readers, and for support.

Of the files that all guides share, only snippets are included: the words of the others are on many pages at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.content.fields import items, shapes_in
from kb.content.guide import Guide, SubStep
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape import Shape
from kb.content.site import Shared
from kb.content.text import Text
from kb.translations.states import State, TranslationState, states_of_guide, states_of_snippets

WHOLE_PAGE = ""
"""Stands for the words of the guide itself: its title and summary."""


@dataclass(frozen=True)
class OutdatedPart:
    """A part of a page that can be linked, in a language in which it is outdated."""

    source: str
    """The language of its source."""
    misleads: bool
    """Whether readers are misled until the translation follows."""
    words: tuple[Text, ...]
    """What the source says now, if the translation misleads; empty if the source no longer has it."""


def outdated_parts(guide: GuideInLanguages, language: str, shared: Shared) -> Mapping[str, OutdatedPart]:
    """Return the outdated parts of the guide in the language, by their ids, in reading order.

    Where words have changed together with their source, they are outdated only if they mislead.
    """
    source = guide.versions[guide.source]
    owners = dict(_owners(source, WHOLE_PAGE))
    found: dict[str, list[TranslationState]] = {}
    for state in states_of_guide(guide, language):
        if _is_shown(state):
            own, dot, _field = state.unit.name.partition("#")[2].partition(".")
            found.setdefault(owners.get(own, WHOLE_PAGE) if dot else WHOLE_PAGE, []).append(state)
    of_snippets = _of_snippets(language, shared)
    for step, snippet in _uses(source) if of_snippets else ():
        if states := of_snippets.get(snippet):
            found.setdefault(step, []).extend(states)
    return {part: _outdated(found[part], guide.source) for part in sorted(found, key=[WHOLE_PAGE, *owners].index)}


def _is_shown(state: TranslationState) -> bool:
    return state.state is State.STALE or (state.is_stale and state.significance == "major")


def _outdated(states: list[TranslationState], source: str) -> OutdatedPart:
    misleading = [state for state in states if state.significance == "major"]
    words = tuple(state.unit.source for state in misleading if state.unit.source)
    languages = (state.unit.source.language for state in (*misleading, *states) if state.unit.source)
    return OutdatedPart(next(languages, source), bool(misleading), words)


def _owners(shape: Shape, owner: str) -> Iterator[tuple[str, str]]:
    """Yield each id inside the shape, with the id of what it belongs to on the page: itself, if it can be linked."""
    for item in shapes_in(shape):
        own = str(getattr(item, "id", owner))
        belongs = own if hasattr(item, "was") else owner
        yield own, belongs
        yield from _owners(item, belongs)


def _uses(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield the id of each step that takes its words from a snippet, with the snippet's name."""
    return ((str(step.id), str(step.use)) for step in items(guide, SubStep) if step.use)


def _of_snippets(language: str, shared: Shared) -> Mapping[str, list[TranslationState]]:
    """Return the outdated texts of the snippets, by the names of the snippets."""
    found: dict[str, list[TranslationState]] = {}
    for state in states_of_snippets(shared, language):
        if _is_shown(state):
            found.setdefault(state.unit.name.partition("#")[2].partition(".")[0], []).append(state)
    return found
