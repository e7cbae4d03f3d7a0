"""Every combination of the finite inputs, against the rules written a second time as plain conditions."""

from datetime import date
from typing import Any

import pytest

from widgets import rules

from .tables import all_combinations

ACCOUNT = {"mail-web", "mail-app", "manager"}
OWN = {"ftp", "mysql", "ssh", "webdav"}
PHONES = {"ios", "android"}

BROWSERS = {
    "windows": {"chrome", "firefox", "safari", "edge", "internet-explorer"},
    "macos": {"chrome", "firefox", "safari", "edge"},
    "linux": {"chrome", "firefox", "edge"},
    "chromeos": {"chrome", "firefox", "edge"},
}

CHORDS = {
    "windows screen": "windows shift s, print-screen, fn print-screen",
    "macos screen": "command shift 3",
    "linux screen": "print-screen",
    "chromeos screen": "control show-windows, screenshot",
    "ios screen": "side volume-up, top volume-up, side home, top home",
    "android screen": "volume-down lock",
    "windows popup-text": "control c",
    "windows console chrome": "control shift i",
    "windows console firefox": "control shift i",
    "windows console safari": "control shift i",
    "windows console edge": "f12",
    "windows console internet-explorer": "f12",
    "macos console chrome": "command option j",
    "macos console firefox": "command option k",
    "macos console safari": "command option c",
    "macos console edge": "command option j",
    "linux console chrome": "control shift j",
    "linux console firefox": "control shift k",
    "linux console edge": "control shift j",
    "chromeos console chrome": "control shift j",
    "chromeos console firefox": "control shift k",
    "chromeos console edge": "control shift j",
}

SAVED_TO = {
    "windows screen": "clipboard",
    "macos screen": "desktop",
    "linux screen": "pictures",
    "chromeos screen": "downloads",
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
        if not enabled and left >= 14 and "payment" not in inputs:
            continue  # it decides
        conditions = {
            "check-payment": enabled and left < 0,
            "expired": left < 0,
            "on": enabled and left >= 14,
            "attempting": enabled and left < 14,
            "renew-first": not enabled and left < 14,
            "choose-payment": not enabled and inputs.get("payment") in {"postfinance", "iban", "paypal", "prepaid"},
            "can-turn-on": not enabled and inputs.get("payment") in {"card", "twint"},
        }
        expected = next(outcome for outcome, holds in conditions.items() if holds)
        assert answered("auto-renewal", inputs)["outcome"] == expected, inputs
        asked += 1
    assert asked == 7 * 7 * 2 - 3


def test_a_place_is_opened_by_one_kind_of_credential_with_and_without_two_factor_authentication() -> None:
    asked = 0
    for inputs in all_combinations("identifiers"):
        place = inputs["place"]
        conditions = {
            "account": place in ACCOUNT,
            "mailbox": place == "mail-software",
            "application-password": place in {"contacts-calendar-sync", "kdrive-webdav"},
            "own-credentials": place in OWN,
            "token": place == "api",
        }
        given = answered("identifiers", inputs)
        assert [outcome for outcome, holds in conditions.items() if holds] == [given["outcome"]]
        other = None if given["facts"]["same_spelling"] and place in {*ACCOUNT, "mail-software"} else False
        assert given["facts"]["works_with_account_password"] is (place in ACCOUNT or other)
        assert given["facts"]["works_with_mailbox_password"] is (place == "mail-software" or other)
        asked += 1
    assert asked == 11 * 2 * 2 * 3


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
        system, task, browser = inputs["system"], inputs["task"], inputs.get("browser")
        given = rules.answer("screenshot-keys", inputs)
        if task == "console" and system in BROWSERS and not browser:
            assert "errors" in given
            assert given["errors"] == [{"error": "missing", "field": "browser"}]
            continue
        assert "outcome" in given
        key = f"{system} {task} {browser}" if task == "console" else f"{system} {task}"
        if key in CHORDS:
            assert given["outcome"] == "keys"
            facts = given["facts"]
            assert set(facts) == {"keys", "when", "saved_to"}
            assert facts["keys"] == [chord.split() for chord in CHORDS[key].split(", ")]
            assert facts["saved_to"] == SAVED_TO.get(key)
        else:
            assert given["outcome"] == ("computer-only" if task == "console" and system in PHONES else "not-available")
            assert given["facts"] == {}
    assert asked == 6 * 3 * 6


def test_where_there_are_several_ways_to_press_each_says_for_which_devices() -> None:
    for inputs in all_combinations("screenshot-keys"):
        given = rules.answer("screenshot-keys", inputs)
        if "outcome" in given and given["outcome"] == "keys":
            keys, when = given["facts"]["keys"], given["facts"]["when"]
            assert isinstance(keys, list)
            assert isinstance(when, list)
            assert len(keys) == len(when) == len({str(code) for code in when})
            assert (None in when) is (len(when) == 1)


def test_on_a_phone_or_tablet_the_console_leads_to_a_picture_and_to_the_steps_for_computers() -> None:
    for system in PHONES:
        given = answered("screenshot-keys", {"system": system, "task": "console"})
        assert given["outcome"] == "computer-only"
        assert given["steps"] == [
            f"support/help-support-help-you#screenshot-{system}",
            "support/help-support-help-you#console",
        ]


def test_no_form_offers_a_browser_that_a_system_does_not_have() -> None:
    absent = {
        frozenset(("console", system, browser))
        for system, browsers in BROWSERS.items()
        for browser in BROWSERS["windows"] - browsers
    }
    assert rules.WIDGETS["screenshot-keys"].absent == absent
