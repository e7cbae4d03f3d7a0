"""Drafts: guides that their writers see in the preview, and that readers never see."""

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

from kb.content.document import Document, Keys, read_document
from kb.content.site import Site
from kb.content.source_file import SourceFile
from kb.content.standalone_questions import keys_of_question

_LINE = re.compile(r" *draft: +(?:true|True|TRUE)[ \t]*(?P<comment>#.*)?")


class DraftError(Exception):
    """A draft cannot be published. The message says why, and what would be right."""


def without_drafts(site: Site) -> Site:
    """Return the site as readers see it: without drafts, and without topics of which all guides are drafts."""
    drafts = {address: outline for address, outline in site.outlines.items() if outline.is_draft}
    if not drafts:
        return site
    outlines = {address: outline for address, outline in site.outlines.items() if address not in drafts}
    topics = []
    for topic in site.topics:
        names = tuple(name for name in topic.guides if f"{topic.id}/{name}" not in drafts)
        has_questions = any(outline.is_question and outline.topic == topic.id for outline in outlines.values())
        if names or has_questions or not topic.guides:
            topics.append(topic.model_copy(update={"guides": names}))
    return replace(site, outlines=outlines, drafts=drafts, topics=tuple(topics))


def without_mark(file: SourceFile, question: str = "") -> bytes:
    """Return the content of the file of a guide, or of a question, without its line “draft: true”.

    Comments, layout and line ends are kept.

    Raises:
        DraftError: if that would remove something else too, as where several fields share a line.
    """
    before = _read(file.path, file.content)
    keys = keys_of_question(before.data, question) if question else ()
    number = before.place((*keys, "draft")).line
    lines = file.content.decode("utf-8").split("\n")
    if found := _LINE.fullmatch(lines[number - 1].rstrip("\r")):
        lines[number - 1 : number] = [lines[number - 1][found.start("comment") :]] if found["comment"] else []
        content = "\n".join(lines).encode()
        if _read(file.path, content).data == _without(before.data, (*keys, "draft")):
            return content
    name = "/".join(file.path.parts[-3:])
    raise DraftError(f"docs/{name}:{number}: write “draft: true” on a line of its own.")


def _without(data: object, keys: Keys) -> object:
    """Return the data without what is under the keys."""
    first, *rest = keys
    if isinstance(data, list):
        return [_without(value, tuple(rest)) if number == first else value for number, value in enumerate(data)]
    fields = cast("dict[str, object]", data)
    inside = {name: _without(value, tuple(rest)) for name, value in fields.items() if rest and name == first}
    return {name: value for name, value in fields.items() if name != first} | inside


def _read(path: Path, content: bytes) -> Document:
    return read_document(SourceFile(path, content), "")
