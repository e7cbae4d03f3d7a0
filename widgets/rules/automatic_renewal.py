"""Can a product's automatic renewal be turned on, and what happens when?"""

from collections.abc import Mapping
from datetime import date, timedelta

from widgets.rules.facts import FACTS
from widgets.rules.inputs import Field, InputError
from widgets.rules.widget import Answer, Widget

LEAD = timedelta(days=FACTS["auto_renewal.lead"].value)

# Cards renew by themselves, and so does a stored Twint profile. Sources: automatic-renewal, pay-invoices.
CARRIES_RENEWALS = frozenset({"card", "twint"})

TURN_ON_ONE = "billing/automatic-renewal#turn-on-one"
RENEW_BY_HAND = "billing/automatic-renewal#renew-by-hand"
MISSED_RENEWAL = "billing/automatic-renewal#missed-renewal"

GUIDANCE: Mapping[str, tuple[str, ...]] = {
    "expired": (RENEW_BY_HAND, MISSED_RENEWAL),
    "on": ("billing/automatic-renewal#turn-off-one", "billing/automatic-renewal#turn-off-all"),
    "attempting": (MISSED_RENEWAL, RENEW_BY_HAND),
    "renew-first": (RENEW_BY_HAND, TURN_ON_ONE),
    "choose-payment": (
        "billing/automatic-renewal#which-payment",
        TURN_ON_ONE,
        "billing/automatic-renewal#turn-on-one-payment",
    ),
    "can-turn-on": (TURN_ON_ONE, "billing/automatic-renewal#turn-on-all"),
}


def automatic_renewal(*, today: date, due: date, payment: str, enabled: bool) -> Answer:
    """Return how a product that is due on `due` stands today.

    The first payment is attempted 14 days before the due date; with fewer than 14 days left, automatic
    renewal cannot be turned on. Source: automatic-renewal.

    Raises:
        InputError: `date-out-of-range` if the first attempt would be before the calendar begins.
    """
    if due - date.min < LEAD:
        raise InputError("date-out-of-range", "due")
    first_attempt = due - LEAD
    outcome = _outcome(today, due, first_attempt, payment, enabled=enabled)
    return {
        "outcome": outcome,
        "facts": {
            "days_left": (due - today).days,
            "first_attempt": first_attempt.isoformat(),
            "last_day_to_turn_on": first_attempt.isoformat(),
        },
        "steps": list(GUIDANCE[outcome]),
    }


def _outcome(today: date, due: date, first_attempt: date, payment: str, *, enabled: bool) -> str:
    if due < today:
        return "expired"
    if enabled:
        return "on" if today <= first_attempt else "attempting"
    if today > first_attempt:
        return "renew-first"
    return "can-turn-on" if payment in CARRIES_RENEWALS else "choose-payment"


AUTOMATIC_RENEWAL = Widget(
    fields=(
        Field("today", "date"),
        Field("due", "date"),
        Field("payment", "choice", ("card", "twint", "postfinance", "iban", "paypal", "prepaid")),
        Field("enabled", "flag"),
    ),
    guidance=GUIDANCE,
    rule=automatic_renewal,
)
