"""What a writer has left for later. The preview shows it; it must not be published."""

from collections.abc import Iterator

from kb.checks.texts import UNFINISHED
from kb.content.fields import items
from kb.content.finding import Finding
from kb.content.guide import Detail, Setting
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared
from kb.content.text import Text


def unfinished_texts(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find texts that are marked as not written yet."""
    if found := UNFINISHED.search(text):
        yield _finding(text, found.group())


def unfinished_values(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find keywords, owners, code and values that are marked so."""
    source = guide.versions[guide.source]
    own = {id(word): word for version in guide.versions.values() for word in version.keywords}
    code = (text for block in items(source, Detail) for text in (block.code, block.file) if text)
    values = (setting.value for setting in items(source, Setting) if setting.value)
    for text in (*own.values(), source.owner, *code, *values):
        if found := UNFINISHED.search(text):
            yield _finding(text, found.group())


def _finding(text: Text, mark: str) -> Finding:
    return Finding(text.place, f"“{mark}” is still to be done", "write the text, or delete this part", "unfinished")
