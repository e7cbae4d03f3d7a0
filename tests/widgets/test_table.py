"""The table of all answers: for any inputs, exactly one case matches, with the rules' answer."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.cases import (
    FARTHEST,
    Case,
    DaysAfter,
    DaysUntil,
    cases,
    codes_of_facts,
    day_range,
    fact_names,
    fields_of_form,
)
from widgets.rules import WIDGETS, Field, answer

DAYS = st.dates(date(2003, 1, 1), date(2097, 1, 1))
FINITE = [name for name, widget in WIDGETS.items() if all(field.kind != "date" for field in widget.fields)]


@pytest.mark.parametrize("name", FINITE)
def test_each_input_has_one_case_with_the_answer_of_the_rules(name: str) -> None:
    fields = [field for field in WIDGETS[name].fields if field.kind != "address"]
    for values in product(*(_values(field) for field in fields)):
        inputs = {field.name: value for field, value in zip(fields, values, strict=True)}
        found = answer(name, inputs)
        if any(absent <= set(values) for absent in WIDGETS[name].absent):
            assert [case for case in cases(name) if _matches(case, inputs)] == []
            continue
        matching = [case for case in cases(name) if _matches(case, inputs)]
        if "error" in found:
            assert matching == []
        else:
            assert [(case.outcome, case.facts, list(case.steps)) for case in matching] == [
                (found["outcome"], found["facts"], found["steps"])
            ]


@given(today=DAYS, days=st.integers(-900, 900), payment=st.sampled_from(["card", "iban"]), enabled=st.booleans())
def test_a_renewal_on_any_day_has_one_case_with_the_answer_of_the_rules(
    *, today: date, days: int, payment: str, enabled: bool
) -> None:
    due = today + timedelta(days=days)
    inputs = {"today": today.isoformat(), "due": due.isoformat(), "payment": payment, "enabled": enabled}
    found = answer("auto-renewal", inputs)
    within = max(-FARTHEST, min(FARTHEST, days))
    [case] = [case for case in cases("auto-renewal") if _matches(case, {**inputs, "due": within})]
    assert "error" not in found
    assert (case.outcome, list(case.steps)) == (found["outcome"], found["steps"])
    for name, value in case.facts.items():
        match value:
            case DaysAfter("due", after):
                assert found["facts"][name] == (due + timedelta(days=after)).isoformat()
            case DaysUntil("due"):
                assert found["facts"][name] == days
            case _:
                assert found["facts"][name] == value


@pytest.mark.parametrize("name", WIDGETS)
def test_every_outcome_of_the_rules_is_in_the_table(name: str) -> None:
    assert {case.outcome for case in cases(name)} == set(WIDGETS[name].outcomes)


def test_days_are_given_as_a_range() -> None:
    assert {day_range(case.inputs["due"]) for case in cases("auto-renewal")} == {(None, -1), (0, 13), (14, None)}


def test_a_field_that_does_not_matter_is_not_asked_for() -> None:
    asked = {case.outcome: set(case.inputs) for case in cases("auto-renewal")}
    assert asked["expired"] == asked["check-payment"] == {"due", "enabled"}
    assert asked["on"] == {"due", "enabled"}
    assert asked["can-turn-on"] == {"due", "payment", "enabled"}


def test_the_facts_of_an_outcome_are_known() -> None:
    assert fact_names("screenshot-keys", "keys") == {"keys", "when", "saved_to"}
    assert fact_names("screenshot-keys", "not-available") == set()


def test_a_form_asks_only_for_what_can_change_an_answer() -> None:
    assert {name: fields_of_form(name) for name in WIDGETS} == {
        "auto-renewal": {"due", "enabled", "payment"},
        "identifiers": {"place", "login", "address"},
        "password-change": {"changed", "same_spelling", "only_account", "may_change"},
        "screenshot-keys": {"system", "task", "browser"},
    }


def test_addresses_are_asked_for_where_their_spelling_can_add_something() -> None:
    asking = {case.outcome for case in cases("identifiers") if case.typed}
    assert asking == {"account", "mailbox"}
    assert all(case.typed in {(), ("login", "address")} for case in cases("identifiers"))


def test_the_codes_that_need_words_are_known() -> None:
    codes = codes_of_facts("screenshot-keys")
    assert codes["saved_to"] == {"clipboard", "desktop", "downloads", "gallery", "photos", "pictures"}
    assert codes["when"] > {"without-home-button", "with-home-button"}
    assert codes["keys"] > {"control", "print-screen"}
    assert not codes["keys"] & {"c", "3", "f12"}


def _values(field: Field) -> tuple[object, ...]:
    if field.kind == "flag":
        return (True, False)
    return (*field.options, None) if field.optional else field.options


def _matches(case: Case, inputs: dict[str, object]) -> bool:
    return all(inputs[name] in values for name, values in case.inputs.items())
