"""Tests in Node of scripts that do not need a browser."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = sorted({path.parent.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.test.mjs")})


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_scripts_pass_their_tests_in_node(folder: Path) -> None:
    """One process runs all tests of a folder: with --test, Node would start one for each file."""
    tests = [f"--import=./{path.relative_to(ROOT)}" for path in sorted((ROOT / folder).glob("*.test.mjs"))]
    command = ["node", "--test-reporter=tap", *tests, "--eval", ""]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "# tests 0" not in done.stdout


def test_every_file_has_tests() -> None:
    assert FOLDERS
    files = [path for folder in FOLDERS for path in (ROOT / folder).glob("*.test.mjs")]
    assert [path.name for path in files if "test(" not in path.read_text(encoding="utf-8")] == []
