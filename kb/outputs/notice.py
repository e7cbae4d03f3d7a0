"""NOTICE.txt: the licences of third-party work, which have to be passed on with the site."""

from collections.abc import Iterator
from pathlib import Path

from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file

NOTICE = Path(__file__).parents[2] / "NOTICE"


def outputs(_edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    yield text_file("NOTICE.txt", NOTICE.read_text(encoding="utf-8"), str)
