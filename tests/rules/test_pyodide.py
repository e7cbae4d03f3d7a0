from pathlib import Path

import pytest

from .pyodide import all_cases, answers_in_pyodide
from .tables import HERE


@pytest.mark.thorough  # CI asks the wheel the same, which has the same code
def test_pyodide_answers_byte_for_byte_alike(tmp_path: Path) -> None:
    cases, expected = all_cases()
    assert answers_in_pyodide(cases, tmp_path / "cases.json", "--sources", HERE.parents[1]) == expected
