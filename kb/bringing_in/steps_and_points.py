"""Makes steps and points from the lists, texts and pictures of a section."""

from collections.abc import Sequence
from dataclasses import replace

from kb.bringing_in.below import blocks_below, step_or_point
from kb.bringing_in.page import Block, Figure, Listing, Paragraph
from kb.bringing_in.pieces import Data, Pieces


def steps_or_points(listing: Listing, pieces: Pieces) -> list[Data]:
    """Return the entries of a list as steps or points, without those of which nothing is left."""
    return [item for entry in listing.entries if (item := step_or_point(entry, listing.line, pieces))]


def points_of(blocks: Sequence[Block], title: str, pieces: Pieces) -> list[Data]:
    """Return the blocks as points. The entries of a list become points next to the texts around it.

    A block that needs a text above it and has none, such as a table, is put below the section’s `title`, repeated.
    """
    blocks = [block for block in blocks if not pieces.left_out(block)]
    mixed = any(isinstance(block, Listing) and not block.is_ordered for block in blocks)
    points: list[Data] = []
    for block in blocks:
        if isinstance(block, Listing) and not block.is_ordered:
            pieces.tally.keep(block)
            points += steps_or_points(block, pieces)
        elif isinstance(block, Paragraph) and (mixed or not points):
            first, *further = pieces.texts(block.words, block.line)
            points.append({"id": "", "text": first})
            if further:
                points[-1]["more"] = [{"id": "", "text": text} for text in further]
            if mixed and len(blocks) > 1:
                pieces.tally.change(block)
                pieces.wording.remark(block.line, "a paragraph next to a list is now a point of it")
            else:
                pieces.tally.keep(block)
        elif isinstance(block, Figure):
            _add_to_points(block, points, title, pieces)
        elif below := blocks_below([block], pieces):
            if not points:
                points.append({"id": "", "text": title})
            points[-1].setdefault("more", []).extend(below)
    return points


def _add_to_points(figure: Figure, points: list[Data], title: str, pieces: Pieces) -> None:
    """Add a picture to the last point, or to a new one if that has a picture or there is none."""
    if points and "image" not in points[-1]:
        if caption := pieces.caption(figure):
            points[-1].setdefault("more", []).extend(caption)
    else:
        caption = pieces.caption(figure)
        text = caption[0]["text"] if caption else pieces.plain(figure.picture.alternative, figure.line) or title
        points.append({"id": "", "text": text})
    points[-1]["image"] = pieces.image(figure)


def with_lists_joined(blocks: Sequence[Block]) -> list[Block]:
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


def with_pictures_of_steps(blocks: Sequence[Block]) -> list[Block]:
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
