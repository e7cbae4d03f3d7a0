"""The values that texts and rules share, each written once, here."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

type Unit = Literal["second", "hour", "day", "month", "year", "count", "percent", "CHF", "EUR"]


class Fact(NamedTuple):
    """A value, its unit, and the id in docs/sources.yml of the page that states it."""

    value: int | float
    unit: Unit
    source: str


FACTS: Mapping[str, Fact] = {
    "auto_renewal.lead": Fact(14, "day", "automatic-renewal"),
    "payments.filter_default": Fact(2, "month", "automatic-renewal"),
    "reminders.earliest": Fact(2, "month", "renewal-reminders"),
    "prepaid.minimum_chf": Fact(0.1, "CHF", "pay-invoices"),
    "prepaid.minimum_eur": Fact(0.1, "EUR", "pay-invoices"),
    "prepaid.maximum_chf": Fact(9999, "CHF", "pay-invoices"),
    "prepaid.maximum_eur": Fact(9999, "EUR", "pay-invoices"),
    "support_access.duration": Fact(7, "day", "help-support-help-you"),
    "kauth.emergency_codes": Fact(10, "count", "kauth"),
    "kauth.code_validity": Fact(30, "second", "kauth"),
    "kcheck.retention": Fact(72, "hour", "kcheck"),
    "kcheck.answer_time": Fact(2, "hour", "kcheck"),
    "kcheck.order_reaction": Fact(10, "day", "kcheck"),
    "partner.minimum_turnover_chf": Fact(2000, "CHF", "partner-programme"),
    "partner.minimum_turnover_eur": Fact(1800, "EUR", "partner-programme"),
    "partner.maximum_discount": Fact(35, "percent", "partner-programme"),
    "api.request_limit": Fact(60, "count", "api"),  # in one minute
    "api_tokens.idle_limit": Fact(1, "year", "api-tokens"),
}
