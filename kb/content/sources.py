"""The shape of docs/sources.yml: the pages from which facts, rules and guides have what they say."""

from typing import Annotated

from pydantic import Field

from kb.content.shape import Date, Shape
from kb.content.text import Text


class Source(Shape):
    """A page that facts or rules are based on, as it was on the day it was seen."""

    title: Annotated[Text, Field(description="Its title, or what it is about.")]
    language: Text
    address: Annotated[Text | None, Field(description="Its address, if it is known.")] = None
    seen: Date
