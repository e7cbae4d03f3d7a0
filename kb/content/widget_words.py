"""The shape of the widgets' words in words.yml."""

from typing import Annotated

from pydantic import Field

from kb.content.shape import Key, RuleName, Shape, Words

SHARED_LABELS = (
    *("submit", "optional", "wait", "steps", "copy-link", "copied", "copy-failed"),
    *("cases", "cases-when", "cases-then", "past", "fewer-than", "at-least"),
    *("runtime-missing", "runtime-missing-answered"),
)
"""The labels that every widget needs."""

WIDGET_LABELS = {
    "auto-renewal": ("picture", "today", "first-attempt", "due"),
    "screenshot-keys": ("picture-keyboard", "picture-device", "press", "press-one-of", "together"),
}
"""The labels that one widget needs in addition, for its picture and its keys."""


class FieldWords(Shape):
    """The question that a control of the form asks, and its options."""

    label: Words
    hint: Words | None = None
    short: Annotated[
        Words | None,
        Field(description="Its name in the table, for options that do not explain themselves."),
    ] = None
    options: dict[RuleName, Words] = {}


class OutcomeWords(Shape):
    """What an outcome says: briefly, in full, and for one reader only."""

    title: Words
    text: Words
    detail: Annotated[
        Words | None, Field(description="Shown in an answer but not in the table; may use the answer's own facts.")
    ] = None


class WidgetWords(Shape):
    """The words of one widget."""

    title: Words
    intro: Words
    fields: dict[RuleName, FieldWords]
    outcomes: dict[Key, OutcomeWords]
    facts: Annotated[
        dict[RuleName, dict[RuleName, Words]],
        Field(description="For each fact of an answer, the words for each of its values."),
    ] = {}
    keys: Annotated[dict[RuleName, Words], Field(description="The keys and buttons of a device.")] = {}
    labels: dict[Key, Words] = {}


class SharedWidgetWords(Shape):
    """The words that all widgets share: one for each error of the rules, and labels."""

    errors: dict[Key, Words]
    labels: dict[Key, Words]
