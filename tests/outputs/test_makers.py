"""Makers see only the value that they are given."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import NoReturn

import pytest
from pydantic import BaseModel

from kb.content.part import Part
from kb.content.site import Site
from kb.content.text import Text
from kb.outputs.output import Output
from tests.outputs.house import Bench, House, in_order, small_house, small_site

pytestmark = pytest.mark.build

FILES = small_site()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with small_house(tmp_path) as house:
        yield house


def test_makers_read_no_file(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = made(house.outputs(FILES))
    outputs = house.outputs(FILES)
    shutil.rmtree(house.folder)
    for name in ("open", "read_text", "read_bytes", "iterdir", "glob", "rglob"):
        monkeypatch.setattr(Path, name, must_not_be_read)
    assert made(outputs) == expected


def test_makers_get_frozen_values_and_nothing_with_access_to_the_site(house: House) -> None:
    for output in house.outputs(FILES).values():
        assert list(what_is_not_frozen(output.given)) == []


def test_makers_otherwise_know_only_names_of_outputs(house: House) -> None:
    for output in house.outputs(FILES).values():
        assert set(arguments_of(output)) <= {output.name, output.after}


def made(outputs: Mapping[str, Output]) -> dict[str, Mapping[str, bytes]]:
    bench = Bench()
    return {output.name: bench.files(output) for output in in_order(outputs)}


def must_not_be_read(path: Path, *_arguments: object, **_named: object) -> NoReturn:
    raise AssertionError(f"{path} is read")


def arguments_of(output: Output) -> Iterator[object]:
    """Yield what the maker has besides its input, except for module-level functions and types."""
    make = output.make
    for own in (*make.args, *make.keywords.values(), make.func) if isinstance(make, partial) else (make,):
        if not isinstance(own, FunctionType | type) or getattr(own, "__closure__", None):
            yield own


def what_is_not_frozen(value: object) -> Iterator[object]:
    """Yield everything inside a maker's input that can change, or has more than its digest covers."""
    match value:
        case None | Text() | str() | bytes() | bool() | int() | float() | date():
            return
        case Part():
            yield from what_is_not_frozen(value.value)
        case Mapping():
            for pair in value.items():
                yield from what_is_not_frozen(pair)
        case tuple() | list() | frozenset():
            for item in value:
                yield from what_is_not_frozen(item)
        case BaseModel() if value.model_config.get("frozen"):
            yield from what_is_not_frozen(tuple(vars(value).values()))
        case _ if is_dataclass(value) and not isinstance(value, type | Site):
            try:
                setattr(value, fields(value)[0].name, None)
            except FrozenInstanceError:
                yield from what_is_not_frozen(tuple(getattr(value, field.name) for field in fields(value)))
            else:
                yield value
        case _:
            yield value
