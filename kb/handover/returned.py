"""What comes back from translators, whatever the format of their file."""

from dataclasses import dataclass


class ReturnedFileError(Exception):
    """A file cannot be taken; the message says why, in one sentence."""


@dataclass(frozen=True)
class ReturnedText:
    """A text as it came back."""

    name: str
    source: str
    """The source's words as they were handed over."""
    words: str
    """The translation, as the translator left it; empty if there is none."""
    is_finished: bool
    """Whether the translator has said so, or has at least written something."""
    base: str | None
    """The digest of the translation as it was handed over; None if the file no longer tells."""


@dataclass(frozen=True)
class ReturnedFile:
    """A file that came back."""

    language: str
    texts: tuple[ReturnedText, ...]
