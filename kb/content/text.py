"""Words that know their place and their language."""

from pathlib import Path
from typing import NamedTuple, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LONGEST_TEXT = 2000  # characters; the longest real one has 423


class Place(NamedTuple):
    """A spot in a content file: the file, line and column (from 1), and the name of the field in words."""

    path: Path
    line: int = 1
    column: int = 1
    where: str = "file"


class Text(str):
    """A string from a content file, with its place and the language of its file (empty for values)."""

    __slots__ = ("language", "place")
    place: Place
    language: str

    def __new__(cls, words: str, place: Place, language: str = "") -> Self:
        """Make a Text of `words`."""
        text = super().__new__(cls, words)
        text.place = place
        text.language = language
        return text

    def __reduce__(self) -> tuple[type["Text"], tuple[str, Place, str]]:
        """Return what pickle needs to make it again, with its place and language."""
        return Text, (str(self), self.place, self.language)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        in_file = core_schema.str_schema(min_length=1, max_length=LONGEST_TEXT)
        return core_schema.no_info_plain_validator_function(cls._checked, json_schema_input_schema=in_file)

    @classmethod
    def _checked(cls, value: object) -> "Text":
        if not isinstance(value, cls):
            raise PydanticCustomError("not_words", "not words")
        if not value.strip():
            raise PydanticCustomError("no_words", "no words")
        if len(value) > LONGEST_TEXT:  # such a text is in no model: no check reads it, and nothing renders it
            raise PydanticCustomError("too_long", "too long")
        return value
