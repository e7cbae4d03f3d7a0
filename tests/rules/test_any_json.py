"""Any JSON as input gives an answer or a named mistake."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import rules

# Includes lone surrogates of UTF-16: JSON can write them, and Python reads them.
text = st.text(st.characters(exclude_categories=()))
scalars = st.none() | st.booleans() | st.integers() | st.floats() | text
anything = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(text, inner), max_leaves=8)


def values(field: rules.Field) -> st.SearchStrategy[Any]:
    """Return good values of the field's kind, and anything at all."""
    good: dict[str, st.SearchStrategy[Any]] = {
        "date": st.dates().map(str),
        "choice": st.sampled_from(field.options or ("",)),
        "flag": st.booleans(),
        "address": st.emails() | text.map(lambda word: f"{word}@{word}.example"),
    }
    return good[field.kind] | good[field.kind] | anything


@st.composite
def nearly_right(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A widget with its own fields, of which some may be left out, wrong, or too many."""
    name = draw(st.sampled_from(sorted(rules.WIDGETS)))
    fields = {field.name: values(field) for field in rules.WIDGETS[name].fields}
    inputs = draw(st.fixed_dictionaries({}, optional=fields) | st.fixed_dictionaries(fields))
    if draw(st.integers(0, 9)) == 0:
        inputs |= draw(st.dictionaries(text, anything, max_size=1))
    return name, inputs


def check(widget: object, inputs: object) -> None:
    """Check what is promised for every answer."""
    before = json.dumps(inputs)
    given_back: Any = rules.answer(widget, inputs)
    assert json.dumps(inputs) == before, "the inputs were changed"
    assert json.dumps(rules.answer(widget, inputs)) == json.dumps(given_back)
    assert json.loads(json.dumps(given_back)) == given_back
    if "error" in given_back:
        assert set(given_back) == {"error", "field", "errors"}
        first, *_others = given_back["errors"]
        assert first == {"error": given_back["error"], "field": given_back["field"]}
        fields = [mistake["field"] for mistake in given_back["errors"]]
        assert len(fields) == len(set(fields))
        for mistake in given_back["errors"]:
            check_mistake(mistake, widget, inputs)
    else:
        assert set(given_back) == {"outcome", "facts", "steps"}
        assert isinstance(widget, str)
        assert set(given_back["steps"]) <= set(rules.WIDGETS[widget].guidance[given_back["outcome"]])


def check_mistake(mistake: dict[str, str], widget: object, inputs: object) -> None:
    """Check that the mistake names an error, and a field that really has it."""
    error, field = mistake["error"], mistake["field"]
    assert error in rules.ERRORS
    if error == "unknown-widget":
        assert field == "widget"
        assert not isinstance(widget, str) or widget not in rules.WIDGETS
        return
    assert isinstance(widget, str)
    declared = {one.name: one for one in rules.WIDGETS[widget].fields}
    if error == "not-an-object":
        assert field == "inputs"
        assert not isinstance(inputs, dict)
        return
    assert isinstance(inputs, dict)
    if error == "unknown-field":
        assert field in inputs
        assert field not in declared
    elif error == "missing":
        value = inputs.get(field)
        assert value is None or not value.strip()
    else:
        kinds = {"date": {"not-a-date", "date-out-of-range"}, "choice": {"not-an-option"}}
        assert error in kinds.get(declared[field].kind, {f"not-a-{declared[field].kind}", "not-an-address"})
        assert inputs[field] is not None


def repaired(widget: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Return the inputs with everything corrected that the rules find wrong."""
    declared = {field.name: field for field in rules.WIDGETS[widget].fields}
    found: Any = rules.answer(widget, inputs)
    result = dict(inputs)
    for mistake in found.get("errors", []):
        if mistake["field"] in declared:
            field = declared[mistake["field"]]
            good = {"date": "2026-11-20", "flag": True, "address": "julie@example.com"}
            result[field.name] = field.options[0] if field.options else good[field.kind]
        else:
            del result[mistake["field"]]
    return result


@given(widget=anything | st.sampled_from(sorted(rules.WIDGETS)), inputs=anything)
def test_anything_is_answered(widget: object, inputs: object) -> None:
    check(widget, inputs)


@given(asked=nearly_right())
def test_nearly_valid_inputs_are_answered(asked: tuple[str, dict[str, Any]]) -> None:
    check(*asked)


@given(asked=nearly_right())
def test_all_mistakes_are_named_at_once(asked: tuple[str, dict[str, Any]]) -> None:
    widget, inputs = asked
    answered: Any = rules.answer(widget, repaired(widget, inputs))
    left = {mistake["error"] for mistake in answered.get("errors", [])}
    assert left <= {"missing"}, "only what matters because of the other inputs can still be missing"
    assert "outcome" in rules.answer(widget, repaired(widget, repaired(widget, inputs)))


@pytest.mark.parametrize("name", ["login", "address"])
@given(value=text)
def test_an_address_is_accepted_or_reported(name: str, value: str) -> None:
    given_back = rules.answer("identifiers", {"place": "manager", "two_factor": False, name: value})
    mistake = {"error": "not-an-address", "field": name}
    assert "outcome" in given_back or given_back == {**mistake, "errors": [mistake]}


@given(address=st.emails())
def test_an_address_matches_itself_in_any_case(address: str) -> None:
    inputs = {
        "place": "manager",
        "two_factor": False,
        "login": address.upper(),
        "address": f" {address.lower()} ",
    }
    given_back: Any = rules.answer("identifiers", inputs)
    assert given_back["facts"]["same_spelling"] is True


@pytest.mark.parametrize("field", ["today", "due", "payment", "enabled"])
def test_a_huge_text_is_a_mistake_like_any_other(field: str) -> None:
    inputs = {"today": "2026-11-20", "due": "2026-12-24", "payment": "card", "enabled": False}
    given_back: Any = rules.answer("auto-renewal", {**inputs, field: "9" * 10_000_000})
    assert given_back["field"] == field
    huge_name: Any = rules.answer("auto-renewal", {**inputs, "9" * 10_000_000: 1})
    assert huge_name["error"] == "unknown-field"
