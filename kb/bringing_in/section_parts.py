"""Makes the parts of a section: intro, notes, points or steps, outro; and what a guide has before its sections."""

from collections.abc import Sequence
from typing import TypeGuard

from kb.bringing_in.below import blocks_below
from kb.bringing_in.page import Block, Figure, Inline, Leftover, Link, Listing, Note, Page, Paragraph, Table, words_in
from kb.bringing_in.pieces import Data, Pieces
from kb.bringing_in.steps_and_points import points_of, steps_or_points, with_lists_joined, with_pictures_of_steps


def lead_of_guide(guide: Data, blocks: list[Block], page: Page, pieces: Pieces, *, has_sections: bool) -> None:
    """Give the guide its summary, and the content before its first section."""
    blocks = list(blocks)
    summary = pieces.plain(page.summary, 0) if page.summary else ""
    only = len(blocks) == 1 and not has_sections
    at = next((at for at, block in enumerate(blocks) if not isinstance(block, Note | Figure | Table | Leftover)), -1)
    if not summary and not only and at >= 0 and _can_be_summary(first := blocks[at], is_first=at == 0):
        texts = pieces.texts(_without_links(first.words, first.line, pieces), first.line)
        if texts[0]:
            pieces.tally.keep(first)
            summary = texts[0]
            blocks[at : at + 1] = [Paragraph(first.words, 0)] if len(texts) > 1 else []
    if not summary:
        pieces.wording.remark(0, "there is no summary: the title is used for it")
        summary = guide["title"]
    guide["summary"] = summary
    if keywords := list(dict.fromkeys(filter(None, (pieces.plain(word, 0) for word in page.keywords)))):
        guide["keywords"] = keywords
    listings = [block for block in blocks if isinstance(block, Listing)]
    if not blocks:
        if not has_sections:
            guide["points"] = [{"id": "", "text": summary}]
        return
    if has_sections and all(isinstance(block, Note) and block.is_simple for block in blocks):
        guide["notes"] = blocks_below(blocks, pieces)
        return
    if has_sections and not any(listing.is_ordered for listing in listings):
        guide["points"] = points_of(blocks, guide["title"], pieces)
        if not guide["points"]:
            del guide["points"]
        return
    parts = parts_of_section(blocks, guide["title"], pieces, has_sections=False)
    if set(parts) == {"points"}:
        guide["points"] = parts["points"]
    elif parts:
        guide["sections"] = [{"id": "", "title": guide["title"], **parts}]
    elif not has_sections:
        guide["points"] = [{"id": "", "text": summary}]


def _can_be_summary(block: Block, *, is_first: bool) -> TypeGuard[Paragraph]:
    """Return whether the block is a paragraph, and if it is not the first block, one whose links would not be lost."""
    return isinstance(block, Paragraph) and (is_first or not any(isinstance(own, Link) for own in block.words))


def _without_links(words: tuple[Inline, ...], line: int, pieces: Pieces) -> tuple[Inline, ...]:
    """Return the words of a summary, which is shown inside links, with its own links as plain words."""
    result: list[Inline] = []
    for own in words:
        if isinstance(own, Link):
            pieces.wording.remark(line, f"a link in the summary was left out ({own.address[:300]})", words_in((own,)))
            result += own.words
        else:
            result.append(own)
    return tuple(result)


def parts_of_section(blocks: Sequence[Block], title: str, pieces: Pieces, *, has_sections: bool) -> Data:
    """Return the parts of a section that these blocks become: intro, notes, points, steps, outro."""
    rest = with_pictures_of_steps([block for block in with_lists_joined(blocks) if not pieces.left_out(block)])
    parts: Data = {}
    if rest and isinstance(rest[0], Paragraph) and (len(rest) == 1 or isinstance(rest[1], Paragraph | Listing | Note)):
        intro, *further = pieces.texts(rest[0].words, rest[0].line)
        if not further:
            pieces.tally.keep(rest.pop(0))
            parts["intro"] = intro
    notes: list[Data] = []
    while rest and isinstance(rest[0], Note) and rest[0].is_simple:
        notes += blocks_below([rest.pop(0)], pieces)
    if notes:
        parts["notes"] = notes
    outro = ""
    if len(rest) > 1 - ("intro" in parts) and not has_sections and isinstance(rest[-1], Paragraph):
        texts = pieces.texts(rest[-1].words, rest[-1].line)
        if len(texts) == 1:
            pieces.tally.keep(rest.pop())
            outro = texts[0]
    match rest:
        case []:
            pass
        case [Listing(is_ordered=False) as points, Listing(is_ordered=True) as steps]:
            pieces.tally.keep(points, steps)
            parts["points"] = steps_or_points(points, pieces)
            parts["steps"] = steps_or_points(steps, pieces)
        case [Listing(is_ordered=True) as steps, *after]:
            pieces.tally.keep(steps)
            parts["steps"] = steps_or_points(steps, pieces)
            if after and parts["steps"]:
                pieces.wording.remark(steps.line, "what came after the steps is now part of the last one")
                if more := blocks_below(after, pieces):
                    parts["steps"][-1].setdefault("more", []).extend(more)
        case _:
            parts["points"] = points_of(rest, title, pieces)
    if outro:
        parts["outro"] = outro
    return {name: value for name, value in parts.items() if value}
