"""The status as tables in the terminal."""

from collections.abc import Iterator
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.table import Table

from kb.status.status import Status, reviews_by_month
from kb.translations.summary import Tally

MOST_MONTHS = 8
"""The largest number of months that have a column."""


def tables(status: Status, today: date) -> Iterator[Table | str]:
    """Yield the tables and lines to show, from top to bottom."""
    if status.unreadable:
        yield f"Not counted, since it cannot be read: {', '.join(status.unreadable)}. “kb check” says why."
    yield _languages(status)
    yield _topics(status)
    yield _months(status)
    if any(review.due < today for review in status.reviews):
        yield _overdue(status, today)
    unlinked = sum(not others for others in status.linked_from.values())
    without = ", ".join(f"{len(guides)} {language}" for language, guides in status.keywords_missing.items() if guides)
    misleading = sum(unit.significance == "major" for unit in status.stale)
    yield (
        f"Misleading translations: {misleading}. "
        f"Drafts: {len(status.drafts)}. Labels to confirm: {sum(map(len, status.unconfirmed.values()))}. "
        f"Without keywords: {without or 'none'}. Without a picture: {len(status.without_picture)}. "
        f"Linked by no other guide: {unlinked}."
    )


def _languages(status: Status) -> Table:
    table = _table("Translations, and how readable they are", "language")
    for heading in ("texts", "translated", "stale", "missing", "guides", "words", "words per sentence"):
        table.add_column(heading, justify="right")
    for language, tally in status.languages.items():
        own = status.readability[language]
        numbers = (tally.units, tally.translated, tally.stale, tally.missing, own.guides, own.words)
        table.add_row(language, *map(str, numbers), f"{own.words_per_sentence:.1f}")
    return table


def _topics(status: Status) -> Table:
    table = _table("Translated, by topic", "topic")
    for language in status.topics:
        table.add_column(language, justify="right")
    for topic in next(iter(status.topics.values()), {}):
        table.add_row(topic, *(_share(own[topic]) for own in status.topics.values()))
    return table


def _share(tally: Tally) -> str:
    """Return the share that is translated, and how many of those texts are stale."""
    if not tally.units:
        return "–"
    return f"{tally.translated / tally.units:.0%}{f', {tally.stale} stale' if tally.stale else ''}"


def _months(status: Status) -> Table:
    months = list(reviews_by_month(status))
    table = _table("Reviews due, by owner and month", "owner")
    for month, _number in months[:MOST_MONTHS]:
        table.add_column(month, justify="right")
    if len(months) > MOST_MONTHS:
        table.add_column("later", justify="right")
    for owner in sorted({review.owner for review in status.reviews}):
        numbers = [by_owner.get(owner, 0) for _month, by_owner in months]
        first, later = numbers[:MOST_MONTHS], numbers[MOST_MONTHS:]
        table.add_row(owner, *(str(number or "") for number in (*first, *([sum(later)] if later else []))))
    return table


def _overdue(status: Status, today: date) -> Table:
    table = _table("Overdue", "since", "guide", "language", "owner")
    for review in status.reviews:
        if review.due < today:
            table.add_row(str(review.due), review.guide, review.language, status.owners.get(review.owner, review.owner))
    return table


def _table(title: str, *columns: str) -> Table:
    return Table(
        *columns, title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, min_width=len(title) + 4
    )
