"""Every case that a widget's rules distinguish, each once: what the table of all answers shows.

The rules are asked for every input, and inputs with the same answer are joined. A date counts by its distance from
today, and a date in an answer by its distance from the date in the input, so the table is right on every day.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, cast

from widgets.rules import WIDGETS, FactValue, Field, answer

TODAY = date(2026, 1, 1)  # any day will do
PRINTED_ON_KEYS = re.compile(r"[a-z0-9]|f\d+")
"""Letters, digits and function keys, which need no words."""
FARTHEST = 400  # days from today, in both directions: beyond a year, nothing changes


class DaysAfter(NamedTuple):
    """A date in an answer, as its distance in days from the date in the input `field`; negative is before it."""

    field: str
    days: int


class DaysUntil(NamedTuple):
    """A number in an answer that is the days from today to the date in the input `field`."""

    field: str


type Value = str | bool | int | None
type CaseFact = FactValue | DaysAfter | DaysUntil


@dataclass(frozen=True)
class Case:
    """Inputs that have the same answer, and the answer.

    `inputs` has the values of each field that matters, in order; dates are days from today. A field that is not in
    it may have any value, or none. `typed` has the addresses that can add something to the answer.
    """

    inputs: Mapping[str, tuple[Value, ...]]
    outcome: str
    facts: Mapping[str, CaseFact]
    steps: tuple[str, ...]
    typed: tuple[str, ...] = ()

    def has_answer_of(self, other: "Case") -> bool:
        """Return whether both have the same answer."""
        return replace(self, inputs={}) == replace(other, inputs={})


@cache
def cases(widget: str) -> tuple[Case, ...]:
    """Return all cases of the widget, in the order of its fields and options, without addresses.

    Combinations that do not exist, such as Safari on Linux, are left out.
    """
    asked = [field for field in WIDGETS[widget].fields if field.kind != "address" and field.name != "today"]
    split = _split(widget, asked, {})
    return tuple(_joined([case for case in split if case], {field.name: _values(field) for field in asked}))


def day_range(days: tuple[Value, ...]) -> tuple[int | None, int | None]:
    """Return the first and the last of a case's days from today; None where the range has no end."""
    first, last = int(days[0] or 0), int(days[-1] or 0)
    return (None if first <= -FARTHEST else first, None if last >= FARTHEST else last)


@cache
def fields_of_form(widget: str) -> frozenset[str]:
    """Return the names of the fields that can change an answer: a form asks for no others."""
    return frozenset(name for case in cases(widget) for name in (*case.inputs, *case.typed))


@cache
def codes_of_facts(widget: str) -> Mapping[str, frozenset[str]]:
    """Return the codes that each fact can have, for which pages have words: keys, devices, where a picture is."""
    found: dict[str, set[str]] = {}
    for case in cases(widget):
        for name, value in case.facts.items():
            found.setdefault(name, set()).update(_codes(value))
    return {name: frozenset(codes) for name, codes in found.items() if codes}


def _codes(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not PRINTED_ON_KEYS.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _codes(inner)


@cache
def fact_names(widget: str, outcome: str) -> frozenset[str]:
    """Return the names of the facts that an answer of this outcome has."""
    return frozenset(name for case in cases(widget) if case.outcome == outcome for name in case.facts)


class _Group(NamedTuple):
    """Values of a field for which everything below is the same."""

    values: list[Value]
    below: list[Case | None]


def _split(widget: str, fields: list[Field], inputs: dict[str, Value]) -> list[Case | None]:
    """Return the cases of `fields` when the fields before them have `inputs`; None means a mistake."""
    if not fields:
        return [_answered(widget, inputs)]
    field, *others = fields
    groups: list[_Group] = []
    for value in _values(field):
        below = _split(widget, others, {**inputs, field.name: value})
        candidates = groups[-1:] if field.kind == "date" else groups  # days must stay a range
        same = next((group for group in candidates if group.below == below), None)
        if same:
            same.values.append(value)
        else:
            groups.append(_Group([value], below))
    if len(groups) == 1:
        return groups[0].below
    return [
        case and replace(case, inputs={field.name: tuple(group.values), **case.inputs})
        for group in groups
        for case in group.below
    ]


def _values(field: Field) -> tuple[Value, ...]:
    match field.kind:
        case "date":
            return tuple(range(-FARTHEST, FARTHEST + 1))
        case "flag":
            return (True, False)
        case _:
            return (*field.options, None) if field.optional else field.options


def _answered(widget: str, inputs: Mapping[str, Value]) -> Case | None:
    asked = WIDGETS[widget]
    if any(absent <= {*inputs.values()} for absent in asked.absent):
        return None
    given: dict[str, object] = dict(inputs)
    dates = {}
    for field in asked.fields:
        if field.name == "today":
            given["today"] = TODAY.isoformat()
        elif field.kind == "date":
            dates[field.name] = cast("int", inputs[field.name])
            given[field.name] = (TODAY + timedelta(days=dates[field.name])).isoformat()
    found = answer(widget, given)
    if "error" in found:
        return None
    facts = {name: _relative(value, dates) for name, value in found["facts"].items()}
    typed = {field.name: "julie@example.com" for field in asked.fields if field.kind == "address"}
    with_addresses = answer(widget, {**given, **typed}) if typed else found
    adds = "error" not in with_addresses and with_addresses["steps"] != found["steps"]
    return Case({}, found["outcome"], facts, tuple(found["steps"]), tuple(typed) if adds else ())


def _relative(value: FactValue, dates: Mapping[str, int]) -> CaseFact:
    for field, days in dates.items():
        if isinstance(value, int) and not isinstance(value, bool) and value == days:
            return DaysUntil(field)
        if isinstance(value, str):
            try:
                return DaysAfter(field, (date.fromisoformat(value) - TODAY).days - days)
            except ValueError:
                continue
    return value


def _joined(found: list[Case], all_values: Mapping[str, tuple[Value, ...]]) -> Iterator[Case]:
    """Yield the cases, joining those that have the same answer and differ in only one choice."""
    while found:
        case, *found = found
        while twin := next((other for other in found if _differing_field(case, other)), None):
            name = cast("str", _differing_field(case, twin))
            case = replace(case, inputs={**case.inputs, name: (*case.inputs[name], *twin.inputs[name])})
            found.remove(twin)
        yield replace(case, inputs={name: v for name, v in case.inputs.items() if {*v} != {*all_values[name]}})


def _differing_field(case: Case, other: Case) -> str | None:
    if not case.has_answer_of(other) or case.inputs.keys() != other.inputs.keys():
        return None
    names = [name for name, values in case.inputs.items() if values != other.inputs[name]]
    return names[0] if len(names) == 1 and isinstance(case.inputs[names[0]][0], str) else None
