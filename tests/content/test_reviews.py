"""Review dates, as kb check looks at them: no build reads the clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.checks.reviews import wrong_review_dates
from tests.conftest import loaded
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("reviewed", "severity", "wrong"),
    [
        ("2036-11-20", "error", "the review date 2036-11-20 is in the future"),
        ("2026-11-29", "error", "the review date 2026-11-29 is in the future"),
        ("2016-11-20", "warning", "the last review, on 2016-11-20, was more than two years ago"),
        ("2024-11-27", "warning", "the last review, on 2024-11-27, was more than two years ago"),
    ],
)
def test_a_date_that_cannot_be_right_is_reported_at_its_line(
    docs: Path, reviewed: str, severity: str, wrong: str
) -> None:
    replaced("reviewed: 2026-11-20", f"reviewed: {reviewed}")(docs / "de/billing/pay.yml")
    (found,) = wrong_review_dates(loaded(docs)[0], TODAY)
    assert (found.place.line, found.severity, found.wrong) == (4, severity, wrong)


@pytest.mark.parametrize("reviewed", ["2026-11-28", "2024-11-30"])
def test_today_and_two_years_ago_are_right(docs: Path, reviewed: str) -> None:
    replaced("reviewed: 2026-11-20", f"reviewed: {reviewed}")(docs / "de/billing/pay.yml")
    assert list(wrong_review_dates(loaded(docs)[0], TODAY)) == []
