"""Faults in what guides say about their changes."""

from collections.abc import Iterator

from kb.checks.markup import unknown_facts_of_text
from kb.checks.product import unknown_labels
from kb.content.changes import parts_of
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared
from kb.content.text import Text


def changes_of_unknown_parts(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find changes of parts that the guide does not have."""
    known = {*parts_of(guide.versions[guide.source])}
    for part, was in _former_words(guide):
        if part not in known:
            yield Finding(was.place, f"the guide has no part “{part}”", nearest(part, known))


def unknown_names_in_former_words(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find labels and facts in former words that there no longer are: these words should have them written out."""
    for _part, was in _former_words(guide):
        yield from unknown_labels(was, shared)
        yield from unknown_facts_of_text(was)


def _former_words(guide: GuideInLanguages) -> Iterator[tuple[str, Text]]:
    """Yield the former words of parts, with their ids, each once: in the file that has them."""
    seen: set[int] = set()
    for version in guide.versions.values():
        for change in version.changes:
            for part, was in change.before.items():
                if id(was) not in seen:
                    seen.add(id(was))
                    yield part, was
