"""Keys are reliable: after any edit, an output whose bytes change also has another key."""

from __future__ import annotations

import hashlib
import json
import pickle
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kb.content.part import Part
from kb.outputs.output import Files, Output
from tests.outputs.edits import Edit, edited_file, edits, fields_of_the_model, spots
from tests.outputs.house import Bench, FaultsError, House, in_order, keys_of, small_house, small_site

pytestmark = pytest.mark.build

FILES = small_site()
EDITS = [(spot.field, own) for spot in spots(FILES) if not (own := edits(FILES, spot)).is_empty]
FIELDS = sorted({field for field, _edits in EDITS})
EXAMPLES_OF_A_FIELD = [1, pytest.param(5, marks=pytest.mark.thorough)]


@dataclass(frozen=True, repr=False)
class Before:
    """The site before it is edited."""

    house: House
    keys: Mapping[str, str]
    inputs: Mapping[str, bytes]
    files: Mapping[str, Files]
    bench: Bench


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    with small_house(tmp_path_factory.mktemp("house")) as house:
        outputs = house.outputs(FILES)
        bench = Bench()
        files = {output.name: bench.files(output) for output in in_order(outputs)}
        yield Before(house, keys_of(outputs), inputs_of(outputs.values()), files, bench)


class InFull(pickle.Pickler):
    """Writes what parts say, not what their digests claim, and of dataclasses and models only the fields."""

    def __init__(self, file: BytesIO, parts: dict[int, tuple[object, bytes]]) -> None:
        super().__init__(file)
        self._parts = parts  # those that outputs share are written once

    def reducer_override(self, value: object) -> object:
        if isinstance(value, Part):
            if id(value) not in self._parts:
                self._parts[id(value)] = value, said(value.value, self._parts)
            return bytes, (self._parts[id(value)][1],)
        if isinstance(value, BaseModel):
            return tuple, (tuple(value.__dict__.items()),)
        if is_dataclass(value) and not isinstance(value, type):
            return tuple, (tuple((name, getattr(value, name)) for name in value.__dataclass_fields__),)
        return NotImplemented


def said(value: object, parts: dict[int, tuple[object, bytes]]) -> bytes:
    """Return the SHA-256 of all that a value says, whatever the digests of its parts are."""
    file = BytesIO()
    InFull(file, parts).dump(value)
    return hashlib.sha256(file.getvalue()).digest()


def inputs_of(outputs: Iterable[Output]) -> dict[str, bytes]:
    parts: dict[int, tuple[object, bytes]] = {}
    return {output.name: said(output.given, parts) for output in outputs}


def outputs_with_lying_keys(before: Before, outputs: Mapping[str, Output]) -> list[str]:
    """Return the outputs whose bytes have changed but whose key has not.

    Those whose whole input is the same are not made again, since makers see nothing else (test_makers.py).
    """
    keys = keys_of(outputs)
    kept = [output for output in in_order(outputs) if before.keys.get(output.name) == keys[output.name]]
    inputs = inputs_of(kept)
    others = [output for output in kept if before.inputs[output.name] != inputs[output.name]]
    return [output.name for output in others if before.bench.files(output) != before.files[output.name]]


def test_every_field_of_the_model_is_edited() -> None:
    assert fields_of_the_model() - set(FIELDS) == set()


@pytest.mark.parametrize("examples", EXAMPLES_OF_A_FIELD)
@pytest.mark.parametrize("field", FIELDS)
def test_other_bytes_have_another_key(before: Before, field: str, examples: int) -> None:
    @settings(
        max_examples=examples,
        phases=[Phase.generate],  # edits are as small as possible
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(edit=st.one_of([edits_there for name, edits_there in EDITS if name == field]))
    def edited(edit: Edit) -> None:
        try:
            outputs = before.house.outputs(edit.files)
        except FaultsError:
            reject()
        assert outputs_with_lying_keys(before, outputs) == []

    edited()


def files_in_every_run() -> Iterator[pytest.ParameterSet]:
    """Yield every file; all scripts, style sheets and icons of a folder but the first are thorough.

    Those of a folder are read in the same way.
    """
    seen: set[tuple[str, str]] = set()
    for name in sorted(FILES):
        folder, _slash, file = name.rpartition("/")
        kind = folder, file.rpartition(".")[2]
        is_alike = kind in seen and not name.startswith("docs/") and kind[1] in {"js", "css", "svg"}
        yield pytest.param(name, marks=pytest.mark.thorough if is_alike else ())
        seen.add(kind)


@pytest.mark.parametrize("name", list(files_in_every_run()))
def test_other_bytes_have_another_key_whatever_file_is_edited(before: Before, name: str) -> None:
    assert outputs_with_lying_keys(before, before.house.outputs(edited_file(FILES, name))) == []


def test_other_bytes_have_another_key_at_another_address_and_in_the_preview(before: Before) -> None:
    elsewhere = before.house.outputs(FILES, "https://other.example/help/")
    preview = before.house.outputs(FILES, is_preview=True)
    assert outputs_with_lying_keys(before, elsewhere) == outputs_with_lying_keys(before, preview) == []


@settings(max_examples=20, deadline=None, database=None)
@given(gone=st.sets(st.sampled_from(FILES["docs/ledger.txt"].splitlines()), min_size=1))
def test_other_bytes_have_another_key_whatever_was_published(before: Before, gone: set[str]) -> None:
    left = [line for line in FILES["docs/ledger.txt"].splitlines() if line not in gone]
    outputs = before.house.outputs({**FILES, "docs/ledger.txt": "\n".join(left)})
    assert outputs_with_lying_keys(before, outputs) == []


@pytest.mark.parametrize("name", sorted(filter(re.compile("docs/fr/|docs/de/(security|support)/").match, FILES)))
def test_other_bytes_have_another_key_whatever_is_not_translated(before: Before, name: str) -> None:
    outputs = before.house.outputs({path: text for path, text in FILES.items() if path != name})
    assert outputs_with_lying_keys(before, outputs) == []


def test_a_translation_in_the_words_of_its_source_has_another_key(before: Before) -> None:
    translation = {"translates": "en", "title": "Set a reminder"}
    outputs = before.house.outputs({**FILES, "docs/fr/billing/set-reminder.yml": json.dumps(translation)})
    assert outputs_with_lying_keys(before, outputs) == []
