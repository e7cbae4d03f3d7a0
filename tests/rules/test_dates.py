"""Automatic renewal over all dates of the calendar."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from widgets import rules

LEAD = timedelta(days=14)
PAYMENTS = ("card", "twint", "postfinance", "iban", "paypal", "prepaid")

ORDER = {
    True: ("on", "attempting", "expired"),
    False: ("can-turn-on", "choose-payment", "renew-first", "expired"),
}

days = st.dates()
dues = st.dates(min_value=date.min + LEAD)
dues_amid = st.dates(min_value=date.min + 3 * LEAD, max_value=date.max - 3 * LEAD)
near = st.integers(-3 * LEAD.days, 3 * LEAD.days)
means = st.sampled_from(PAYMENTS)
flags = st.booleans()


def renewal(today: date, due: date, payment: str = "card", *, enabled: bool) -> dict[str, Any]:
    """Return the answer for Python's dates."""
    inputs = {"today": today.isoformat(), "due": due.isoformat(), "payment": payment, "enabled": enabled}
    return dict(rules.answer("auto-renewal", inputs))


@given(today=days, due=dues, payment=means, enabled=flags)
@example(today=date.min, due=date.max, payment="card", enabled=False)
@example(today=date.max, due=date.min + LEAD, payment="card", enabled=False)
def test_the_facts_add_up_to_the_due_date(*, today: date, due: date, payment: str, enabled: bool) -> None:
    facts = renewal(today, due, payment, enabled=enabled)["facts"]
    assert today + timedelta(days=facts["days_left"]) == due
    assert date.fromisoformat(facts["first_attempt"]) + LEAD == due
    assert facts["last_day_to_turn_on"] == facts["first_attempt"]
    assert set(facts) == {"days_left", "first_attempt", "last_day_to_turn_on"}


@given(due=dues_amid)
@example(due=date(2028, 2, 29))
@example(due=date(2028, 3, 1))
@example(due=date(2028, 3, 14))
@example(due=date(2027, 3, 14))
@example(due=date(2100, 3, 1))
@example(due=date(2027, 1, 1))
@example(due=date(2026, 12, 31))
def test_the_edges_lie_fourteen_days_before_and_at_the_due_date(due: date) -> None:
    first_attempt = due - LEAD
    edges = {
        first_attempt: ("on", "can-turn-on"),
        first_attempt + timedelta(days=1): ("attempting", "renew-first"),
        due: ("attempting", "renew-first"),
        due + timedelta(days=1): ("expired", "expired"),
    }
    for today, (on, off) in edges.items():
        assert renewal(today, due, enabled=True)["outcome"] == on
        assert renewal(today, due, enabled=False)["outcome"] == off


@given(due=dues_amid, offsets=st.tuples(near, near).map(sorted), payment=means, enabled=flags)
def test_time_never_leads_back(*, due: date, offsets: list[int], payment: str, enabled: bool) -> None:
    first, later = (
        renewal(due + timedelta(days=offset), due, payment, enabled=enabled)["outcome"] for offset in offsets
    )
    assert ORDER[enabled].index(first) <= ORDER[enabled].index(later)


@given(due=dues_amid, offset=near, enabled=flags)
def test_the_means_counts_only_where_renewal_can_be_turned_on(*, due: date, offset: int, enabled: bool) -> None:
    today = due + timedelta(days=offset)
    outcomes = {payment: renewal(today, due, payment, enabled=enabled)["outcome"] for payment in PAYMENTS}
    if outcomes["card"] == "can-turn-on":
        assert {payment for payment in PAYMENTS if outcomes[payment] == "can-turn-on"} == {"card", "twint"}
        assert set(outcomes.values()) == {"can-turn-on", "choose-payment"}
    else:
        assert len(set(outcomes.values())) == 1


@pytest.mark.parametrize(
    ("due", "first_attempt"),
    [
        ("2028-03-14", "2028-02-29"),
        ("2028-03-13", "2028-02-28"),
        ("2027-03-14", "2027-02-28"),
        ("2100-03-14", "2100-02-28"),
        ("2000-03-14", "2000-02-29"),
        ("2028-02-29", "2028-02-15"),
        ("2027-01-01", "2026-12-18"),
        ("2027-01-14", "2026-12-31"),
        ("2027-01-15", "2027-01-01"),
        ("9999-12-31", "9999-12-17"),
        ("0001-01-15", "0001-01-01"),
    ],
)
def test_the_first_attempt_crosses_months_leap_days_and_years(due: str, first_attempt: str) -> None:
    answered = renewal(date(2026, 11, 20), date.fromisoformat(due), enabled=False)
    assert answered["facts"]["first_attempt"] == first_attempt


@given(today=days, due=st.dates(max_value=date.min + LEAD - timedelta(days=1)))
def test_a_due_date_without_a_first_attempt_in_the_calendar_is_refused(today: date, due: date) -> None:
    assert renewal(today, due, enabled=True) == {"error": "date-out-of-range", "field": "due"}


@given(day=days)
def test_a_date_is_read_in_one_spelling_only(day: date) -> None:
    year, week, weekday = day.isocalendar()
    for spelling in (
        f"{day:%Y%m%d}",
        f"{year:04}-W{week:02}-{weekday}",
        f"{day.isoformat()}T00:00",
        f"{day:%d.%m.%Y}",
    ):
        inputs = {"today": spelling, "due": "2026-12-24", "payment": "card", "enabled": True}
        assert rules.answer("auto-renewal", inputs) == {"error": "not-a-date", "field": "today"}
