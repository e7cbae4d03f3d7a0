"""The status: what is to be done in the content, by language, topic and owner. Nothing in it depends on the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kb.content.reviews import Review
from kb.translations.summary import StaleUnit, Tally

SHARED = "shared"
"""Stands among the topics for what all guides share: interface, glossary, snippets, home pages."""


class Readability(NamedTuple):
    """How long the guides of a language are, and their sentences."""

    guides: int
    words: int
    sentences: int
    longest: tuple[tuple[str, int], ...]
    """The guides with the longest sentences, and how many words these have."""

    @property
    def words_per_sentence(self) -> float:
        """The average."""
        return self.words / self.sentences if self.sentences else 0.0


@dataclass(frozen=True)
class Status:
    """How the content stands. Guides are named by their addresses; questions without a guide count as guides."""

    languages: Mapping[str, Tally]
    topics: Mapping[str, Mapping[str, Tally]]
    """Language → topic, or SHARED → how far its translation is."""
    stale: tuple[StaleUnit, ...]
    reviews: tuple[Review, ...]
    """The next review of each guide, and of each translation with a date of its own, the first that is due first."""
    owners: Mapping[str, str]
    """The names of the owners."""
    drafts: tuple[str, ...]
    unconfirmed: Mapping[str, tuple[str, ...]]
    """Language → the labels that nobody has confirmed, or that are another language's."""
    keywords_missing: Mapping[str, tuple[str, ...]]
    """Language → the guides with words but without keywords in it."""
    linked_from: Mapping[str, tuple[str, ...]]
    """Guide → the guides that link to it."""
    without_picture: tuple[str, ...]
    readability: Mapping[str, Readability]


def reviews_by_month(status: Status) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield each month in which reviews are due (`2027-11`), with their number by owner."""
    months: dict[str, dict[str, int]] = {}
    for review in status.reviews:
        own = months.setdefault(f"{review.due:%Y-%m}", {})
        own[review.owner] = own.get(review.owner, 0) + 1
    yield from sorted(months.items())
