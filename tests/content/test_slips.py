"""The messages that writers get for their slips: tests/content/expected/slips/<slip>.txt.

Each message gives the line of the slip, and says in plain English what to do.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.checks import findings
from kb.content.repeated import reported_once
from tests.conftest import loaded
from tests.content.slips import (
    NO_SLIPS,
    SLIPS_IN_BLOCKS,
    SLIPS_IN_FIELDS,
    SLIPS_IN_FILES,
    SLIPS_IN_TEXTS,
    SLIPS_OF_FILES,
    Slip,
)
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "slips"
SLIPS = (*SLIPS_IN_FILES, *SLIPS_IN_TEXTS, *SLIPS_IN_FIELDS, *SLIPS_IN_BLOCKS, *SLIPS_OF_FILES)
JARGON = ("mapping", "token", "scalar", "scanning", "alias", "anchor", "indicator", "YAML 1.2")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_is_reported_in_plain_words(docs: Path, slip: Slip) -> None:
    slip.change(docs / slip.file)
    reported = _reported(docs)
    assert reported, "nothing was reported"
    assert not any(word in reported for word in JARGON)
    assert_golden(EXPECTED / f"{slip.name}.txt", reported)


@pytest.mark.parametrize("slip", NO_SLIPS, ids=lambda slip: slip.name)
def test_a_change_that_is_not_a_slip_is_not_reported(docs: Path, slip: Slip) -> None:
    slip.change(docs / slip.file)
    assert _reported(docs) == ""


def test_every_expected_file_belongs_to_a_slip() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == {slip.name for slip in SLIPS}


def _reported(docs: Path) -> str:
    site, found = loaded(docs)
    return "".join(f"{finding.line(docs.parent)}\n" for finding in reported_once([*found, *findings(site)]))
