"""Faults of the parts of a guide: their ids, which are the anchors of links for ever, its steps and its pictures."""

import re
from collections.abc import Iterator

from kb.content.drawing import labels_in
from kb.content.fields import anchors, items
from kb.content.finding import Finding, nearest
from kb.content.guide import Image, Step
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape import ID_PATTERN
from kb.content.site import Shared
from kb.content.text import Text
from widgets.rules import WIDGETS

ANCHORS_OF_EVERY_GUIDE = ("title", "before", "needs", "questions", "related")


def malformed_ids(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find ids and former ids that are not in kebab case."""
    for name in anchors(guide.versions[guide.source]):
        if not re.fullmatch(ID_PATTERN, name):
            proposal = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()).strip("-")
            expected = f"expected “{proposal}”: a-z, 0-9 and single hyphens"
            yield Finding(name.place, f"the id “{name}” is not in kebab case", expected)


def duplicate_ids(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find ids that are used twice in a guide, or that another part of it once had (`was`)."""
    first: dict[str, Text] = {}
    for name in anchors(guide.versions[guide.source]):
        earlier = first.setdefault(name, name).place
        if earlier != name.place:
            expected = f"expected another id: the first is on line {earlier.line} ({earlier.where})"
            yield Finding(name.place, f"the id “{name}” is used twice", expected)


def reserved_ids(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find ids that every guide page, or a widget on it, uses itself."""
    for name in anchors(guide.versions[guide.source]):
        if name in WIDGETS or name in ANCHORS_OF_EVERY_GUIDE:
            yield Finding(name.place, f"the page itself uses the id “{name}”", "expected another id")


def steps_without_words(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find steps that have neither words of their own nor a snippet's."""
    for step in items(guide.versions[guide.source], Step):
        if not step.text and not step.use:
            yield Finding(step.id.place, "the step has no words", "add “text: …”, or “use: …” with a snippet's id")


def unknown_snippets(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find steps that use a snippet that the source's language does not have."""
    snippets = shared.snippets.get(guide.source, {})
    for step in items(guide.versions[guide.source], Step):
        if step.use and step.use not in snippets:
            yield Finding(step.use.place, f"unknown snippet “{step.use}”", nearest(step.use, snippets))


def unknown_widgets(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find widgets in guides that the rules do not know."""
    widget = guide.versions[guide.source].widget
    if widget and widget not in WIDGETS:
        yield Finding(widget.place, f"unknown widget “{widget}”", nearest(widget, WIDGETS))


def missing_pictures(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find pictures that docs/images does not hold."""
    for image in items(guide.versions[guide.source], Image):
        if image.file not in shared.pictures:
            wrong = f"the picture “{image.file}” is not in docs/images"
            yield Finding(image.file.place, wrong, nearest(image.file, shared.pictures))


def labels_that_differ_from_the_drawing(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find labels that a drawing asks for and a picture does not give, and labels that it does not ask for."""
    for image in items(guide.versions[guide.source], Image):
        if image.file in shared.pictures:
            asked = labels_in(shared.pictures[image.file])
            for name in sorted(asked - image.labels.keys()):
                yield Finding(
                    image.file.place, f"the drawing's label “{name}” has no words", f"add “{name}: …” to labels"
                )
            for name in sorted(image.labels.keys() - asked):
                yield Finding(image.labels[name].place, f"the drawing has no label “{name}”", nearest(name, asked))
