"""Review dates that cannot be right, and reviews that are due.

Not among the checks of a build, which never reads the clock: `kb check` reports them.
"""

from collections.abc import Iterator
from datetime import date

from kb.content.finding import Finding
from kb.content.reviews import place_of_date, place_of_review, reviews
from kb.content.site import Site

EARLIEST = date(2000, 1, 1)


def wrong_review_dates(site: Site, today: date) -> Iterator[Finding]:
    """Find guides with a review or a change in the future or before 2000, and guides due for review, by owner."""
    in_order = sorted(reviews(site), key=lambda review: (review.owner, review.due, review.guide))
    for review in in_order:
        if wrong := wrong_date(review.reviewed, today):
            place = place_of_review(site, site.outlines[review.guide], review.language)
            yield Finding(place, f"the review date {wrong}", "expected the day of the last review")
        elif review.due < today:
            place = place_of_review(site, site.outlines[review.guide], review.language)
            wrong = f"a review has been due since {review.due}"
            command = f"kb review {review.guide} --language {review.language}"
            expected = f"{_owner(site, review.owner)}: compare the guide with the product, then run: {command}"
            yield Finding(place, wrong, expected, "warning")
    for guide in site.outlines.values():
        for _name, day in guide.changes:
            if wrong := wrong_date(day, today):
                place = place_of_date(site, guide, guide.source, day)
                yield Finding(place, f"the date {wrong}", "expected the day from which the guide says so")


def wrong_date(day: date, today: date) -> str:
    """Return what is wrong with a date, or "". Slips such as 0026 for 2026 are before there was any content."""
    if day > today:
        return f"{day} is in the future"
    return f"{day} is before {EARLIEST.year}" if day < EARLIEST else ""


def _owner(site: Site, owner: str) -> str:
    record = (site.owners or {}).get(owner)
    return f"{record.name} ({record.address})" if record else owner
