"""Gives a page the shape of a guide: title, summary, and sections with intro, notes, points or steps, and outro.

The guide is plain data here, with the fields of kb/content/guide.py. Ids come later: `kb.bringing_in.naming`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, TypeGuard

from kb.bringing_in.below import Below
from kb.bringing_in.page import (
    Block,
    Figure,
    Folded,
    Heading,
    Inline,
    Leftover,
    Link,
    Listing,
    Note,
    Page,
    Paragraph,
    Table,
    Words,
    words_in,
)
from kb.bringing_in.pictures import Pictures
from kb.bringing_in.tally import Tally
from kb.bringing_in.wording import Wording

DEEPEST_SECTION = 4
"""Sections within sections: h2 to h5."""

_OF_BOLD_WORDS = 6
"""The level of a paragraph that serves as a heading: each ends the one before."""

_LONGEST_HEADING = 100  # characters

type Data = dict[str, Any]


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
    below = Below(wording, tally, pictures, page.path)
    result = Shaped({})
    blocks: Sequence[Block] = _with_headings(_with_title_first(below.apart(page.blocks)), wording)
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
    guide["title"] = below.plain(title, 0)
    if not guide["title"]:
        guide["title"] = below.plain(page.name.replace("-", " ").capitalize(), 0) or "TODO"
        wording.remark(0, "there is no title: it is the name of the file")
    open_sections = [_Open(0, guide)]
    for block in blocks:
        _add(block, open_sections, result, below)
    while open_sections:
        _end(open_sections, page if len(open_sections) == 1 else None, below)
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


def _add(block: Block, open_sections: list[_Open], result: Shaped, below: Below, least: int = 0) -> None:
    """Add a block to the section that it belongs to. Headings are of level `least` or deeper."""
    match block:
        case Heading():
            _begin(replace(block, level=max(block.level, least)), open_sections, result, below)
        case Folded(heading, inside):
            depth = len(open_sections)
            level = open_sections[-1].level + 1
            _begin(replace(heading, level=level), open_sections, result, below)
            for inner in inside:
                _add(inner, open_sections, result, below, level + 1)
            while len(open_sections) > depth:
                _end(open_sections, None, below)
            open_sections[-1].has_folded = True
        case _:
            if open_sections[-1].has_folded:
                below.wording.remark(block.line, "what came after folded content or tabs is now above it")
                open_sections[-1].has_folded = False
            open_sections[-1].blocks.append(block)


def _begin(heading: Heading, open_sections: list[_Open], result: Shaped, below: Below) -> None:
    """Begin a section, after closing those that end before it."""
    level = heading.level
    while len(open_sections) > 1 and open_sections[-1].level >= level:
        _end(open_sections, None, below)
    if len(open_sections) > DEEPEST_SECTION:
        below.wording.remark(
            heading.line, "the section was nested deeper than sections may be", words_in(heading.words)
        )
        _end(open_sections, None, below)
    title = below.text(_without_bold(heading.words), heading.line)
    section: Data = {"id": "", "title": title or "TODO"}
    result.anchors.update(dict.fromkeys(heading.anchors, section))
    section["anchors"] = heading.anchors
    open_sections.append(_Open(level, section, heading))


def _without_bold(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the words of a heading, without bold, as a heading is bold anyway."""
    return tuple(Words(own.text) if isinstance(own, Words) and own.mark == "bold" else own for own in words)


def _end(open_sections: list[_Open], page: Page | None, below: Below) -> None:
    """Give the last section the parts that its blocks become."""
    section = open_sections.pop()
    data = section.data
    inner = data.pop("sections", [])
    titles = _without_text(section, below) if not inner else []
    for heading, _data in section.without_text if inner else ():
        below.tally.change(heading)
        below.wording.remark(heading.line, "a heading without a text was left out", words_in(heading.words))
    if page:
        _lead(data, section.blocks, page, below, has_sections=bool(inner))
    else:
        data.update(_parts(section.blocks, data["title"], below, has_sections=bool(inner)))
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
        below.tally.keep(section.heading)
        open_sections[-1].data.setdefault("sections", []).append(data)


def _add_notes(section: Data, notes: list[Data]) -> None:
    """Put these notes before the section's own. The list remains the same object, since anchors lead to it."""
    fields = dict(section)
    section.clear()
    section |= {name: fields.pop(name) for name in ("id", "title", "anchors", "intro") if name in fields}
    section |= {"notes": [*notes, *fields.pop("notes", ())], **fields}


def _without_text(section: _Open, below: Below) -> list[Data]:
    """Return the headings without a text as points, if a section has no other sections."""
    for heading, data in section.without_text:
        below.tally.change(heading)
        below.wording.remark(heading.line, "headings without a text are now points")
        data["text"] = data.pop("title")
    return [data for _heading, data in section.without_text]


def _lead(guide: Data, blocks: list[Block], page: Page, below: Below, *, has_sections: bool) -> None:
    """Give the guide its summary, and the content before its first section."""
    blocks = list(blocks)
    summary = below.plain(page.summary, 0) if page.summary else ""
    only = len(blocks) == 1 and not has_sections
    at = next((at for at, block in enumerate(blocks) if not isinstance(block, Note | Figure | Table | Leftover)), -1)
    if not summary and not only and at >= 0 and _can_be_summary(first := blocks[at], is_first=at == 0):
        texts = below.texts(_without_links(first.words, first.line, below), first.line)
        if texts[0]:
            below.tally.keep(first)
            summary = texts[0]
            blocks[at : at + 1] = [Paragraph(first.words, 0)] if len(texts) > 1 else []
    if not summary:
        below.wording.remark(0, "there is no summary: the title is used for it")
        summary = guide["title"]
    guide["summary"] = summary
    if keywords := list(dict.fromkeys(filter(None, (below.plain(word, 0) for word in page.keywords)))):
        guide["keywords"] = keywords
    listings = [block for block in blocks if isinstance(block, Listing)]
    if not blocks:
        if not has_sections:
            guide["points"] = [{"id": "", "text": summary}]
        return
    if has_sections and all(isinstance(block, Note) and below.is_simple(block) for block in blocks):
        guide["notes"] = below.more(blocks)
        return
    if has_sections and not any(listing.is_ordered for listing in listings):
        guide["points"] = below.points(blocks, guide["title"])
        if not guide["points"]:
            del guide["points"]
        return
    parts = _parts(blocks, guide["title"], below, has_sections=False)
    if set(parts) == {"points"}:
        guide["points"] = parts["points"]
    elif parts:
        guide["sections"] = [{"id": "", "title": guide["title"], **parts}]
    elif not has_sections:
        guide["points"] = [{"id": "", "text": summary}]


def _can_be_summary(block: Block, *, is_first: bool) -> TypeGuard[Paragraph]:
    """Return whether the block is a paragraph, and if it is not the first block, one whose links would not be lost."""
    return isinstance(block, Paragraph) and (is_first or not any(isinstance(own, Link) for own in block.words))


def _without_links(words: tuple[Inline, ...], line: int, below: Below) -> tuple[Inline, ...]:
    """Return the words of a summary, which is shown inside links, with its own links as plain words."""
    result: list[Inline] = []
    for own in words:
        if isinstance(own, Link):
            below.wording.remark(line, f"a link in the summary was left out ({own.address[:300]})", words_in((own,)))
            result += own.words
        else:
            result.append(own)
    return tuple(result)


def _parts(blocks: Sequence[Block], title: str, below: Below, *, has_sections: bool) -> Data:
    """Return the parts of a section that these blocks become: intro, notes, points, steps, outro."""
    rest = _with_pictures_of_steps([block for block in _with_lists_joined(blocks) if not below.left_out(block)])
    parts: Data = {}
    if rest and isinstance(rest[0], Paragraph) and (len(rest) == 1 or isinstance(rest[1], Paragraph | Listing | Note)):
        intro, *further = below.texts(rest[0].words, rest[0].line)
        if not further:
            below.tally.keep(rest.pop(0))
            parts["intro"] = intro
    notes: list[Data] = []
    while rest and isinstance(rest[0], Note) and below.is_simple(rest[0]):
        notes += below.more([rest.pop(0)])
    if notes:
        parts["notes"] = notes
    outro = ""
    if len(rest) > 1 - ("intro" in parts) and not has_sections and isinstance(rest[-1], Paragraph):
        texts = below.texts(rest[-1].words, rest[-1].line)
        if len(texts) == 1:
            below.tally.keep(rest.pop())
            outro = texts[0]
    match rest:
        case []:
            pass
        case [Listing(is_ordered=False) as points, Listing(is_ordered=True) as steps]:
            below.tally.keep(points, steps)
            parts["points"] = below.items(points)
            parts["steps"] = below.items(steps)
        case [Listing(is_ordered=True) as steps, *after]:
            below.tally.keep(steps)
            parts["steps"] = below.items(steps)
            if after and parts["steps"]:
                below.wording.remark(steps.line, "what came after the steps is now part of the last one")
                if more := below.more(after):
                    parts["steps"][-1].setdefault("more", []).extend(more)
        case _:
            parts["points"] = below.points(rest, title)
    if outro:
        parts["outro"] = outro
    return {name: value for name, value in parts.items() if value}


def _with_lists_joined(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with each numbered list that goes on after other blocks as one list, with these in it."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Listing) and block.is_ordered and block.start > 1:
            at = max((at for at, own in enumerate(result) if isinstance(own, Listing) and own.is_ordered), default=-1)
            begun = result[at] if at >= 0 else None
            if isinstance(begun, Listing) and begun.start + len(begun.entries) == block.start:
                *entries, last = begun.entries
                result[at:] = [replace(begun, entries=(*entries, (*last, *result[at + 1 :]), *block.entries))]
                continue
        result.append(block)
    return result


def _with_pictures_of_steps(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, with pictures next to a list of steps moved into its first or last step."""
    result: list[Block] = []
    before: list[Block] = []  # pictures that may belong to what follows
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, Figure) and not before and isinstance(last, Listing) and last.is_ordered:
            *others, entry = last.entries or ((),)
            result[-1] = replace(last, entries=(*others, (*entry, block)))
        elif isinstance(block, Figure):
            before.append(block)
        elif isinstance(block, Listing) and block.is_ordered and block.entries:
            first, *others = block.entries
            result.append(replace(block, entries=((*first, *before), *others)))
            before = []
        else:
            result += [*before, block]
            before = []
    return [*result, *before]


def without_anchors(data: Any) -> Any:  # noqa: ANN401 (plain data)
    """Return the data without what only served to pair languages."""
    match data:
        case Mapping():
            return {name: without_anchors(value) for name, value in data.items() if name != "anchors"}
        case list():
            return [without_anchors(value) for value in data]
        case _:
            return data
