"""Tests in Node of scripts that do not need a browser."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TESTS = sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.test.mjs"))


@pytest.mark.parametrize("test", TESTS, ids=str)
def test_script_passes_its_tests_in_node(test: Path) -> None:
    command = ["node", "--test-reporter=tap", test]  # with --test, Node would start another process for the file
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "# tests 0" not in done.stdout


def test_there_are_tests_for_node() -> None:
    assert TESTS
