"""The shapes that all widgets share: what a widget declares, and what it answers."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypedDict, final

from widgets.rules.inputs import Field

type FactValue = str | int | bool | list[list[str]] | None


@final
class Answer(TypedDict):
    """An outcome's code, its values, and the addresses ("topic/guide#step") to read next, in order."""

    outcome: str
    facts: dict[str, FactValue]
    steps: list[str]


@final
class Mistake(TypedDict):
    """A code of `ERRORS`, and the name of the field at fault."""

    error: str
    field: str


class Widget(NamedTuple):
    """What a widget asks, what it can answer, and the rule between the two.

    `guidance` has every outcome, with every step that an answer of that outcome can name.
    `rule` takes the values of all fields by name; it may raise `InputError`.
    """

    fields: tuple[Field, ...]
    guidance: Mapping[str, tuple[str, ...]]
    rule: Callable[..., Answer]

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Every outcome that the widget can give."""
        return tuple(self.guidance)

    @property
    def steps(self) -> tuple[str, ...]:
        """Every step that the widget can name, each once."""
        return tuple(dict.fromkeys(step for steps in self.guidance.values() for step in steps))
