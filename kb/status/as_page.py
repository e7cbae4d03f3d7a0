"""The status as one page with charts: HTML and SVG, without scripts or other files."""

from collections.abc import Mapping
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from kb.status.status import SHARED, Status, reviews_by_month
from kb.translations.summary import Tally

TEMPLATE = Path(__file__).with_name("status.html.jinja")

MOST_MONTHS = 18
"""The largest number of months in the chart of reviews."""


class Piece(NamedTuple):
    """A piece of a bar: its kind, its number, and its start and length as fractions of the bar."""

    name: str
    number: int
    start: float
    length: float


def as_page(status: Status, today: date) -> str:
    """Return the page, with the reviews marked that are due by `today`."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    months = list(reviews_by_month(status))[:MOST_MONTHS]
    most = max((sum(owners.values()) for _month, owners in months), default=1)
    names = sorted({review.owner for review in status.reviews})
    return template.render(
        status=status,
        today=today,
        topics=next(iter(status.topics.values()), {}),
        shared=SHARED,
        bar=_bar,
        overdue=[review for review in status.reviews if review.due < today],
        months=[(month, sum(owners.values()), _pieces(owners, most)) for month, owners in months],
        this_month=f"{today:%Y-%m}",
        owners=names,
        hue={name: round(360 * number / max(len(names), 1)) for number, name in enumerate(names)},
        longest=max((own.words_per_sentence for own in status.readability.values()), default=1) or 1,
        unlinked=[address for address, others in status.linked_from.items() if not others],
    )


def _bar(tally: Tally) -> list[Piece]:
    """Return the pieces of a translation's bar: current, stale and missing."""
    numbers = {"current": tally.translated - tally.stale, "stale": tally.stale, "missing": tally.missing}
    return _pieces(numbers, max(tally.units, 1))


def _pieces(numbers: Mapping[str, int], whole: int) -> list[Piece]:
    starts = accumulate((number / whole for number in numbers.values()), initial=0.0)
    return [
        Piece(name, number, start, number / whole)
        for (name, number), start in zip(numbers.items(), starts, strict=False)
        if number
    ]
