"""Faults of the parts of a guide: its sections, steps and pictures."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from kb.content.drawing import labels_in
from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import Image, Section, SubStep
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared
from widgets.rules import WIDGETS


def empty_sections(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find sections in which nothing stands."""
    for section in items(guide.versions[guide.source], Section):
        inside = (section.intro, section.notes, section.steps, section.points, section.sections, section.outro)
        if not any(inside):
            wrong = f"the section “{section.id}” is empty"
            yield Finding(section.id.place, wrong, "add “steps:” or “points:”, or remove the section")


def steps_without_words(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find steps that have neither words of their own nor a snippet's."""
    for step in items(guide.versions[guide.source], SubStep):
        if not step.text and not step.use:
            yield Finding(step.id.place, "the step has no words", "add “text: …”, or “use: …” with a snippet's id")


def unknown_snippets(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find steps that use a snippet that the source's language does not have."""
    snippets = shared.snippets.get(guide.source, {})
    for step in items(guide.versions[guide.source], SubStep):
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
        name = image.file
        if name in shared.other_pictures:
            if PurePath(name).suffix != ".svg":  # else the drawing has a finding of its own
                expected = "draw it as SVG: pictures have shapes, text, and the words of each language"
                yield Finding(name.place, f"the picture “{name}” is not an SVG drawing", expected)
        elif name not in shared.pictures and not _differs_in_capitals(name, shared.other_pictures):
            yield Finding(name.place, f"the picture “{name}” is not in docs/images", nearest(name, shared.pictures))


def _differs_in_capitals(name: str, others: Iterable[str]) -> bool:
    """Tell whether a file is called so but for capitals: then the file has a finding of its own."""
    return any(other.lower() == name.lower() for other in others)


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
