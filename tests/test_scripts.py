"""The script's modules that need no browser, tried out by Node."""

import subprocess
from pathlib import Path

import pytest

MODULES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_node_finds_no_fault(module: Path) -> None:
    command = ["node", "--test", "--test-reporter=tap", module]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "# tests 0" not in done.stdout


def test_there_are_modules_to_try() -> None:
    assert MODULES
