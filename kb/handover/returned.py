"""Texts returned by translators, independent of the file format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.text import Place


class ReturnedFileError(Exception):
    """A file cannot be imported. The message says why, in one sentence."""

    def __init__(self, told: str, line: int | None = None) -> None:
        """Create the error. `line` is the line of the file that it concerns, if there is one."""
        super().__init__(told)
        self.line = line

    def seen_in(self, path: Path) -> str:
        """Return the place in the file, and what is wrong: `fr.po:12: “billing/pay#title” is …`."""
        return f"{path}:{self.line}: {self}." if self.line else f"{path}: {self}."


class BrokenOffError(ReturnedFileError):
    """The end of a file is missing, as after a download that was interrupted."""

    def __init__(self, text: str) -> None:
        """Create the error from what there is of the file."""
        line = text.rstrip("\n").count("\n") + 1
        super().__init__("it breaks off here, and the rest is missing; expected the whole file", line)


@dataclass(frozen=True)
class ReturnedText:
    """A returned text."""

    name: str
    source: str
    """The source's words at export."""
    words: str
    """The translation, as the translator left it; empty if there is none."""
    is_finished: bool
    """Whether it is marked as finished, or has words and no mark that says otherwise."""
    base: str | None
    """The digest of the translation at export. None if the file no longer has it."""
    place: Place = field(compare=False)
    """Where its entry begins in the returned file."""
    is_whole: bool = True
    """False if it is the last of a file whose end is missing, so that its words may break off."""

    def __str__(self) -> str:
        """Return its place and name: `fr.po:12: billing/pay#title`."""
        return f"{self.place.path}:{self.place.line}: {self.name or 'a text without a name'}"


@dataclass(frozen=True)
class ReturnedFile:
    """A returned file."""

    language: str
    texts: tuple[ReturnedText, ...]
    exported: Mapping[str, int] = field(default_factory=dict)
    """Address of a guide, or name of a file that all guides share → the number of its texts in the export. Empty if the
    file no longer says so."""
