"""The shape of docs/moved.yml: where published places are found that are no longer where they were."""

from typing import Annotated

from pydantic import Field

from kb.content.shape import PlaceOfSite, Shape
from kb.content.text import Text


class Retirement(Shape):
    """Something that was removed, and where readers find what they came for."""

    successor: Annotated[PlaceOfSite, Field(description="What replaces it: topic/guide or topic/guide#anchor.")]
    words: Annotated[dict[str, Text], Field(description="Why it is gone, in each language: inline Markdown.")] = {}


class Moved(Shape):
    """docs/moved.yml: moves, from the old place to the new one, and retirements.

    A page that moves takes its anchors along; an anchor that goes elsewhere has a line of its own.
    """

    moves: dict[str, PlaceOfSite] = {}
    retired: dict[str, Retirement] = {}
