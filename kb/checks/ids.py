"""Faults of ids, which are the anchors of links forever."""

import re
from collections.abc import Iterator

from kb.content.fields import anchors
from kb.content.finding import Finding
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape import ID_PATTERN
from kb.content.site import Shared
from kb.content.text import Text
from widgets.rules import WIDGETS

ANCHORS_OF_EVERY_GUIDE = ("title", "before", "needs", "questions", "related")


def malformed_ids(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find ids and former ids that are not in kebab case."""
    del shared
    for name in _ids(guide):
        if not re.match(ID_PATTERN, name):
            proposal = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()).strip("-")
            yield Finding(
                name.place,
                f"the id “{name}” is not in kebab case",
                f"expected “{proposal}”: a-z, 0-9 and single hyphens",
            )


def duplicate_ids(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find ids that are used twice in a guide, or that another part of it once had (`was`)."""
    del shared
    first: dict[str, Text] = {}
    for name in _ids(guide):
        if name in first:
            earlier = first[name].place
            yield Finding(
                name.place,
                f"the id “{name}” is used twice",
                f"expected another id: the first is on line {earlier.line} ({earlier.where})",
            )
        first.setdefault(name, name)


def reserved_ids(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find ids that every guide page, or a widget on it, uses itself."""
    del shared
    for name in _ids(guide):
        if name in WIDGETS or name in ANCHORS_OF_EVERY_GUIDE:
            yield Finding(name.place, f"the page itself uses the id “{name}”", "expected another id")


def _ids(guide: GuideInLanguages) -> Iterator[Text]:
    yield from anchors(guide.versions[guide.source])
