"""What the package may use: every module adds weight in a browser, and the answers must be the same everywhere."""

import ast
import inspect
import re
import sys
from pathlib import Path

import pytest

from widgets import rules

from .tables import source_ids

FOLDER = Path(rules.__file__).parent
FILES = sorted([*FOLDER.glob("*.py"), FOLDER.parent / "__init__.py"])

ALLOWED = {"collections.abc", "datetime", "typing"}
CLOCK_AND_FILES = {
    "today",
    "now",
    "utcnow",
    "fromtimestamp",
    "open",
    "input",
    "print",
    "exec",
    "eval",
    "__import__",
}


def imports(tree: ast.AST) -> set[str]:
    """Return the names of all modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def calls(tree: ast.AST) -> set[str]:
    """Return the names of all functions and methods that a file calls."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        function.id if isinstance(function, ast.Name) else function.attr
        for function in functions
        if isinstance(function, ast.Name | ast.Attribute)
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_imports_three_modules_of_the_standard_library_and_itself(path: Path) -> None:
    foreign = {name for name in imports(ast.parse(path.read_text())) if not name.startswith("widgets.rules.")}
    assert foreign <= ALLOWED
    assert {name.partition(".")[0] for name in ALLOWED} <= sys.stdlib_module_names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_has_no_clock_and_no_files(path: Path) -> None:
    assert not calls(ast.parse(path.read_text())) & CLOCK_AND_FILES


def test_the_helpers_find_imports_and_calls() -> None:
    assert len(FILES) > 5
    tree = ast.parse(
        "import os.path\nfrom time import time\ndef f():\n    import json\n    return date.today(), open('x')"
    )
    assert imports(tree) == {"os.path", "time", "json"}
    assert calls(tree) == {"today", "open"}


@pytest.mark.parametrize("name", rules.WIDGETS)
def test_a_rule_takes_the_fields_that_its_widget_declares(name: str) -> None:
    widget = rules.WIDGETS[name]
    assert list(inspect.signature(widget.rule).parameters) == [field.name for field in widget.fields]


@pytest.mark.parametrize("name", rules.WIDGETS)
def test_each_rule_cites_the_pages_that_state_it(name: str) -> None:
    module = sys.modules[rules.WIDGETS[name].rule.__module__]
    cited = set(re.findall(r"Source: ([\w-]+)\.", inspect.getsource(module)))
    assert cited
    assert cited <= source_ids()


def test_only_choices_have_options() -> None:
    fields = [field for widget in rules.WIDGETS.values() for field in widget.fields]
    assert all(bool(field.options) is (field.kind == "choice") for field in fields)


def test_steps_are_addresses_in_guides() -> None:
    steps = [step for widget in rules.WIDGETS.values() for step in widget.steps]
    assert all(re.fullmatch(r"[a-z-]+/[a-z-]+#[a-z-]+", step) for step in steps)
