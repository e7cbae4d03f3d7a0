"""Review dates that cannot be right, and reviews that are due.

Not among the checks of a build, which never reads the clock: `kb check` reports them.
"""

from collections.abc import Iterator
from datetime import date

from kb.content.finding import Finding
from kb.content.reviews import place_of_date, place_of_review, reviews
from kb.content.site import Site


def wrong_review_dates(site: Site, today: date) -> Iterator[Finding]:
    """Find guides with a review or a change in the future, and guides that are due for review, by their owners."""
    in_order = sorted(reviews(site), key=lambda review: (review.owner, review.due, review.guide))
    for review in in_order:
        if review.reviewed > today:
            place = place_of_review(site, site.outlines[review.guide], review.language)
            wrong = f"the review date {review.reviewed} is in the future"
            yield Finding(place, wrong, "expected the day of the last review")
        elif review.due < today:
            place = place_of_review(site, site.outlines[review.guide], review.language)
            wrong = f"a review has been due since {review.due}"
            command = f"kb review {review.guide} --language {review.language}"
            expected = f"{_owner(site, review.owner)}: compare the guide with the product, then run: {command}"
            yield Finding(place, wrong, expected, "warning")
    for guide in site.outlines.values():
        for _name, day in guide.changes:
            if day > today:
                place = place_of_date(site, guide, guide.source, day)
                wrong = f"the date {day} is in the future"
                yield Finding(place, wrong, "expected the day from which the guide says so")


def _owner(site: Site, owner: str) -> str:
    record = (site.owners or {}).get(owner)
    return f"{record.name} ({record.address})" if record else owner
