"""Can a product's automatic renewal be turned on, and what happens when?"""

from collections.abc import Mapping
from datetime import date, timedelta

from widgets.rules.facts import FACTS
from widgets.rules.inputs import Field, Given
from widgets.rules.widget import Answer, Widget

LEAD = timedelta(days=FACTS["auto_renewal.lead"].value)

# Cards renew by themselves, and so does a stored Twint profile. Sources: automatic-renewal, pay-invoices.
CARRIES_RENEWALS = frozenset({"card", "twint"})

TURN_ON_ONE = "billing/automatic-renewal#turn-on-one"
ALREADY_PAID = "billing/automatic-renewal#already-paid"
RENEW_BY_HAND = "billing/automatic-renewal#renew-by-hand"
MISSED_RENEWAL = "billing/automatic-renewal#missed-renewal"

GUIDANCE: Mapping[str, tuple[str, ...]] = {
    "check-payment": (ALREADY_PAID, RENEW_BY_HAND),
    "expired": (RENEW_BY_HAND, MISSED_RENEWAL),
    "on": ("billing/automatic-renewal#turn-off-one", "billing/automatic-renewal#turn-off-all"),
    "attempting": (ALREADY_PAID, RENEW_BY_HAND),
    "renew-first": (RENEW_BY_HAND, TURN_ON_ONE),
    "choose-payment": (
        TURN_ON_ONE,
        "billing/automatic-renewal#turn-on-one-payment",
        "billing/automatic-renewal#which-payment",
    ),
    "can-turn-on": (TURN_ON_ONE, "billing/automatic-renewal#turn-on-all"),
}


def automatic_renewal(*, today: date, due: date, enabled: bool, payment: str | None) -> Answer:
    """Return the state today of a product that is due on `due`.

    The first payment is attempted 14 days before the due date; with fewer than 14 days left, automatic renewal cannot
    be turned on. Source: automatic-renewal. If it is on, a payment may have gone through already, so that renewing by
    hand would pay twice.
    """
    first_attempt = due - LEAD
    outcome = _outcome(today, due, payment, enabled=enabled)
    never_attempted = outcome in {"expired", "renew-first"}
    return {
        "outcome": outcome,
        "facts": {
            "days_left": (due - today).days,
            "first_attempt": None if never_attempted else first_attempt.isoformat(),
            "last_day_to_turn_on": first_attempt.isoformat(),
        },
        "steps": list(GUIDANCE[outcome]),
    }


def _outcome(today: date, due: date, payment: str | None, *, enabled: bool) -> str:
    if due < today:
        return "check-payment" if enabled else "expired"
    if enabled:
        return "on" if due - today >= LEAD else "attempting"
    if due - today < LEAD:
        return "renew-first"
    return "can-turn-on" if payment in CARRIES_RENEWALS else "choose-payment"


def _can_be_turned_on(given: Given) -> bool:
    """Return whether renewal is off and it is not too late to turn it on, so that the means of payment decides."""
    match given:
        case {"today": date() as today, "due": date() as due, "enabled": False}:
            return due - today >= LEAD
        case _:
            return False


AUTOMATIC_RENEWAL = Widget(
    fields=(
        Field("today", "date"),
        Field("due", "date"),
        Field("enabled", "flag"),
        Field(
            "payment",
            "choice",
            ("card", "twint", "postfinance", "iban", "paypal", "prepaid"),
            is_needed=_can_be_turned_on,
        ),
    ),
    guidance=GUIDANCE,
    rule=automatic_renewal,
)
