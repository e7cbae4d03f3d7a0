"""The shapes that all widgets share: what a widget declares, and what it answers."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypedDict, final

from widgets.rules.inputs import Field

type FactValue = str | int | bool | list[list[str]] | list[str | None] | None


@final
class Answer(TypedDict):
    """An outcome's code, its values, and the addresses ("topic/guide#step") to read next, in order."""

    outcome: str
    facts: dict[str, FactValue]
    steps: list[str]


@final
class OneMistake(TypedDict):
    """A code of `ERRORS`, and the name of the field at fault."""

    error: str
    field: str


@final
class Mistake(TypedDict):
    """Everything that is wrong with the inputs; the first of `errors` is also the error's own code and field."""

    error: str
    field: str
    errors: list[OneMistake]


class Widget(NamedTuple):
    """What a widget asks, what it can answer, and the rule between the two.

    `guidance` has every outcome, with every step that an answer of that outcome can name. `rule` takes the values of
    all fields by name. `absent` has combinations of options that do not exist, such as Safari on Linux: no form offers
    them.
    """

    fields: tuple[Field, ...]
    guidance: Mapping[str, tuple[str, ...]]
    rule: Callable[..., Answer]
    absent: frozenset[frozenset[str]] = frozenset()

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Every outcome that the widget can give."""
        return tuple(self.guidance)

    @property
    def steps(self) -> tuple[str, ...]:
        """Every step that the widget can name, each once."""
        return tuple(dict.fromkeys(step for steps in self.guidance.values() for step in steps))
