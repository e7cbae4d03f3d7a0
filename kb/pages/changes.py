"""What has changed in a guide, as shown on the news page and in feeds."""

from datetime import date
from typing import NamedTuple

from kb.content.changes import ANSWER, in_order
from kb.content.guide import Guide
from kb.content.part import Part
from kb.pages.frame import Link
from kb.render.renderer import Renderer


class ToldChange(NamedTuple):
    """A change of a guide, in one language."""

    id: str
    date: date
    is_major: bool
    html: str
    """What has changed. Links into the site begin with ROOT."""
    language: str
    """The language of the words: another one if they are not translated."""
    parts: tuple[str, ...]
    """The ids of the parts that were reworded, where they can be linked."""


class ChangeOfGuide(NamedTuple):
    """A change, and the guide in which it was made."""

    guide: str
    """The address."""
    link: Link
    change: ToldChange


type ChangesOfGuides = tuple[tuple[str, Link, Part[tuple[ToldChange, ...]]], ...]
"""Guides with changes: the address of each, the link to it, and its changes."""


def told_changes(guide: Guide, renderer: Renderer) -> tuple[ToldChange, ...]:
    """Return the changes of a guide, the newest first."""
    return tuple(
        ToldChange(
            id=str(change.id),
            date=change.date,
            is_major=change.significance == "major",
            html=renderer.rendered(change.text).html,
            language=change.text.language,
            parts=tuple(part for part in change.before if part != ANSWER),
        )
        for change in in_order(guide.changes)
    )


def newest(guides: ChangesOfGuides, most: int) -> list[ChangeOfGuide]:
    """Return the newest changes of these guides, at most `most`. Those of one day are in the order of the guides."""
    changes = (ChangeOfGuide(address, link, change) for address, link, told in guides for change in told.value)
    return sorted(changes, key=lambda told: told.change.date, reverse=True)[:most]
