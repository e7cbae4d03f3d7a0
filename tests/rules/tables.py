"""The tables that the tests share: the cases written by hand, and every combination of the finite inputs."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from widgets import rules

HERE = Path(__file__).parent

type Case = dict[str, Any]
"""A widget and its inputs. In the table written by hand, also the expected answer."""

DUE = "2028-03-14"
TODAY = ("2026-01-01", "2028-02-28", "2028-02-29", "2028-03-01", "2028-03-13", "2028-03-14", "2028-03-15")

VALUES = {
    "today": TODAY,
    "due": (DUE,),
    "login": (None, "toto@abc.example"),
    "address": (None, "Toto@abc.example", "julie@abc.example"),
}


def source_ids() -> set[str]:
    """Return the ids of docs/sources.yml, by which facts and rules cite pages."""
    return set(yaml.safe_load((HERE.parents[1] / "docs/sources.yml").read_text(encoding="utf-8")))


def written_cases() -> list[Case]:
    """Return the table of cases.json."""
    cases: list[Case] = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
    return cases


def all_combinations(widget: str) -> Iterator[dict[str, Any]]:
    """Yield every combination of a widget's options and flags with the dates and addresses above."""
    fields = rules.WIDGETS[widget].fields
    values = [_values(field) for field in fields]
    for combination in itertools.product(*values):
        yield {field.name: value for field, value in zip(fields, combination, strict=True) if value is not None}


def _values(field: rules.Field) -> tuple[Any, ...]:
    if field.kind == "flag":
        return (False, True)
    if field.kind == "choice":
        return (*field.options, None) if field.optional else field.options
    return VALUES[field.name]
