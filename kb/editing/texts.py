"""The editor's operations on a text: reading it, checking new words for it, and saving them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kb.content.document import value_at
from kb.content.text import Text
from kb.content.translated import Records
from kb.content.unit_places import keys_of_unit
from kb.content.writing import Contents
from kb.editing import callouts
from kb.editing.answers import Answer, EditError, FaultyError, Request, error
from kb.editing.files import Files
from kb.editing.first_words import quoted
from kb.editing.guide_texts import GuideText
from kb.editing.shared_texts import SharedText
from kb.editing.translation_records import recorded
from kb.editing.typed import why_not_one_paragraph
from kb.editing.workspace import Workspace
from kb.handover.typesetting import typeset
from kb.translations.units import SHARED_FILES

_AS_TYPED = frozenset({"body", "code", "value"})
"""Texts that are not in the typography of the language: home pages, code, and what readers copy."""
_EMPTY = error("This cannot be empty: write some words, or delete the whole part.")


class EditedText(Protocol):
    """A text in a language: of a guide, or of a file that guides share."""

    @property
    def path(self) -> Path:
        """The file of the text."""

    @property
    def source(self) -> Path:
        """The file that the text is translated from, or its own."""

    @property
    def unit(self) -> str:
        """The name of the text in its file."""

    @property
    def guides(self) -> Sequence[str]:
        """The guides that take the text from this file."""

    def as_in_file(self, words: str) -> str:
        """Return the words as they are once they have been written and read."""

    def with_words(self, words: str) -> Contents:
        """Return the file of the text with these words."""

    def findings(self, words: str) -> list[Answer]:
        """Return the findings that the text would have with these words."""

    def save(self, what: str, changed: Contents, records: Records | None) -> None:
        """Save the changed files, unless that would cause errors. `records` are those of the site with them."""


def read(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Return the words of a text, and those of its source, which are shown if it has none."""
    text = _text(work, language, address, str(request["unit"]))
    own = _words(work.files, text.path, text.unit)
    return {
        "words": str(own),
        "source": str(_words(work.files, text.source, text.unit)),
        "file": work.files.name(text.path),
        "line": own.place.line if isinstance(own, Text) else 0,
        "guides": text.guides,
        "is_source": text.path == text.source,
        "kinds": callouts.kinds(work.files, language, address, text.unit) if isinstance(text, GuideText) else [],
    }


def check(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Return the findings that a text would have with these words."""
    name = str(request["unit"])
    words = _typed(work, language, name, str(request["words"]))
    text = _text(work, language, address, name)
    found = _lost(text, words) or text.findings(words)
    has_errors = any(finding["severity"] == "error" for finding in found)
    return {"findings": [_EMPTY] if has_errors and not words.strip() else found}


def save(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Save the words of a text, unless they have changed since the browser showed them as `was`.

    If the request has `current`, record that they are a translation of what the source says now.
    """
    name, was = str(request["unit"]), str(request["was"])
    words = _typed(work, language, name, str(request["words"]))
    text = _text(work, language, address, name)
    if lost := _lost(text, words):
        return {"findings": lost}
    theirs = str(_words(work.files, text.path, text.unit))
    new = text.as_in_file(words)
    if theirs not in {was, new}:
        return {"conflict": {"theirs": theirs, "yours": words}}
    changed = dict(text.with_words(words)) if theirs != new else {}
    records = None
    if request.get("current") and new and (source := str(_words(work.files, text.source, text.unit))):
        records, files = recorded(work.files, language, name, source, new)
        changed |= files
    if changed:
        try:
            what = f"{_what(theirs, new)} {quoted(work.files.site, language, theirs or new)}"
            text.save(what, changed, records)
        except FaultyError:
            if new:
                raise
            return {"findings": [_EMPTY]}
    return {"saved": True, "words": new}


def _what(before: str, after: str) -> str:
    """Return what saving a text does."""
    if before == after:
        return "Confirmed"
    if not before:
        return "Added"
    return "Changed" if after else "Deleted"


def _text(work: Workspace, language: str, address: str, name: str) -> EditedText:
    """Return the text with this name, `topic/guide#unit` or `glossary#unit`, on the page at the address."""
    group, _, unit = name.partition("#")
    if group in SHARED_FILES:
        return SharedText(work, language, address, group, unit)
    if group != address:
        raise EditError("This text belongs to another page.")
    return GuideText(work, language, address, unit)


def _typed(work: Workspace, language: str, name: str, words: str) -> str:
    """Return the words in the typography of the language, which keyboards and other programs may not follow."""
    field = name.replace("#", ".").rpartition(".")[2]
    return words if field in _AS_TYPED else typeset(words, language, work.files.site)


def _lost(text: EditedText, words: str) -> list[Answer]:
    """Return a finding if the words have a layout, such as a list, that their file cannot hold."""
    keeps_lines = "\n" in text.as_in_file(words)
    wrong = "" if keeps_lines else why_not_one_paragraph(words)
    return [error(wrong)] if wrong else []


def _words(files: Files, path: Path, unit: str) -> str:
    """Return the words of a text in a file, or "" if the file lacks it."""
    data = files.data(path)
    keys = keys_of_unit(data, unit)
    return value_at(data, keys) if keys else ""
