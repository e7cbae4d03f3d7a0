"""How a video is recorded: docs/videos/NAME.yml, from which `kb record` makes NAME.mp4 in each language."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kb.content.shape import Date, Id, Shape
from kb.content.text import Text


class Scene(Shape):
    """One action on the page, at an element that a CSS selector finds, while a line of the transcript is said."""

    line: Id | None = Field(None, description="The line of the transcript that begins here.")
    show: Text | None = Field(None, description="What to look at.")
    click: Text | None = None
    fill: Text | None = Field(None, description="The field to fill in.")
    value: Text | None = Field(None, description="What to fill in; a date as 2026-12-24.")

    @model_validator(mode="after")
    def _has_one_action(self) -> Self:
        is_filled_in = bool(self.fill) == bool(self.value)
        if sum(map(bool, (self.show, self.click, self.fill))) != 1 or not is_filled_in:
            raise PydanticCustomError("not_one_action", "not one action")
        return self

    @property
    def target(self) -> Text:
        """The selector of the element that the scene is about."""
        return next(target for target in (self.show, self.click, self.fill) if target)


class Recording(Shape):
    """The script for a video of a guide's page."""

    today: Date = Field(description="The date that the page sees as today.")
    scenes: Annotated[tuple[Scene, ...], Field(min_length=1)]
