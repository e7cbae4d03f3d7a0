"""The formats of the files for translators."""

from typing import Literal, get_args

type Format = Literal["po", "xliff"]

FORMATS: tuple[Format, ...] = get_args(Format.__value__)
