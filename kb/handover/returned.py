"""Texts returned by translators, independent of the file format."""

from dataclasses import dataclass


class ReturnedFileError(Exception):
    """A file cannot be imported. The message says why, in one sentence."""


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
