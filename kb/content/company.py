"""The shape of docs/company.yml: whose customers the guides are for."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from kb.content.shape import Shape, matching
from kb.content.text import Place, Text

COLOURS = ("brand", "brand-deep", "link", "hover", "warm", "ground")
"""The colours of the pages that are the company's; the others go with any brand."""

HexColour = Annotated[Text, matching("#[0-9a-f]{6}", "not_a_colour")]


class Colour(Shape):
    """A colour for light and for dark pages."""

    light: HexColour
    dark: HexColour


class Company(Shape):
    """The company: its name, and how its pages look."""

    name: Text
    logo: Annotated[Text, Field(description="A file in docs/images.")]
    currency: Annotated[Text, Field(description="The code of its main currency, such as CHF.")]
    colours: dict[str, Colour]
    default_language: Annotated[Text, Field(description="The language for readers who speak none of ours.")]


_NOTHING = Text("", Place(Path("company.yml")))
UNREADABLE = Company.model_construct(
    name=_NOTHING, logo=_NOTHING, currency=_NOTHING, colours={}, default_language=_NOTHING
)
"""Stands in for a company whose file cannot be read: an error, so that no page shows it."""
