"""When guides are to be reviewed again, that is compared with the product, by those who look after them."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from kb.content.guide_in_languages import Outline
from kb.content.places import file_of
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.text import Place

REVIEW_EVERY = 12
"""After how many months a guide is to be reviewed again, if neither it nor its topic says so."""


@dataclass(frozen=True)
class Review:
    """The last review of a guide in a language, and when the next one is due."""

    guide: str
    """The address of the guide."""
    language: str
    owner: str
    reviewed: date
    months: int
    """After how many months it is due again."""

    @property
    def due(self) -> date:
        """The day from which it is due again."""
        return months_after(self.reviewed, self.months)


def reviews(site: Site) -> Iterator[Review]:
    """Yield the review of each guide, and of each translation that has its own date.

    All other translations are reviewed together with their source.
    """
    of_topics = {str(topic.id): topic.review_every for topic in site.topics}
    for guide in site.outlines.values():
        months = guide.review_every or of_topics.get(guide.topic) or REVIEW_EVERY
        for language, reviewed in guide.reviewed.items():
            if language == guide.source or reviewed != guide.reviewed[guide.source]:
                yield Review(guide.address, language, str(guide.owner), reviewed, months)


def latest_today() -> date:
    """Return today's date where the day begins first, so that nobody's review of today is in the future."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def place_of_review(site: Site, guide: Outline, language: str) -> Place:
    """Return the place of the review date in the guide's file in the language, or where it would be."""
    return _place(site, guide, language, "reviewed:")._replace(where="reviewed")


def place_of_date(site: Site, guide: Outline, language: str, day: date) -> Place:
    """Return where the guide's file in the language has a change of that day."""
    return _place(site, guide, language, f"date: {day}")._replace(where="changes")


def _place(site: Site, guide: Outline, language: str, words: str) -> Place:
    """Return the line with these words: in the guide's file, or below the id of the question."""
    path = site.docs / language / f"{file_of(guide)}.yml"
    lines = (read_source(path, site.docs).text()[0] or "").splitlines()
    name = guide.address.split("/")[1]
    starts = (number for number, line in enumerate(lines) if line.lstrip(" -{").startswith(f"id: {name}"))
    first = next(starts, 0) if guide.is_question else 0
    line = next((number for number in range(first, len(lines)) if words in lines[number]), first)
    return Place(path, line + 1)
