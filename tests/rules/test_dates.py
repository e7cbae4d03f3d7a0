"""Automatic renewal over all dates that the rules accept."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from widgets import rules

LEAD = timedelta(days=14)
PAYMENTS = ("card", "twint", "postfinance", "iban", "paypal", "prepaid")

ORDER = {
    True: ("on", "attempting", "check-payment"),
    False: ("can-turn-on", "choose-payment", "renew-first", "expired"),
}

days = st.dates(rules.EARLIEST, rules.LATEST)
days_amid = st.dates(rules.EARLIEST + 3 * LEAD, rules.LATEST - 3 * LEAD)
near = st.integers(-3 * LEAD.days, 3 * LEAD.days)
means = st.sampled_from(PAYMENTS)
flags = st.booleans()


def renewal(today: date, due: date, payment: str = "card", *, enabled: bool) -> dict[str, Any]:
    """Return the answer for Python's dates."""
    inputs = {"today": today.isoformat(), "due": due.isoformat(), "payment": payment, "enabled": enabled}
    return dict(rules.answer("auto-renewal", inputs))


@given(today=days, due=days, payment=means, enabled=flags)
@example(today=rules.EARLIEST, due=rules.LATEST, payment="card", enabled=False)
@example(today=rules.LATEST, due=rules.EARLIEST, payment="card", enabled=False)
def test_the_facts_add_up_to_the_due_date(*, today: date, due: date, payment: str, enabled: bool) -> None:
    facts = renewal(today, due, payment, enabled=enabled)["facts"]
    assert today + timedelta(days=facts["days_left"]) == due
    assert date.fromisoformat(facts["last_day_to_turn_on"]) + LEAD == due
    assert set(facts) == {"days_left", "first_attempt", "last_day_to_turn_on"}


@given(today=days, due=days, payment=means, enabled=flags)
@example(today=date(2026, 12, 11), due=date(2026, 12, 24), payment="card", enabled=False)
def test_a_first_attempt_is_given_if_one_was_or_will_be_made(
    *, today: date, due: date, payment: str, enabled: bool
) -> None:
    facts = renewal(today, due, payment, enabled=enabled)["facts"]
    has_attempt = enabled or due - today >= LEAD
    assert facts["first_attempt"] == (facts["last_day_to_turn_on"] if has_attempt else None)


@given(today=days, due=days, enabled=flags)
def test_the_means_of_payment_is_needed_only_if_it_decides(*, today: date, due: date, enabled: bool) -> None:
    inputs = {"today": today.isoformat(), "due": due.isoformat(), "enabled": enabled}
    answered: Any = rules.answer("auto-renewal", inputs)
    if enabled or due - today < LEAD:
        assert answered == renewal(today, due, enabled=enabled)
    else:
        assert answered["errors"] == [{"error": "missing", "field": "payment"}]


@given(due=days_amid)
@example(due=date(2028, 2, 29))
@example(due=date(2028, 3, 1))
@example(due=date(2028, 3, 14))
@example(due=date(2027, 3, 14))
@example(due=date(2100, 3, 1))
@example(due=date(2027, 1, 1))
@example(due=date(2026, 12, 31))
def test_the_answer_changes_fourteen_days_before_and_at_the_due_date(due: date) -> None:
    first_attempt = due - LEAD
    edges = {
        first_attempt: ("on", "can-turn-on"),
        first_attempt + timedelta(days=1): ("attempting", "renew-first"),
        due: ("attempting", "renew-first"),
        due + timedelta(days=1): ("check-payment", "expired"),
    }
    for today, (on, off) in edges.items():
        assert renewal(today, due, enabled=True)["outcome"] == on
        assert renewal(today, due, enabled=False)["outcome"] == off


@given(due=days_amid, offsets=st.tuples(near, near).map(sorted), payment=means, enabled=flags)
def test_outcomes_never_go_back_in_time(*, due: date, offsets: list[int], payment: str, enabled: bool) -> None:
    first, later = (
        renewal(due + timedelta(days=offset), due, payment, enabled=enabled)["outcome"] for offset in offsets
    )
    assert ORDER[enabled].index(first) <= ORDER[enabled].index(later)


@given(due=days_amid, offset=near, enabled=flags)
def test_the_means_of_payment_counts_only_if_renewal_can_be_turned_on(*, due: date, offset: int, enabled: bool) -> None:
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
        ("2000-01-01", "1999-12-18"),
        ("2100-12-31", "2100-12-17"),
    ],
)
def test_the_first_attempt_crosses_months_leap_days_and_years(due: str, first_attempt: str) -> None:
    answered = renewal(date(2026, 11, 20), date.fromisoformat(due), enabled=True)
    assert answered["facts"]["first_attempt"] == first_attempt


@pytest.mark.parametrize("field", ["today", "due"])
@given(day=st.dates(max_value=rules.EARLIEST - timedelta(days=1)) | st.dates(rules.LATEST + timedelta(days=1)))
@example(day=date(26, 12, 24))
def test_a_year_with_two_digits_or_beyond_2100_is_an_error(field: str, day: date) -> None:
    inputs = {"today": "2026-11-20", "due": "2026-12-24", "enabled": True, field: day.isoformat()}
    mistake = {"error": "date-out-of-range", "field": field}
    assert rules.answer("auto-renewal", inputs) == {**mistake, "errors": [mistake]}


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
        mistake = {"error": "not-a-date", "field": "today"}
        assert rules.answer("auto-renewal", inputs) == {**mistake, "errors": [mistake]}
