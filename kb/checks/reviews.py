"""Review dates that cannot be right, or are long past.

Not among the checks of a build, which never reads the clock: `kb check` reports them.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from kb.content.finding import Finding
from kb.content.guide_in_languages import Outline
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.text import Place

LONGEST_WITHOUT_REVIEW = timedelta(days=2 * 365)


def latest_today() -> date:
    """Return today's date where the day begins first: a review of today is nowhere one of tomorrow."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def wrong_review_dates(site: Site, today: date) -> Iterator[Finding]:
    """Find guides that were reviewed in the future, or not for years."""
    for guide in site.outlines.values():
        if guide.reviewed > today:
            wrong = f"the review date {guide.reviewed} is in the future"
            yield Finding(_place(guide), wrong, "expected the day of the last review")
        elif today - guide.reviewed > LONGEST_WITHOUT_REVIEW:
            wrong = f"the last review, on {guide.reviewed}, was more than two years ago"
            yield Finding(_place(guide), wrong, "check whether the guide is still right, and set the date", "warning")


def _place(guide: Outline) -> Place:
    """Return where the guide's source has its date, which no outline knows: in the file, or below a question's id."""
    path, first = guide.place.path, guide.place.line
    lines = (read_source(path, path.parent).text()[0] or "").splitlines()
    numbers = range(first, len(lines) + 1)
    line = next((number for number in numbers if lines[number - 1].lstrip(" -").startswith("reviewed:")), first)
    return Place(path, line, where="reviewed")
