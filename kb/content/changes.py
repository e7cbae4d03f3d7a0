"""The changes of a guide: each with what its parts said before, and what they said from then on."""

from collections.abc import Sequence
from typing import NamedTuple

from kb.content.fields import anchors, items
from kb.content.guide import Change, Guide, Section
from kb.content.shape import Shape
from kb.content.text import Text

ANSWER = "answer"
"""The name by which changes of a question without a guide refer to its answer."""

_WORDS_OF_PART = ("text", "answer", "title", "condition")
"""The fields that say what a part is about: those of steps and points, questions, sections, cases."""


class Reworded(NamedTuple):
    """A part whose words have changed."""

    id: str
    """The id of the part as the change names it, perhaps a former one."""
    was: Text
    now: Text


def in_order(changes: Sequence[Change]) -> list[Change]:
    """Return the changes, the newest first; those of one day in the order of the file."""
    return sorted(changes, key=lambda change: change.date, reverse=True)


def reworded_parts(guide: Guide) -> dict[str, tuple[Reworded, ...]]:
    """Return the parts that each change reworded: id of the change → old and new words.

    What a part said after a change is what it says today, or what the next change says that it said before.
    """
    now: dict[str, Text] = {}
    found = {}
    for change in in_order(guide.changes):
        parts = []
        for part, was in change.before.items():
            said = now.get(part) or words_at(guide, part)
            now[part] = was
            if said and said.language == was.language:  # otherwise one of the two is not translated
                parts.append(Reworded(part, was, said))
        found[str(change.id)] = tuple(parts)
    return found


def words_at(guide: Guide, part: str) -> Text | None:
    """Return the words of the part that has this id, or once had it; None if there is none, or it has no words."""
    for item in items(guide, Shape):
        if hasattr(item, "was") and part in (getattr(item, "id", ""), *item.was):
            return _words(item)
    return guide.summary if part == ANSWER else None


def words_of_parts(guide: Guide) -> dict[str, Text]:
    """Return what steps, points, cases and answers say, by their ids; for a question without a guide, its answer."""
    if _is_question(guide):
        return {ANSWER: guide.summary}
    parts = (item for item in items(guide, Shape) if hasattr(item, "was") and not isinstance(item, Section))
    return {str(item.id): words for item in parts if hasattr(item, "id") and (words := _words(item))}


def parts_of(guide: Guide) -> tuple[str, ...]:
    """Return the id of each part that changes can name: those that can be linked, and the answer of a question."""
    return *map(str, anchors(guide)), *((ANSWER,) if _is_question(guide) else ())


def _is_question(guide: Guide) -> bool:
    return not (guide.sections or guide.points or guide.faq)


def _words(item: Shape) -> Text | None:
    return next((words for name in _WORDS_OF_PART if (words := getattr(item, name, None))), None)
