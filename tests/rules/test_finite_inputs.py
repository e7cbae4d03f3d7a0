"""Every combination of the finite inputs, against the rules written a second time as plain conditions."""

from datetime import date
from typing import Any

import pytest

from widgets import rules

from .tables import all_combinations

ACCOUNT = {"mail-web", "mail-app", "manager"}
OWN = {"ftp", "mysql", "ssh", "webdav"}

CHORDS = {
    "windows screen": "print-screen",
    "macos screen": "command shift 3",
    "ios screen": "power home",
    "android screen": "volume-down lock",
    "windows popup-text": "control c",
    "windows console chrome": "control shift i",
    "windows console firefox": "control shift i",
    "windows console safari": "control shift i",
    "windows console edge": "f12",
    "windows console internet-explorer": "f12",
    "macos console chrome": "command option j",
    "macos console safari": "command option c",
}

SAVED_TO = {
    "windows screen": "clipboard",
    "macos screen": "desktop",
    "ios screen": "photos",
    "android screen": "gallery",
    "windows popup-text": "clipboard",
}


def answered(widget: str, inputs: dict[str, Any]) -> rules.Answer:
    """Return the answer to inputs, which must have one."""
    given = rules.answer(widget, inputs)
    assert "outcome" in given, given
    return given


@pytest.mark.parametrize("widget", rules.WIDGETS)
def test_combinations_reach_every_outcome_and_every_step_that_is_declared_and_no_other(widget: str) -> None:
    named: dict[str, set[str]] = {}
    for inputs in all_combinations(widget):
        given = rules.answer(widget, inputs)
        if "outcome" in given:
            assert given["steps"], inputs
            assert len(set(given["steps"])) == len(given["steps"])
            named.setdefault(given["outcome"], set()).update(given["steps"])
    declared = rules.WIDGETS[widget]
    assert named == {outcome: set(steps) for outcome, steps in declared.guidance.items()}
    assert set(declared.outcomes) == set(named)
    assert set(declared.steps) == set().union(*named.values())
    assert len(set(declared.steps)) == len(declared.steps)


def test_automatic_renewal_tries_its_outcomes_in_order() -> None:
    asked = 0
    for inputs in all_combinations("auto-renewal"):
        today, due = date.fromisoformat(inputs["today"]), date.fromisoformat(inputs["due"])
        left, enabled = (due - today).days, inputs["enabled"]
        conditions = {
            "expired": left < 0,
            "on": enabled and left >= 14,
            "attempting": enabled and left < 14,
            "renew-first": not enabled and left < 14,
            "choose-payment": not enabled and inputs["payment"] in {"postfinance", "iban", "paypal", "prepaid"},
            "can-turn-on": not enabled and inputs["payment"] in {"card", "twint"},
        }
        expected = next(outcome for outcome, holds in conditions.items() if holds)
        assert answered("auto-renewal", inputs)["outcome"] == expected, inputs
        asked += 1
    assert asked == 7 * 6 * 2


def test_a_place_is_opened_by_one_kind_of_credential() -> None:
    asked = 0
    for inputs in all_combinations("identifiers"):
        place, two_factor = inputs["place"], inputs["two_factor"]
        by_account = place in ACCOUNT or (place == "contacts-calendar-sync" and not two_factor)
        conditions = {
            "account": by_account,
            "mailbox": place == "mail-software",
            "application-password": place == "contacts-calendar-sync" and two_factor,
            "own-credentials": place in OWN,
            "token": place == "api",
        }
        given = answered("identifiers", inputs)
        assert [outcome for outcome, holds in conditions.items() if holds] == [given["outcome"]]
        assert given["facts"]["works_with_account_password"] is by_account
        assert given["facts"]["works_with_mailbox_password"] is (place == "mail-software")
        asked += 1
    assert asked == 10 * 2 * 2 * 3


def test_the_spelling_is_compared_where_both_names_are_given() -> None:
    seen = set()
    for inputs in all_combinations("identifiers"):
        given = answered("identifiers", inputs)
        same = given["facts"]["same_spelling"]
        if "login" in inputs and "address" in inputs:
            assert same is (inputs["address"] == "Toto@abc.example")
        else:
            assert same is None
        unified = "security/identifiers#unified-passwords" in given["steps"]
        assert unified is (same is True and given["outcome"] in {"account", "mailbox"})
        seen.add(same)
    assert seen == {True, False, None}


def test_unification_is_offered_in_one_case_only() -> None:
    outcomes = [
        (inputs, answered("password-change", inputs)["outcome"]) for inputs in all_combinations("password-change")
    ]
    both = {"changed": "mailbox", "same_spelling": True, "only_account": True, "may_change": True}
    assert [inputs for inputs, outcome in outcomes if outcome == "both-offered"] == [both]
    assert all(outcome == "only-account" for inputs, outcome in outcomes if inputs["changed"] == "account")
    assert [outcome for _, outcome in outcomes].count("only-mailbox") == 7
    assert len(outcomes) == 16


def test_keys_are_those_of_the_page_and_everything_else_is_not_available() -> None:
    asked = 0
    for inputs in all_combinations("screenshot-keys"):
        asked += 1
        needed = ["system", "task", "browser"] if inputs["task"] == "console" else ["system", "task"]
        if not all(name in inputs for name in needed):
            expected: object = {"error": "missing", "field": "browser"}
            assert rules.answer("screenshot-keys", inputs) == expected
            continue
        key = " ".join(inputs[name] for name in needed)
        given = answered("screenshot-keys", inputs)
        if key in CHORDS:
            assert given["outcome"] == "keys"
            assert given["facts"] == {"keys": [CHORDS[key].split()], "saved_to": SAVED_TO.get(key)}
        else:
            assert given["outcome"] == "not-available"
            assert given["facts"] == {}
    assert asked == 4 * 3 * 6
