"""Keys cannot lie: an output whose bytes differ has another key, whatever is edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.outputs.output import Files, Output
from tests.outputs.edits import edits, fields_of_the_model, spots
from tests.outputs.house import SITE_URL, Bench, House, Texts, in_order, keys_of, small_house, small_site

FILES = small_site()
EDITS = [(spot.field, own) for spot in spots(FILES) if not (own := edits(FILES, spot)).is_empty]
FIELDS = sorted({field for field, _edits in EDITS})
EXAMPLES_OF_A_FIELD = 3


@dataclass(frozen=True, repr=False)
class Before:
    """The site before it is edited."""

    house: House
    keys: Mapping[str, str]
    files: Mapping[str, Files]
    bench: Bench


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    with small_house(tmp_path_factory.mktemp("house")) as house:
        outputs = house.outputs(FILES)
        bench = Bench()
        files = {output.name: bench.files(output) for output in in_order(outputs)}
        yield Before(house, keys_of(outputs), files, bench)


def outputs_with_lying_keys(before: Before, outputs: Mapping[str, Output]) -> list[str]:
    """Return the outputs that have the key of other bytes."""
    keys = keys_of(outputs)
    kept = [output for output in in_order(outputs) if before.keys.get(output.name) == keys[output.name]]
    return [output.name for output in kept if before.bench.files(output) != before.files[output.name]]


def test_every_field_of_the_model_is_edited() -> None:
    assert fields_of_the_model() - set(FIELDS) == set()


@pytest.mark.parametrize("field", FIELDS)
@settings(
    max_examples=EXAMPLES_OF_A_FIELD, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_other_bytes_have_another_key(before: Before, field: str, data: st.DataObject) -> None:
    edit = data.draw(st.one_of([edits_there for name, edits_there in EDITS if name == field]))
    assert outputs_with_lying_keys(before, before.house.outputs(edit.files)) == []


def edited_file(files: Texts, name: str) -> dict[str, str]:
    """Return the files with one more word, drawing or rule in that file."""
    text = files[name]
    if name.endswith((".html", ".jinja", ".svg")):
        text = text.replace("</", "<b>edited</b></", 1) if "</" in text else f"{text}edited"
    else:
        text += {".css": ".edited { color: red }\n", ".js": "// edited\n"}.get(name[name.rfind(".") :], "\n")
    return {**files, name: text}
