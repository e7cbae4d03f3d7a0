import json

import pytest

from widgets import rules

from .tables import Case, written_cases

CASES = written_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: json.dumps([case["widget"], case["inputs"]])[:120])
def test_answers_match_the_table(case: Case) -> None:
    answered = rules.answer(case["widget"], case["inputs"])
    assert json.dumps(answered) == json.dumps(case["answer"])


def test_the_table_has_every_outcome_of_every_widget() -> None:
    shown = {(case["widget"], case["answer"]["outcome"]) for case in CASES if "outcome" in case["answer"]}
    assert shown == {(name, outcome) for name, widget in rules.WIDGETS.items() for outcome in widget.outcomes}


def test_the_table_has_every_error() -> None:
    assert {case["answer"]["error"] for case in CASES if "error" in case["answer"]} == set(rules.ERRORS)


def test_the_table_has_every_required_field_missing() -> None:
    missing = {(case["widget"], case["answer"]["field"]) for case in CASES if case["answer"].get("error") == "missing"}
    required = {
        (name, field.name) for name, widget in rules.WIDGETS.items() for field in widget.fields if not field.optional
    }
    assert missing == required | {("screenshot-keys", "browser"), ("auto-renewal", "payment")}


def test_no_case_occurs_twice() -> None:
    asked = [json.dumps([case["widget"], case["inputs"]], sort_keys=True) for case in CASES]
    assert len(asked) == len(set(asked))
