"""What is measured, and how."""

import time
from collections.abc import Callable
from typing import NamedTuple

from kb.content.text import LONGEST_TEXT

SMALL, LARGE = 10_000, 100_000  # characters
FLOOR = 0.03  # seconds of the processor: what takes less is noise


class Measured(NamedTuple):
    """How long a unit took in a place, in seconds."""

    place: str
    unit: str
    small: float
    large: float

    @property
    def growth(self) -> float:
        """How many times as long the large one took."""
        return self.large / max(self.small, FLOOR)


def pieces(text: str) -> list[str]:
    """Return the text in pieces that are just short enough for a text of the content."""
    size = LONGEST_TEXT - 1
    return [text[start : start + size] for start in range(0, len(text), size)]


def seconds[*Given](work: Callable[[*Given], object], *given: *Given) -> float:
    """Return the processor time that the work takes, in seconds."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start
