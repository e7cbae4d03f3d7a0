"""The status: what remains to be done, by language, topic and owner. Nothing in it depends on today's date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kb.content.reviews import Review
from kb.translations.summary import StaleUnit, Tally

SHARED = "shared"
"""Listed with the topics, for what all guides share: interface, glossary, snippets, home pages."""


class Readability(NamedTuple):
    """The length of a language's guides and sentences."""

    guides: int
    words: int
    sentences: int
    longest: tuple[tuple[str, int], ...]
    """The guides with the longest sentences, and the number of words in these."""

    @property
    def words_per_sentence(self) -> float:
        """The average number of words per sentence."""
        return self.words / self.sentences if self.sentences else 0.0


@dataclass(frozen=True)
class Status:
    """The status of the content. Guides are named by their addresses. Questions without a guide count as guides."""

    languages: Mapping[str, Tally]
    topics: Mapping[str, Mapping[str, Tally]]
    """Language → topic, or SHARED → the tally of its translation."""
    stale: tuple[StaleUnit, ...]
    reviews: tuple[Review, ...]
    """The next review of each guide, and of each translation with a date of its own, earliest first."""
    owners: Mapping[str, str]
    """The owners' names."""
    drafts: tuple[str, ...]
    unconfirmed: Mapping[str, tuple[str, ...]]
    """Language → the labels that nobody has confirmed, or that are taken from another language."""
    keywords_missing: Mapping[str, tuple[str, ...]]
    """Language → the guides that have words but no keywords in it."""
    linked_from: Mapping[str, tuple[str, ...]]
    """Guide → the guides that link to it."""
    without_picture: tuple[str, ...]
    readability: Mapping[str, Readability]
    unreadable: tuple[str, ...]
    """What is not counted, since it cannot be read: guides, and files such as `fr/billing/pay` or `fr/glossary.yml`."""


def reviews_by_month(status: Status) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield each month in which reviews are due (`2027-11`), with the number of reviews per owner."""
    months: dict[str, dict[str, int]] = {}
    for review in status.reviews:
        own = months.setdefault(f"{review.due:%Y-%m}", {})
        own[review.owner] = own.get(review.owner, 0) + 1
    yield from sorted(months.items())
