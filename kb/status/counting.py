"""Counts the numbers of the status, from the site and the figures of each guide."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from kb.content.places import page_of
from kb.content.reviews import reviews
from kb.content.site import Site
from kb.status.figures import Figures
from kb.status.status import SHARED, Readability, Status
from kb.translations.summary import Summary, Tally, summary_of_shared_files, total

MOST_LONG = 10
"""The largest number of guides listed for their long sentences, per language."""


def status_of(
    site: Site,
    unreadable: Collection[str],
    summaries: Mapping[str, Summary],
    figures: Mapping[str, Mapping[str, Figures]],
) -> Status:
    """Return the status of the site, from what cannot be read, and each guide's translation tallies and figures."""
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
        unreadable=tuple(sorted(unreadable)),
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
