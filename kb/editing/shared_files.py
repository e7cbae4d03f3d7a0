"""The files that all guides share, for the editor: terms, interface words, labels, snippets and home pages.

Their texts are read, checked and saved as those of guides are: see texts.py. What is checked is the text itself, and
whether the file can still be read; the preview then checks everything else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from kb.checks import TEXT_CHECKS, interface, markup, product
from kb.content.document import Document, Keys, read_document, value_at
from kb.content.files import Snippet, Term
from kb.content.finding import Finding, new_findings
from kb.content.home_page import HomePage, read_home_page
from kb.content.in_place import with_value, without
from kb.content.loading import by_name, interface_words
from kb.content.places import GLOSSARY
from kb.content.product import ProductWords
from kb.content.shape import Key
from kb.content.shape_findings import validated
from kb.content.site import Site
from kb.content.source_file import SourceFile
from kb.content.text import Text
from kb.content.unit_places import keys_of_unit
from kb.content.unit_writing import as_in_files, with_words
from kb.content.writing import Contents
from kb.content.yaml_tree import read_tree
from kb.editing.translating import shown_state
from kb.editing.workspace import Answer, EditError, Request, Workspace, expect_no_new_errors
from kb.translations.states import State, states_of_shared_files
from kb.translations.units import SHARED_FILES

TITLES = {
    "glossary": "Glossary",
    "words": "Words of the pages",
    "interface": "Labels of the programs",
    "snippets": "Shared steps",
    "index": "Home page",
}
"""What the editor calls the files."""

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


def is_shared(name: str) -> bool:
    """Return whether this is the name of a text in a file that guides share."""
    return name.partition("#")[0] in SHARED_FILES


def path_of(work: Workspace, language: str, group: str) -> Path:
    """Return the file of a language.

    Raises:
        EditError: if there is no such language or file.
    """
    if language not in work.site.languages or group not in SHARED_FILES:
        raise EditError(f"There is no “{group}” in “{language}”.")
    return work.docs / language / SHARED_FILES[group]


def source_of(work: Workspace, group: str) -> Path:
    """Return the file that the others translate: that of the first language."""
    return path_of(work, next(iter(work.site.languages)), group)


def page(work: Workspace, language: str, address: str) -> Answer:
    """Return the details of a page whose texts are in such a file: the glossary, a topic or a home page."""
    path = path_of(work, language, GLOSSARY if address == GLOSSARY else "words")
    return {"file": work.name(path), "is_shared": True}


def shared(work: Workspace, language: str, _address: str, _request: Request) -> Answer:
    """Return the files that are translated into the language, each with its title and what there is to do.

    The first language has none, since it is what the others translate.
    """
    if path_of(work, language, GLOSSARY) == source_of(work, GLOSSARY):
        return {"files": []}
    to_do = dict.fromkeys(SHARED_FILES, 0)
    stale = dict.fromkeys(SHARED_FILES, 0)
    for state in states_of_shared_files(work.site, language):
        if state.unit.source:
            to_do[state.unit.group] += shown_state(state) is not State.CURRENT
            stale[state.unit.group] += state.is_stale
    files = [{"name": name, "title": TITLES[name], "to_do": to_do[name], "stale": stale[name]} for name in SHARED_FILES]
    return {"files": files}


def with_text(work: Workspace, language: str, name: str, words: str) -> Contents:
    """Return the file of the text with these words. An empty text is removed from the file, if it may be missing."""
    group, _, unit = name.partition("#")
    path, source = path_of(work, language, group), source_of(work, group)
    content = work.content(path)
    keys = keys_of_unit(work.data(path), unit)
    if not words.strip():
        if content is None or keys is None:
            return {}
        if group in {"index", "words"}:
            raise EditError("Pages need these words: without them, they show those of another language.")
        return {path: without(content, keys)}
    if path == source and keys is None:
        raise EditError("Add it in the file first.")
    new = with_words(path, source, work.docs, {name: as_in_files(name, words)})
    if keys is None:
        new = _with_needed(new, group, unit)
    return {path: new}


def check(work: Workspace, language: str, name: str, words: str) -> list[Finding]:
    """Return the findings that a text would have with these words."""
    changed = with_text(work, language, name, words)
    before, after, text = _before_and_after(work, language, name, changed)
    new = set(new_findings(before, after))
    found = [finding for finding in after if finding in new or (text and finding.place == text.place)]
    if text and not any(finding.severity == "error" for finding in found):
        found += work.misspelt(text)
    return found


def expect_sound(work: Workspace, language: str, name: str, changed: Contents) -> None:
    """Raise FaultyError if the changed file would have new errors."""
    before, after, _text = _before_and_after(work, language, name, changed)
    expect_no_new_errors(before, after)


def _with_needed(content: bytes, group: str, unit: str) -> bytes:
    """Return the content with what else a new entry needs to be read."""
    entry = unit.partition(".")[0]
    names = _NEEDED.get(group, ())
    for field in names:
        if field not in read_tree(content).data[entry]:  # type: ignore[operator]
            content = with_value(content, (entry, field), _TODO, names)
    return content


def _before_and_after(
    work: Workspace, language: str, name: str, changed: Contents
) -> tuple[list[Finding], list[Finding], Text | None]:
    """Return the findings of the file of a text, now and with the change, and the text as it would be."""
    group, _, unit = name.partition("#")
    path = path_of(work, language, group)
    own = work.content(path)
    before = _findings(work.site, language, group, unit, SourceFile(path, own))[0] if own is not None else []
    new = changed.get(path, own)
    if new is None:
        return before, [], None
    return before, *_findings(work.site, language, group, unit, SourceFile(path, new))


def _findings(site: Site, language: str, group: str, unit: str, file: SourceFile) -> tuple[list[Finding], Text | None]:
    """Return the findings of a file: of its form, and of the text with this name; and that text."""
    read = read_home_page if group == "index" else read_document
    document = read(file, language)
    with_file = _with_file(site, language, group, document)
    keys: Keys | None = keys_of_unit(document.data, unit)
    text = cast("Text", value_at(document.data, keys)) if keys else None
    found = list(document.findings)
    if with_file:
        found += (finding for check in _CHECKS for finding in check(with_file))
    if text:
        found += (finding for check in TEXT_CHECKS for finding in check(text, site.shared))
        found += markup.unknown_guides_of_text(site, text)
    return [finding for finding in dict.fromkeys(found) if finding.place.path == file.path], text


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
