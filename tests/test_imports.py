"""Which modules may import which, as ARCHITECTURE.md draws it: one way, without cycles; only hooks know the engines."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OWN = ("kb", "hooks", "widgets")
ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs"}

BELOW = {
    "widgets.rules": (),
    "kb.content": ("widgets.rules",),
    "kb.translations": ("kb.content", "widgets.rules"),
    "kb.render": ("kb.translations", "kb.content", "widgets.rules"),
}
BELOW["kb.checks"] = ("kb.render", *BELOW["kb.render"])
BELOW["kb.status"] = ("kb.checks", *BELOW["kb.checks"])
BELOW["kb.pages"] = ("kb.render", *BELOW["kb.render"])
BELOW["kb.search"] = ("kb.pages", *BELOW["kb.pages"])
BELOW["kb.outputs"] = ("kb.search", "kb.checks", *BELOW["kb.search"])
BELOW["hooks"] = ("kb.outputs", *BELOW["kb.outputs"])
BELOW["kb.build"] = ("kb.status", "hooks", *BELOW["hooks"])
BELOW["kb.deploy"] = ("kb.build", *BELOW["kb.build"])
BELOW["kb.bringing_in"] = ("kb.render", "kb.content", "widgets.rules")
BELOW["kb.recording"] = ("kb.build", *BELOW["kb.build"])
BELOW["kb.handover"] = ("kb.bringing_in", "hooks", *BELOW["hooks"])
BELOW["kb.editing"] = ("kb.handover", "kb.bringing_in", "kb.build", *BELOW["kb.build"])
BELOW["kb.commands"] = ("kb.editing", "kb.handover", "kb.recording", "kb.bringing_in", "kb.deploy", *BELOW["kb.deploy"])
BELOW["kb.cli"] = ("kb.commands", *BELOW["kb.commands"])
"""Each package in the picture, and those that it may import besides itself."""

ROOMS = {
    **BELOW,
    "kb.typescript": (),
    "kb.commands": (*BELOW["kb.commands"], "kb.typescript"),
    "kb.checks": (*BELOW["kb.checks"], "widgets.cases"),
    "kb.pages": (*BELOW["kb.pages"], "widgets.cases"),
    "widgets.cases": ("widgets.rules",),
    "widgets.runtime": ("widgets.rules",),
}
"""The same with what the picture leaves out: a tool of `kb schema`, cases of the rules, and packing the runtime."""


def _modules() -> dict[str, Path]:
    """Return all our modules by name."""
    paths = [path for name in OWN for path in sorted((ROOT / name).rglob("*.py"))]
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths)
    return dict(zip(names, paths, strict=True))


MODULES = _modules()


@cache
def _imported(module: str) -> frozenset[str]:
    """Return the names that a module imports anywhere: ours as modules, others as written."""
    names = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            assert node.module
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name for name in inner if name in MODULES} or {node.module}
    return frozenset(names)


def _room(module: str) -> str:
    """Return the package of a module: `kb.pages` for `kb.pages.frame`."""
    return next((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), "")


def test_every_module_is_in_a_package_of_the_picture() -> None:
    assert [module for module in MODULES if not _room(module)] == ["kb", "widgets"]  # the packages themselves
    assert {_room(module) for module in MODULES} == {*ROOMS, ""}


def test_imports_go_one_way() -> None:
    wrong = {}
    for module in MODULES:
        allowed = {_room(module), *ROOMS.get(_room(module), ())}
        own = {name for name in _imported(module) if name.split(".")[0] in OWN}
        wrong[module] = {name for name in own if _room(name) not in allowed}
    assert {module: names for module, names in wrong.items() if names} == {}


def test_no_modules_import_each_other_in_a_cycle() -> None:
    graph = {module: _imported(module) & MODULES.keys() for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_only_hooks_know_the_engines() -> None:
    others = [module for module in MODULES if not module.startswith("hooks")]
    engines = {module: {name for name in _imported(module) if name.split(".")[0] in ENGINES} for module in others}
    assert {module: names for module, names in engines.items() if names} == {}


def test_the_picture_in_the_architecture_is_current() -> None:
    (line,) = re.findall(r"^    (widgets\.rules ← .*)$", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.M)
    steps = [step.split(", ") for step in line.split(" ← ")]
    assert [room for step in steps for room in step] == list(BELOW)
    for number, step in enumerate(steps):
        earlier = {room for step in steps[:number] for room in step}
        beside = set(step)
        assert all(set(BELOW[room]) <= earlier | beside for room in step)
