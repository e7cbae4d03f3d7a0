from pathlib import Path

from .pyodide import all_cases, answers_in_pyodide
from .tables import HERE


def test_pyodide_answers_byte_for_byte_alike(tmp_path: Path) -> None:
    cases, expected = all_cases()
    assert answers_in_pyodide(cases, tmp_path / "cases.json", "--sources", HERE.parents[1]) == expected
