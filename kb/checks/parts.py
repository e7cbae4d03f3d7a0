"""Faults of the parts of a guide: its sections and steps."""

from collections.abc import Iterator

from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import Section, SubStep
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared
from widgets.rules import WIDGETS


def empty_sections(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find sections without any content."""
    for section in items(guide.versions[guide.source], Section):
        inside = (section.intro, section.notes, section.steps, section.points, section.sections, section.outro)
        if not any(inside):
            wrong = f"the section “{section.id}” is empty"
            yield Finding(section.id.place, wrong, "add “steps:” or “points:”, or remove the section")


def steps_without_words(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find steps that have neither their own words nor a snippet's."""
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
    """Find widgets of guides that the rules do not know."""
    widget = guide.versions[guide.source].widget
    if widget and widget not in WIDGETS:
        yield Finding(widget.place, f"unknown widget “{widget}”", nearest(widget, WIDGETS))
