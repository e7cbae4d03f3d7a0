import json
import subprocess
from pathlib import Path

from widgets import rules

from .tables import HERE, Case, all_combinations, written_cases


def test_pyodide_answers_byte_for_byte_alike(tmp_path: Path) -> None:
    combined = [{"widget": name, "inputs": inputs} for name in rules.WIDGETS for inputs in all_combinations(name)]
    written = written_cases()
    in_pyodide = answers_in_pyodide(written + combined, tmp_path / "cases.json")
    assert in_pyodide[: len(written)] == [json.dumps(case["answer"]) for case in written]
    assert in_pyodide[len(written) :] == [json.dumps(rules.answer(**case)) for case in combined]


def answers_in_pyodide(cases: list[Case], table: Path) -> list[str]:
    """Return each answer as JSON text, from one start of Pyodide under Node; `table` is a file to write."""
    table.write_text(json.dumps(cases), encoding="utf-8")
    answered = subprocess.run(
        ["node", HERE / "answer_in_pyodide.mjs", HERE.parent.parent, table],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers: list[str] = json.loads(answered.stdout)
    return answers
