"""The texts of files that all guides share, for the editor: terms, interface words, labels, snippets and home pages.

What is checked is the text itself, and whether the file can still be read; the preview then checks everything else.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from kb.checks import findings_of_text, interface, markup, product
from kb.content.document import Document, read_document, value_at
from kb.content.files import Snippet, Term
from kb.content.finding import Finding, new_findings
from kb.content.home_page import HomePage, read_home_page
from kb.content.in_place import with_value, without
from kb.content.loading import by_name, interface_words
from kb.content.product import ProductWords
from kb.content.shape import Key
from kb.content.shape_findings import validated
from kb.content.site import Site
from kb.content.source_file import SourceFile, read_source
from kb.content.text import Text
from kb.content.translated import Records
from kb.content.unit_places import keys_of_unit
from kb.content.unit_writing import as_in_files, with_words
from kb.content.writing import Contents
from kb.content.yaml_tree import read_tree
from kb.editing.answers import Answer, EditError
from kb.editing.checking import expect_no_new_errors
from kb.editing.files import address_showing
from kb.editing.saving import save
from kb.editing.shared_files import path_of, source_of
from kb.editing.workspace import Workspace
from kb.pages.text_names import SNIPPETS

_CHECKS: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    product.labels_with_markup,
    interface.unknown_facts_outside_of_guides,
    interface.facts_that_answers_lack,
)
"""The checks of these files that look only at texts."""

_NEEDED = {"glossary": ("term", "explanation"), "snippets": ("text",)}
"""The texts without which a new entry of a file cannot be read: those not written yet are TODO."""

_TODO = "TODO"

_SHAPES: Mapping[str, Any] = {
    "glossary": dict[Key, Term],
    "interface": ProductWords,
    "snippets": dict[Key, Snippet],
    "index": HomePage,
}
"""The shapes of the files. That of words.yml is whole only with what it lacks filled in: see `interface_words`."""


@dataclass(frozen=True)
class SharedText:
    """A text of a file that guides share, in a language."""

    work: Workspace
    language: str
    address: str
    """The page on which it is changed."""
    group: str
    """The name of the file: `glossary`."""
    unit: str

    @property
    def path(self) -> Path:
        """The file of the text."""
        return path_of(self.work.files, self.language, self.group)

    @property
    def source(self) -> Path:
        """The file that the text is translated from, or its own."""
        return source_of(self.work.files, self.group)

    @property
    def guides(self) -> list[str]:
        """The guides that use the snippet; none for other texts."""
        if self.group != SNIPPETS:
            return []
        uses = re.compile(rb"\buse: *" + re.escape(self.unit.partition(".")[0]).encode() + rb"(?![\w-])")
        docs = self.work.files.docs
        files = (read_source(path, docs) for path in docs.glob("*/*/*.yml"))
        return sorted({f"{file.path.parent.name}/{file.path.stem}" for file in files if uses.search(file.content)})

    def as_in_file(self, words: str) -> str:
        """Return the words as they are once they have been written and read."""
        return as_in_files(f"{self.group}#{self.unit}", words)

    def with_words(self, words: str) -> Contents:
        """Return the file of the text with these words. An empty text is removed, if it may be missing."""
        content = self.work.files.content(self.path)
        keys = keys_of_unit(self.work.files.data(self.path), self.unit)
        if not words.strip():
            if content is None or keys is None:
                return {}
            if self.group in {"index", "words"}:
                raise EditError("Pages need these words: without them, they show those of another language.")
            return {self.path: without(content, keys)}
        if self.path == self.source and keys is None:
            raise EditError("Add it in the file first.")
        name = f"{self.group}#{self.unit}"
        new = with_words(self.path, self.source, self.work.files.docs, {name: self.as_in_file(words)})
        return {self.path: new if keys else _with_needed(new, self.group, self.unit)}

    def findings(self, words: str) -> list[Answer]:
        """Return the findings that the text would have with these words."""
        before, after, text = self._before_and_after(self.with_words(words))
        new = set(new_findings(before, after))
        found = [finding for finding in after if finding in new or (text and finding.place == text.place)]
        return self.work.checks.as_told(found, text)

    def save(self, what: str, changed: Contents, records: Records | None) -> None:
        """Save the changed files, unless the text's own file would have new errors."""
        before, after, _text = self._before_and_after(changed)
        expect_no_new_errors(before, after)
        save(self.work, what, self.language, address_showing(self.address), changed, records)

    def _before_and_after(self, changed: Contents) -> tuple[list[Finding], list[Finding], Text | None]:
        """Return the findings of the file, now and with the change, and the text as it would be."""
        own = self.work.files.content(self.path)
        before = self._findings_in(own)[0] if own is not None else []
        new = changed.get(self.path, own)
        return (before, [], None) if new is None else (before, *self._findings_in(new))

    def _findings_in(self, content: bytes) -> tuple[list[Finding], Text | None]:
        """Return the findings of the file with this content: of its form, and of the text; and the text."""
        site = self.work.files.site
        read = read_home_page if self.group == "index" else read_document
        document = read(SourceFile(self.path, content), self.language)
        with_file = _with_file(site, self.language, self.group, document)
        keys = keys_of_unit(document.data, self.unit)
        text = cast("Text", value_at(document.data, keys)) if keys else None
        found = list(document.findings)
        if with_file:
            found += (finding for check in _CHECKS for finding in check(with_file))
        if text:
            found += findings_of_text(text, site.shared)
            found += markup.unknown_guides_of_text(site, text)
        return [finding for finding in dict.fromkeys(found) if finding.place.path == self.path], text


def _with_needed(content: bytes, group: str, unit: str) -> bytes:
    """Return the content with what else a new entry needs to be read."""
    entry = unit.partition(".")[0]
    names = _NEEDED.get(group, ())
    for field in names:
        if field not in read_tree(content).data[entry]:  # type: ignore[operator]
            content = with_value(content, (entry, field), _TODO, names)
    return content


def _with_file(site: Site, language: str, group: str, document: Document) -> Site | None:
    """Return the site with nothing but this file to check in it, or None if it cannot be read, which it finds."""
    empty = replace(site, words={}, labels={}, ways={}, glossaries={}, snippets={}, home_pages={})
    if group == "words":
        documents = {**site.word_files, language: document}
        return replace(empty, words=interface_words(documents, site.docs, site.languages))
    read = validated(document, _SHAPES[group])
    if read is None:
        return None
    match group:
        case "glossary":
            return replace(empty, glossaries={language: read})
        case "snippets":
            return replace(empty, snippets={language: read})
        case "index":
            return replace(empty, home_pages={language: read})
        case _:
            return replace(empty, labels={language: read.labels}, ways={language: by_name(read.ways)})
