"""Gives a page the shape of a guide: title, summary, and sections with intro, notes, points or steps, and outro.

The guide is plain data here, with the fields of kb/content/guide.py. Ids come later: `kb.bringing_in.naming`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from kb.bringing_in.page import Block, Folded, Heading, Inline, Page, Paragraph, Words, words_in
from kb.bringing_in.pictures import Pictures
from kb.bringing_in.pieces import Data, Pieces
from kb.bringing_in.section_parts import lead_of_guide, parts_of_section
from kb.bringing_in.tally import Tally
from kb.bringing_in.wording import Wording

DEEPEST_SECTION = 4
"""Sections within sections: h2 to h5."""

_OF_BOLD_WORDS = 6
"""The level of a paragraph that serves as a heading: each ends the one before."""

_LONGEST_HEADING = 100  # characters


@dataclass
class Shaped:
    """A guide, and for each anchor of the page the part that it led to, or the whole guide if that part has no id."""

    guide: Data
    anchors: dict[str, Data] = field(default_factory=dict)


@dataclass
class _Open:
    """A section whose text is being read; the guide itself is at level 0."""

    level: int
    data: Data
    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    without_text: list[tuple[Heading, Data]] = field(default_factory=list)
    """The sections in it without any content."""
    has_folded: bool = False
    """Whether folded content has become a section in it."""


def shaped(page: Page, wording: Wording, tally: Tally, pictures: Pictures) -> Shaped:
    """Return the page in the shape of a guide."""
    pieces = Pieces(wording, tally, pictures, page.path)
    result = Shaped({})
    blocks: Sequence[Block] = _with_headings(_with_title_first(pieces.apart(page.blocks)), wording)
    first, *rest = blocks or (Paragraph(()),)
    title = page.title
    if isinstance(first, Heading) and first.level == 1:
        title = title or words_in(first.words)
        if words_in(first.words) != title:
            wording.remark(first.line, "the heading differs from the title", words_in(first.words))
        tally.keep(first)
        result.anchors.update(dict.fromkeys(first.anchors, result.guide))
        blocks = rest
    guide = result.guide
    guide["title"] = pieces.plain(title, 0)
    if not guide["title"]:
        guide["title"] = pieces.plain(page.name.replace("-", " ").capitalize(), 0) or "TODO"
        wording.remark(0, "there is no title: it is the name of the file")
    open_sections = [_Open(0, guide)]
    for block in blocks:
        _add(block, open_sections, result, pieces)
    while open_sections:
        _end(open_sections, page if len(open_sections) == 1 else None, pieces)
    return result


def _with_title_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with the heading that is the page's title before everything else."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            return (block, *blocks[:at], *blocks[at + 1 :]) if block.level == 1 else blocks
    return blocks


def _with_headings(blocks: Sequence[Block], wording: Wording) -> list[Block]:
    """Return the blocks with each short paragraph that is all bold as a heading, if something follows below it."""
    result: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph) and following and not isinstance(following, Heading) and _is_bold(block):
            wording.remark(block.line, "a paragraph in bold is now a heading", words_in(block.words))
            result.append(Heading(block.words, _OF_BOLD_WORDS, (), block.line))
        else:
            result.append(block)
    return result


def _is_bold(paragraph: Paragraph) -> bool:
    said = words_in(paragraph.words).strip()
    is_bold = all(isinstance(own, Words) and (own.mark == "bold" or not own.text.strip()) for own in paragraph.words)
    return is_bold and 0 < len(said) <= _LONGEST_HEADING and not re.search(r"[.:!,;…]$", said)


def _add(block: Block, open_sections: list[_Open], result: Shaped, pieces: Pieces, least: int = 0) -> None:
    """Add a block to the section that it belongs to. Headings are of level `least` or deeper."""
    match block:
        case Heading():
            _begin(replace(block, level=max(block.level, least)), open_sections, result, pieces)
        case Folded(heading, inside):
            depth = len(open_sections)
            level = open_sections[-1].level + 1
            _begin(replace(heading, level=level), open_sections, result, pieces)
            for inner in inside:
                _add(inner, open_sections, result, pieces, level + 1)
            while len(open_sections) > depth:
                _end(open_sections, None, pieces)
            open_sections[-1].has_folded = True
        case _:
            if open_sections[-1].has_folded:
                pieces.wording.remark(block.line, "what came after folded content or tabs is now above it")
                open_sections[-1].has_folded = False
            open_sections[-1].blocks.append(block)


def _begin(heading: Heading, open_sections: list[_Open], result: Shaped, pieces: Pieces) -> None:
    """Begin a section, after closing those that end before it."""
    level = heading.level
    while len(open_sections) > 1 and open_sections[-1].level >= level:
        _end(open_sections, None, pieces)
    if len(open_sections) > DEEPEST_SECTION:
        pieces.wording.remark(
            heading.line, "the section was nested deeper than sections may be", words_in(heading.words)
        )
        _end(open_sections, None, pieces)
    title = pieces.text(_without_bold(heading.words), heading.line)
    section: Data = {"id": "", "title": title or "TODO"}
    result.anchors.update(dict.fromkeys(heading.anchors, section))
    section["anchors"] = heading.anchors
    open_sections.append(_Open(level, section, heading))


def _without_bold(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the words of a heading, without bold, as a heading is bold anyway."""
    return tuple(Words(own.text) if isinstance(own, Words) and own.mark == "bold" else own for own in words)


def _end(open_sections: list[_Open], page: Page | None, pieces: Pieces) -> None:
    """Give the last section the parts that its blocks become."""
    section = open_sections.pop()
    data = section.data
    inner = data.pop("sections", [])
    titles = _without_text(section, pieces) if not inner else []
    for heading, _data in section.without_text if inner else ():
        pieces.tally.change(heading)
        pieces.wording.remark(heading.line, "a heading without a text was left out", words_in(heading.words))
    if page:
        lead_of_guide(data, section.blocks, page, pieces, has_sections=bool(inner))
    else:
        data.update(parts_of_section(section.blocks, data["title"], pieces, has_sections=bool(inner)))
    if titles:
        data["points"] = [*data.get("points", ()), *titles]
    if inner:
        if notes := data.pop("notes", []) if page else []:  # a guide has no level of its own
            _add_notes(inner[0], notes)
        data["sections"] = [*data.get("sections", ()), *inner]
    if outro := data.pop("outro", None):
        data["outro"] = outro
    if section.heading and not set(data) - {"id", "title", "anchors"}:
        open_sections[-1].without_text.append((section.heading, data))
    elif section.heading:
        pieces.tally.keep(section.heading)
        open_sections[-1].data.setdefault("sections", []).append(data)


def _add_notes(section: Data, notes: list[Data]) -> None:
    """Put these notes before the section's own. The list remains the same object, since anchors lead to it."""
    fields = dict(section)
    section.clear()
    section |= {name: fields.pop(name) for name in ("id", "title", "anchors", "intro") if name in fields}
    section |= {"notes": [*notes, *fields.pop("notes", ())], **fields}


def _without_text(section: _Open, pieces: Pieces) -> list[Data]:
    """Return the headings without a text as points, if a section has no other sections."""
    for heading, data in section.without_text:
        pieces.tally.change(heading)
        pieces.wording.remark(heading.line, "headings without a text are now points")
        data["text"] = data.pop("title")
    return [data for _heading, data in section.without_text]


def without_anchors(data: Any) -> Any:  # noqa: ANN401 (plain data)
    """Return the data without what only served to pair languages."""
    match data:
        case Mapping():
            return {name: without_anchors(value) for name, value in data.items() if name != "anchors"}
        case list():
            return [without_anchors(value) for value in data]
        case _:
            return data
