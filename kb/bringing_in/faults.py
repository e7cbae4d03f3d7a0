"""Why something cannot be brought in, and what could not be decided."""

from dataclasses import dataclass


class BringingInError(Exception):
    """Something cannot be brought in. The message says where, why, and what would be right."""


@dataclass(frozen=True, order=True)
class Remark:
    """Something that a person has to decide or should know: where it was, and what became of it."""

    source: str
    line: int
    what: str
    words: str = ""
    """The words that are in the guide in another form, or not at all."""

    def __str__(self) -> str:
        where = f"{self.source}:{self.line}" if self.line else self.source
        return f"{where}: {self.what}{f': “{self.words}”' if self.words else ''}"
