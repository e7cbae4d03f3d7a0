"""The values that texts and rules share, each typed in once, here."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

type Unit = Literal["second", "hour", "day", "month", "year", "count", "percent", "CHF", "EUR"]


class Fact(NamedTuple):
    """A value, its unit, and where it comes from.

    `source` names the guide of CONTENT.md that needs the fact, then the line of today's pages that states it.
    """

    value: int | float
    unit: Unit
    source: str


FACTS: Mapping[str, Fact] = {
    "auto_renewal.lead": Fact(14, "day", "billing/automatic-renewal; seeds/000, lines 29-30"),
    "payments.filter_default": Fact(2, "month", "billing/automatic-renewal; seeds/000, line 37"),
    "reminders.earliest": Fact(2, "month", "billing/renewal-reminders; seeds/001, line 38"),
    "prepaid.minimum_chf": Fact(0.1, "CHF", "billing/pay-invoices; seeds/000, line 90"),
    "prepaid.minimum_eur": Fact(0.1, "EUR", "billing/pay-invoices; seeds/000, line 90"),
    "prepaid.maximum_chf": Fact(9999, "CHF", "billing/pay-invoices; seeds/000, line 90"),
    "prepaid.maximum_eur": Fact(9999, "EUR", "billing/pay-invoices; seeds/000, line 90"),
    "support_access.duration": Fact(7, "day", "support/help-support-help-you; seeds/000, line 96"),
    "kauth.emergency_codes": Fact(10, "count", "security/kauth; seeds/000, line 256"),
    "kauth.code_validity": Fact(30, "second", "security/kauth; seeds/000, line 268"),
    "kcheck.retention": Fact(72, "hour", "security/kcheck; seeds/000, line 305"),
    "kcheck.answer_time": Fact(2, "hour", "security/kcheck; seeds/000, line 322"),
    "kcheck.order_reaction": Fact(10, "day", "security/kcheck; seeds/000, line 337"),
    "partner.minimum_turnover_chf": Fact(2000, "CHF", "partners/partner-programme; seeds/000, line 149"),
    "partner.minimum_turnover_eur": Fact(1800, "EUR", "partners/partner-programme; seeds/000, line 149"),
    "partner.maximum_discount": Fact(35, "percent", "partners/partner-programme; seeds/000, line 171"),
    "api.request_limit": Fact(60, "count", "developers/api; seeds/000, line 364"),  # in one minute
    "api_tokens.idle_limit": Fact(1, "year", "developers/api-tokens; seeds/001, line 139"),
}
