"""The editor's operations on a text: reading it, checking new words for it, and saving them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kb.content.document import as_read, value_at
from kb.content.fields import units
from kb.content.finding import Finding, new_findings
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.in_place import with_value, without
from kb.content.text import Text
from kb.content.unit_places import keys_of_entry, keys_of_unit, with_unit
from kb.content.unit_writing import as_in_files
from kb.content.writing import Contents
from kb.content.yaml_tree import read_tree
from kb.editing import entries, shared_files
from kb.editing.translating import recorded
from kb.editing.workspace import Answer, EditError, Request, Workspace, page_of
from kb.pages.text_names import OF_QUESTIONS, SNIPPETS


def read(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Return the words of a text, and those of its source, which are shown if it has none."""
    name = str(request["unit"])
    path, unit = _file_of(work, language, address, name)
    data = work.data(path)
    keys = keys_of_unit(data, unit)
    source = _source_data(work, address, name)
    of_source = keys_of_unit(source, unit)
    guides = _users_of(work, name) if name.startswith(f"{SNIPPETS}#") else []
    return {
        "words": str(own := value_at(data, keys)) if keys else "",
        "source": str(value_at(source, of_source)) if of_source else "",
        "file": work.name(path),
        "line": own.place.line if keys and isinstance(own, Text) else 0,
        "guides": guides,
        "is_source": path == _source_file(work, address, name),
    }


def check(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Return the findings that a text would have with these words."""
    name, words = str(request["unit"]), str(request["words"])
    if shared_files.is_shared(name):
        return {"findings": [as_data(finding) for finding in shared_files.check(work, language, name, words)]}
    changed = _with_words(work, language, address, name, words)
    found, guide = work.findings(address, changed)
    new = set(new_findings(work.findings(address, {})[0], found))
    text = _text_of(guide, language, name.partition("#")[2]) if guide else None
    own = [finding for finding in found if finding in new or (text and finding.place == text.place)]
    here = [finding for finding in own if finding.place.path in changed or finding.severity == "error"]
    if text and not any(finding.severity == "error" for finding in here):
        here += work.misspelt(text)
    told = [as_data(finding) for finding in here]
    if others := _languages_of(work, [finding for finding in own if finding not in here]):
        told.append({"severity": "warning", "where": "", "words": f"then to be translated again: {', '.join(others)}"})
    return {"findings": told}


def save(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Save the words of a text, unless they have changed since the browser showed them as `was`.

    If the request has `current`, record that they are a translation of what the source says now.
    """
    name, words, was = str(request["unit"]), str(request["words"]), str(request["was"])
    path, unit = _file_of(work, language, address, name)
    keys = keys_of_unit(data := work.data(path), unit)
    theirs = str(value_at(data, keys)) if keys else ""
    new = as_in_files(name, words) if shared_files.is_shared(name) else as_read(words, keys or ())
    if theirs not in {was, new}:
        return {"conflict": {"theirs": theirs, "yours": words}}
    changed = dict(_with_words(work, language, address, name, words)) if theirs != new else {}
    records = None
    if request.get("current") and new:
        source = _source_data(work, address, name)
        of_source = str(value_at(source, keys_of_unit(source, unit) or ()))
        records, files = recorded(work, language, name, of_source, new)
        changed |= files
    page = page_of(language, address)
    if changed and shared_files.is_shared(name):
        shared_files.expect_sound(work, language, name, changed)
        work.write_checked(f"Changed {unit}", page, page.partition("/")[2].strip("/"), changed, records)
    elif changed:
        work.write(f"Changed {unit}", page, address, changed, records)
    return {"saved": True}


def _file_of(work: Workspace, language: str, address: str, name: str) -> tuple[Path, str]:
    """Return the file of a text, and the name of the text in it."""
    group, _, unit = name.partition("#")
    if shared_files.is_shared(name):
        return shared_files.path_of(work, language, group), unit
    if group != address:
        raise EditError("This text belongs to another page.")
    outline = work.site.outlines.get(address)
    if outline and outline.is_question:
        return work.path(language, address), f"{address.partition('/')[2]}.{unit}"
    return work.path(language, address), unit


def _source_file(work: Workspace, address: str, name: str) -> Path:
    return (
        shared_files.source_of(work, name.partition("#")[0]) if shared_files.is_shared(name) else work.source(address)
    )


def _source_data(work: Workspace, address: str, name: str) -> dict[str, Any]:
    return work.data(_source_file(work, address, name))


def _with_words(work: Workspace, language: str, address: str, name: str, words: str) -> Contents:
    """Return the file of a text with these words. An empty text is removed from the file."""
    if shared_files.is_shared(name):
        return shared_files.with_text(work, language, name, words)
    path, unit = _file_of(work, language, address, name)
    content = work.content(path)
    source = _source_data(work, address, name)
    if content is None:
        language_of_source = work.site.outlines[address].source
        content = f"translates: {language_of_source}\n".encode()
    keys = keys_of_unit(read_tree(content).data, unit)
    if not words.strip():
        if keys is None:
            return {}
        return {path: without(content, keys)}
    if keys is None and keys_of_unit(source, unit) is None:
        entry, _, field = unit.rpartition(".")
        at = keys_of_entry(read_tree(content).data, entry) if entry else ()
        if at is None or not work.is_source(language, address):
            raise EditError("Add it in the source of the guide first.")
        order = entries.order_of(entries.shape_at(read_tree(content).data, at))
        return {path: with_value(content, (*at, field), words, order)}
    return {path: with_unit(content, unit, words, source)}


def _users_of(work: Workspace, snippet: str) -> list[str]:
    """Return the addresses of the guides that use a snippet."""
    uses = re.compile(rb"\buse: *" + re.escape(snippet.partition("#")[2].partition(".")[0]).encode() + rb"(?![\w-])")
    paths = sorted(work.docs.glob("*/*/*.yml"))
    return sorted({f"{path.parent.name}/{path.stem}" for path in paths if uses.search(path.read_bytes())})


def _languages_of(work: Workspace, found: Iterable[Finding]) -> list[str]:
    """Return the languages in whose files there are findings, by their own names."""
    languages = work.site.languages
    codes = dict.fromkeys(finding.place.path.relative_to(work.docs).parts[0] for finding in found)
    return [str(languages[code].name) for code in codes if code in languages]


def _text_of(guide: GuideInLanguages, language: str, unit: str) -> Text | None:
    in_guides = {question: own for own, question in OF_QUESTIONS.items()}
    key = in_guides.get(unit, unit) if guide.is_question else unit
    return next((own.text for own in units(guide.versions[language]) if own.key == key), None)


def as_data(finding: Finding) -> Answer:
    """Return the finding in the form that the browser needs."""
    return {
        "severity": finding.severity,
        "where": finding.place.where,
        "words": f"{finding.wrong}; {finding.expected}",
    }
