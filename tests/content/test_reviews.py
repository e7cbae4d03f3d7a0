"""Review dates, as kb check sees them. Builds do not read the clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.checks.reviews import wrong_review_dates
from kb.content.reviews import months_after
from tests.conftest import loaded
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 28)
PAY = "de/billing/pay.yml"
PAY_IN_FRENCH = "fr/billing/pay.yml"


def _lines(docs: Path, today: date = TODAY) -> list[str]:
    return [finding.line(docs.parent) for finding in wrong_review_dates(loaded(docs)[0], today)]


@pytest.mark.parametrize(
    ("reviewed", "wrong"),
    [("2036-11-20", "in the future"), ("2026-11-29", "in the future"), ("0026-11-20", "before 2000")],
)
def test_a_date_that_cannot_be_right_is_an_error_at_its_line(docs: Path, reviewed: str, wrong: str) -> None:
    replaced("reviewed: 2026-11-20", f"reviewed: {reviewed}")(docs / PAY)
    (found,) = wrong_review_dates(loaded(docs)[0], TODAY)
    assert (found.place.line, found.severity) == (4, "error")
    assert found.wrong == f"the review date {reviewed} is {wrong}"


def test_a_review_that_is_due_names_its_owner_and_the_command(docs: Path) -> None:
    replaced("reviewed: 2026-11-20", "reviewed: 2016-11-20")(docs / PAY)
    assert _lines(docs) == [
        "docs/de/billing/pay.yml:4:1: warning: reviewed: a review has been due since 2017-11-20; Billing "
        "(mailto:billing@example.ch): compare the guide with the product, then run: "
        "kb review billing/pay --language de"
    ]


@pytest.mark.parametrize("reviewed", ["2026-11-28", "2025-11-28"])
def test_today_and_a_year_ago_are_right(docs: Path, reviewed: str) -> None:
    replaced("reviewed: 2026-11-20", f"reviewed: {reviewed}")(docs / PAY)
    assert _lines(docs) == []


def test_a_topic_sets_the_review_interval_and_a_guide_may_override_it(docs: Path) -> None:
    replaced("    guides:", "    review_every: 24\n    guides:")(docs / "topics.yml")
    replaced("reviewed: 2026-11-20", "reviewed: 2025-11-20")(docs / PAY)
    assert _lines(docs) == []
    replaced("owner: billing", "owner: billing\nreview_every: 6")(docs / PAY)
    (line,) = _lines(docs)
    assert "a review has been due since 2026-05-20" in line


def test_a_translation_with_a_date_of_its_own_is_reviewed_separately(docs: Path) -> None:
    replaced("translates: de\n", "translates: de\nreviewed: 2024-11-20\n")(docs / PAY_IN_FRENCH)
    site, found = loaded(docs)
    assert found == []
    assert [str(site.guides["billing/pay"].versions[code].reviewed) for code in ("de", "fr", "it")] == [
        "2026-11-20",
        "2024-11-20",
        "2026-11-20",
    ]
    (line,) = _lines(docs)
    assert line.startswith("docs/fr/billing/pay.yml:2:1: warning: reviewed:")
    assert line.endswith("kb review billing/pay --language fr")


def test_a_question_of_a_translation_too(docs: Path) -> None:
    name = "fr/billing/questions.yml"
    replaced("  - id: receipt\n", "  - id: receipt\n    reviewed: 2024-11-20\n")(docs / name)
    (line,) = _lines(docs)
    number = (docs / name).read_text(encoding="utf-8").splitlines().index("    reviewed: 2024-11-20") + 1
    assert line.startswith(f"docs/{name}:{number}:")
    assert line.endswith("kb review billing/receipt --language fr")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-29", 12, "2027-11-29"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2024-02-29", 12, "2025-02-28"),
        ("9999-12-31", 120, "9999-12-31"),
    ],
)
def test_months_end_as_in_the_calendar(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)
