"""What is measured, and how."""

import time
from collections.abc import Callable
from typing import NamedTuple

from kb.content.text import LONGEST_TEXT

SMALL, LARGE = 10_000, 100_000  # characters
FLOOR = 0.03  # seconds of processor time; anything less is noise


class Measured(NamedTuple):
    """The times, in seconds, that a unit took in a place."""

    place: str
    unit: str
    small: float
    large: float

    @property
    def growth(self) -> float:
        """The ratio of the longer text's time to the shorter one's."""
        return self.large / max(self.small, FLOOR)


def pieces(text: str) -> list[str]:
    """Return the text in pieces that are just short enough to be texts of the content."""
    size = LONGEST_TEXT - 1
    return [text[start : start + size] for start in range(0, len(text), size)]


def seconds[*Given](work: Callable[[*Given], object], *given: *Given) -> float:
    """Return the processor time that the work takes, in seconds."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start
