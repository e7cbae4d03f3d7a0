"""Answers of the rules in stock Pyodide, under Node."""

import json
import subprocess
from pathlib import Path

from widgets import rules

from .tables import HERE, Case, all_combinations, written_cases


def all_cases() -> tuple[list[Case], list[str]]:
    """Return the written cases and every combination, and the expected answer to each, as JSON text."""
    written = written_cases()
    combined = [{"widget": name, "inputs": inputs} for name in rules.WIDGETS for inputs in all_combinations(name)]
    expected = [case["answer"] for case in written] + [rules.answer(**case) for case in combined]
    return written + combined, [json.dumps(answer) for answer in expected]


def answers_in_pyodide(cases: list[Case], table: Path, option: str, folder: Path) -> list[str]:
    """Return each answer as JSON text, from one start of Pyodide; `table` is a file to write.

    `option` says what `folder` is: "--sources" for a checkout, "--packed" for the packed runtime with the wheel.
    """
    table.write_text(json.dumps(cases), encoding="utf-8")
    answered = subprocess.run(
        ["node", HERE / "answer_in_pyodide.mjs", table, option, folder],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers: list[str] = json.loads(answered.stdout)
    return answers
