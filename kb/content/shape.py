"""What the shapes of all content files share: words, ids, addresses, dates."""

import re
from datetime import date
from math import isfinite
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from kb.content.text import Text

Words = Annotated[Text, "words"]
"""Inline Markdown that each language has in its own words."""

OwnWords = Annotated[Text, "words", "own"]
"""Words of each language that translate nothing from another: what its readers type."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ADDRESS_PATTERN = r"^[a-z0-9-]+/[a-z0-9-]+$"
NAME_PATTERN = r"^[a-z0-9]+([-_][a-z0-9]+)*$"
LETTERS_PATTERN = r"^\p{L}+$"
MOST_MONTHS = 120  # between two reviews
PLACE_PATTERN = r"^[a-z0-9-]+(/[a-z0-9-]+)?(#[a-z0-9-]+)?$"


def _date(value: object) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("not_a_date", "not a date")


def _months(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_MONTHS:
        return value
    raise PydanticCustomError("not_months", "not a number of months")


def _pattern(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


def matching(pattern: str, fault: str) -> AfterValidator:
    """Return a validator for texts that are written in one way; `fault` is the kind of error if a text is not."""

    def matched(value: Text) -> Text:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(fault, "not as expected")
        return value

    return AfterValidator(matched)


def _area(value: object) -> tuple[float, ...]:
    if isinstance(value, list | tuple) and len(value) == 4:
        numbers = tuple(float(number) for number in value if isinstance(number, int | float))
        if len(numbers) == 4 and all(map(isfinite, numbers)):
            return numbers
    raise PydanticCustomError("not_an_area", "not an area")


Key = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A key in kebab case: an anchor, or the name of something for pages, texts and rules."""
RuleName = Annotated[str, StringConstraints(pattern=NAME_PATTERN)]
"""A key that is a name of the rules, which may have underscores."""
Letters = Annotated[str, StringConstraints(pattern=LETTERS_PATTERN)]
"""A key of letters, of any alphabet."""
Id = Annotated[Text, matching(ID_PATTERN, "not_kebab_case"), _pattern(ID_PATTERN)]
Address = Annotated[Text, _pattern(ADDRESS_PATTERN)]
PlaceOfSite = Annotated[Text, _pattern(PLACE_PATTERN)]
_FOUR_NUMBERS = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
Area = Annotated[tuple[float, ...], BeforeValidator(_area), WithJsonSchema(_FOUR_NUMBERS)]
"""A part of a picture: distance from the left and the top, width and height, each as a fraction of 1."""
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Months = Annotated[
    int, BeforeValidator(_months), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_MONTHS})
]
Significance = Annotated[
    Text,
    matching("minor|major", "neither_minor_nor_major"),
    WithJsonSchema({"type": "string", "enum": ["minor", "major"]}),
]
"""How much a change matters: `major` is what readers must know who have done it before."""
Contact = Annotated[Text, matching(r"(https://|mailto:|tel:)\S+", "not_a_contact")]
"""Where somebody can be reached."""


class Shape(BaseModel):
    """What all shapes share: unknown fields are faults, and nothing changes after it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
