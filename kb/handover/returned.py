"""Texts returned by translators, independent of the file format."""

from dataclasses import dataclass


class ReturnedFileError(Exception):
    """A file cannot be imported. The message says why, in one sentence."""


class BrokenOffError(ReturnedFileError):
    """The end of a file is missing, as after a download that was interrupted."""

    def __init__(self, text: str) -> None:
        """Create the error from what there is of the file."""
        line = text.rstrip("\n").count("\n") + 1
        super().__init__(f"it breaks off at line {line}, and the rest is missing; expected the whole file")


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


@dataclass(frozen=True)
class ReturnedFile:
    """A returned file."""

    language: str
    texts: tuple[ReturnedText, ...]
