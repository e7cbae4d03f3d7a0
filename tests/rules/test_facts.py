from widgets import rules

EXPECTED = {
    "auto_renewal.lead": "14 day",
    "payments.filter_default": "2 month",
    "reminders.earliest": "2 month",
    "prepaid.minimum_chf": "0.1 CHF",
    "prepaid.minimum_eur": "0.1 EUR",
    "prepaid.maximum_chf": "9999 CHF",
    "prepaid.maximum_eur": "9999 EUR",
    "support_access.duration": "7 day",
    "kauth.emergency_codes": "10 count",
    "kauth.code_validity": "30 second",
    "kcheck.retention": "72 hour",
    "kcheck.answer_time": "2 hour",
    "kcheck.order_reaction": "10 day",
    "partner.minimum_turnover_chf": "2000 CHF",
    "partner.minimum_turnover_eur": "1800 EUR",
    "partner.maximum_discount": "35 percent",
    "api.request_limit": "60 count",
    "api_tokens.idle_limit": "1 year",
}


def test_facts_have_their_values_and_units() -> None:
    assert {name: f"{fact.value} {fact.unit}" for name, fact in rules.FACTS.items()} == EXPECTED
