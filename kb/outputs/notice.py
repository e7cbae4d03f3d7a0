"""The notice of what others wrote: whoever gets their work with the site gets the notice too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kb.outputs.output import Output, text_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.outputs.edition import Edition

NOTICE = Path(__file__).parents[2] / "NOTICE"


def outputs(_edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    yield text_file("NOTICE.txt", NOTICE.read_text(encoding="utf-8"), str)
