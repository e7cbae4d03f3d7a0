"""Drafts: guides that their writers see in the preview, and readers nowhere."""

import re
from dataclasses import replace
from pathlib import Path

from kb.content.document import Document, read_document
from kb.content.site import Site
from kb.content.source_file import SourceFile

_LINE = re.compile(r" *draft: +(?:true|True|TRUE)[ \t]*(?P<comment>#.*)?")


class DraftError(Exception):
    """A draft cannot be published; the message says why, and what would be right."""


def without_drafts(site: Site) -> Site:
    """Return the site as readers see it: a topic of which all guides are drafts is none of theirs either."""
    drafts = {address: outline for address, outline in site.outlines.items() if outline.is_draft}
    if not drafts:
        return site
    topics = []
    for topic in site.topics:
        names = tuple(name for name in topic.guides if f"{topic.id}/{name}" not in drafts)
        if names or not topic.guides:
            topics.append(topic.model_copy(update={"guides": names}))
    outlines = {address: outline for address, outline in site.outlines.items() if address not in drafts}
    return replace(site, outlines=outlines, drafts=drafts, topics=tuple(topics))


def without_mark(file: SourceFile) -> bytes:
    """Return what the guide’s file holds without the line “draft: true”; comments, layout and line ends stay.

    Raises:
        DraftError: if that says something else besides, as where several fields are on one line.
    """
    before = _read(file.path, file.content)
    number = before.place(("draft",)).line
    lines = file.content.decode("utf-8").split("\n")
    if found := _LINE.fullmatch(lines[number - 1].rstrip("\r")):
        lines[number - 1 : number] = [lines[number - 1][found.start("comment") :]] if found["comment"] else []
        content = "\n".join(lines).encode()
        if _read(file.path, content).data == {name: value for name, value in before.data.items() if name != "draft"}:
            return content
    name = "/".join(file.path.parts[-3:])
    raise DraftError(f"docs/{name}:{number}: write “draft: true” on a line of its own.")


def _read(path: Path, content: bytes) -> Document:
    return read_document(SourceFile(path, content), "")
