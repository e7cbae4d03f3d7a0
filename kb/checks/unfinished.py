"""What a writer has left to do later. The preview shows it; it must not be published."""

from collections.abc import Iterator

from kb.checks.texts import UNFINISHED
from kb.content.finding import Finding
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared
from kb.content.text import Text


def unfinished_texts(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find texts that say that they are not written yet."""
    if found := UNFINISHED.search(text):
        yield _finding(text, found.group())


def unfinished_keywords(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find keywords and owners that say so."""
    source = guide.versions[guide.source]
    own = {id(word): word for version in guide.versions.values() for word in version.keywords}
    for text in (*own.values(), source.owner):
        if found := UNFINISHED.search(text):
            yield _finding(text, found.group())


def _finding(text: Text, mark: str) -> Finding:
    return Finding(text.place, f"“{mark}” is still to be done", "write the text, or delete this part", "unfinished")
