"""Faults of a guide's ids, by which translations are merged, and which are anchors for ever.

While a guide has any, its other faults are not reported.
"""

from collections.abc import Iterator

from kb.content.fields import anchors, ids
from kb.content.finding import Finding
from kb.content.guide import Guide
from kb.content.text import Text
from widgets.rules import WIDGETS

ANCHORS_OF_EVERY_GUIDE = ("title", "before", "needs", "questions", "related", "changes")


def duplicate_ids(guide: Guide) -> Iterator[Finding]:
    """Find ids that are used twice in a guide, or that another part once had (`was`)."""
    first: dict[str, Text] = {}
    for name in ids(guide):
        earlier = first.setdefault(name, name).place
        if earlier != name.place:
            expected = f"expected another id: the first is on line {earlier.line} ({earlier.where})"
            yield Finding(name.place, f"the id “{name}” is used twice", expected)


def reserved_ids(guide: Guide) -> Iterator[Finding]:
    """Find ids that the page of every guide, or a widget on it, already uses."""
    for name in anchors(guide):
        if name in WIDGETS or name in ANCHORS_OF_EVERY_GUIDE:
            yield Finding(name.place, f"the page itself uses the id “{name}”", "expected another id")
