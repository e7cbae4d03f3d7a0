"""What the browser asks for and is answered: plain data."""

from collections.abc import Iterable, Mapping
from typing import Any

from kb.content.finding import Finding

type Request = Mapping[str, Any]
"""A request from the browser: `do`, `page`, and what that operation needs."""

type Answer = dict[str, Any]
"""An answer: plain data."""


class EditError(Exception):
    """Something cannot be done. The message tells writers why."""


class FaultyError(Exception):
    """A change would cause errors, so it is not written."""

    def __init__(self, found: Iterable[Finding]) -> None:
        """Create the error from the findings."""
        super().__init__()
        self.findings = tuple(found)


def as_data(finding: Finding) -> Answer:
    """Return the finding in the form that the browser needs."""
    words = f"{finding.wrong}; {finding.expected}"
    return {"severity": finding.severity, "where": finding.place.where, "words": words}


def warning(words: str) -> Answer:
    """Return a warning that is in no file, in the same form."""
    return {"severity": "warning", "where": "", "words": words}


def error(words: str) -> Answer:
    """Return an error that is in no file, in the same form."""
    return {"severity": "error", "where": "", "words": words}
