"""The status: what is to be done in the content, by language, topic and owner. Nothing in it depends on the day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kb.content.places import page_of
from kb.content.reviews import Review, reviews
from kb.content.site import Site
from kb.status.figures import Figures
from kb.translations.summary import StaleUnit, Summary, Tally, summary_of_shared_files, total

SHARED = "shared"
"""Stands among the topics for what all guides share: interface, glossary, snippets, home pages."""

MOST_LONG = 10
"""The largest number of guides of a language that are named for their long sentences."""


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


def status_of(site: Site, summaries: Mapping[str, Summary], figures: Mapping[str, Mapping[str, Figures]]) -> Status:
    """Return the status of the site, from how far the translations of each guide are, and its figures."""
    shared = summary_of_shared_files(site)
    by_topic: dict[str, list[Summary]] = {**{str(topic.id): [] for topic in site.topics}, SHARED: [shared]}
    for address, summary in summaries.items():
        by_topic.setdefault(site.outlines[address].topic, []).append(summary)
    of_topics = {topic: total(own) for topic, own in by_topic.items()}
    of_all = total([shared, *summaries.values()])
    return Status(
        languages={language: of_all.get(language, Tally()) for language in site.languages},
        topics={
            language: {topic: tallies.get(language, Tally()) for topic, tallies in of_topics.items()}
            for language in site.languages
        },
        stale=tuple(unit for summary in (shared, *summaries.values()) for unit in summary.stale),
        reviews=tuple(sorted(reviews(site), key=lambda review: (review.due, review.owner, review.guide))),
        owners={name: str(owner.name) for name, owner in (site.owners or {}).items()},
        drafts=tuple(address for address, outline in site.outlines.items() if outline.is_draft),
        unconfirmed={
            language: tuple(
                name for name, label in own.items() if label.unconfirmed or label.label.language != language
            )
            for language, own in site.labels.items()
        },
        keywords_missing={
            language: tuple(
                address for address, own in figures.items() if language in own and not own[language].has_keywords
            )
            for language in site.languages
        },
        linked_from=_linked_from(site),
        without_picture=tuple(
            address for address, outline in site.outlines.items() if not outline.is_question and not outline.pictures
        ),
        readability={language: _readability(language, figures) for language in site.languages},
    )


def _linked_from(site: Site) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for address, outline in site.outlines.items():
        for target in (*(place for _text, place in outline.links), *map(str, outline.related)):
            if page_of(target) != address:
                found[page_of(target)].add(address)
    return {address: tuple(sorted(found[address])) for address in site.outlines}


def _readability(language: str, figures: Mapping[str, Mapping[str, Figures]]) -> Readability:
    own = {address: of_guide[language] for address, of_guide in figures.items() if language in of_guide}
    longest = sorted(own, key=lambda address: own[address].longest, reverse=True)[:MOST_LONG]
    return Readability(
        guides=len(own),
        words=sum(of_guide.words for of_guide in own.values()),
        sentences=sum(of_guide.sentences for of_guide in own.values()),
        longest=tuple((address, own[address].longest) for address in longest),
    )


def reviews_by_month(status: Status) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield each month in which reviews are due (`2027-11`), with their number by owner."""
    months: dict[str, dict[str, int]] = {}
    for review in status.reviews:
        own = months.setdefault(f"{review.due:%Y-%m}", {})
        own[review.owner] = own.get(review.owner, 0) + 1
    yield from sorted(months.items())
