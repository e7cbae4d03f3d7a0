"""Reduces Python's standard library to what the rules need, and compiles both. Runs inside Pyodide, for pack.mjs.

pyodide-build compiles with the Python that runs it. That must be Pyodide's own: the host's .pyc files do not fit.
"""

import itertools
import json
import re
import sys
import traceback
import zipfile
from pathlib import Path
from types import ModuleType

from widgets import rules

SAMPLES: dict[str, tuple[object, ...]] = {
    "date": ("2026-11-20", "2024-02-29", "2027-01-01", "unreadable"),
    "flag": (True, False, None),
    "address": ("Julie@example.ch", "unreadable", None),
}
LEFT_OUT = re.compile(r"_?ssl|bz2|lzma|compression/")  # modules that import these also work without them
STAND_INS = {"_colorize.py": "no_colours.py"}  # ours replace the library's
LIBRARY = "/lib/python314.zip"  # where Pyodide has it


def sample_answers() -> str:
    """Return the answers to inputs of every kind, right and wrong, as JSON, so that all that the rules use is imported.

    An error is formatted too, because that also needs a part of the library.
    """
    answers: list[object] = [rules.answer("no-such-widget", {})]
    for name, widget in rules.WIDGETS.items():
        values = [[(field.name, value) for value in _samples(field)] for field in widget.fields]
        answers += [rules.answer(name, dict(inputs)) for inputs in itertools.product(*values)]
    return json.dumps([*answers, rules.detect_system("Mozilla/5.0 (Windows NT 10.0)", 0), _told_error()])


def _told_error() -> list[str]:
    try:
        return [str(int("unreadable"))]
    except ValueError as error:
        return traceback.format_exception(error)


def sample_calls() -> str:
    """Return a call for each widget with its answer, as JSON, for the browser to check that Python works."""
    calls = []
    for name, widget in rules.WIDGETS.items():
        inputs = {field.name: _samples(field)[0] for field in widget.fields}
        calls.append(("answer", json.dumps([name, inputs]), json.dumps(rules.answer(name, inputs))))
    return json.dumps(calls)


def _samples(field: rules.Field) -> tuple[object, ...]:
    return SAMPLES.get(field.kind, (*field.options, "unreadable"))


def write_library(wheel: str, stand_ins: str, target: str) -> None:
    """Write the source of each library module imported so far, and of the rules in `wheel`, to the zip `target`.

    `stand_ins` is the folder of the STAND_INS.
    """
    needed = {_path_in_library(module) for module in list(sys.modules.values())}
    with (
        zipfile.ZipFile(LIBRARY) as library,
        zipfile.ZipFile(wheel) as rules_wheel,
        zipfile.ZipFile(target, "w") as cut,
    ):
        for name in sorted(needed & set(library.namelist())):
            if name in STAND_INS:
                cut.writestr(name, (Path(stand_ins) / STAND_INS[name]).read_bytes())
            elif not LEFT_OUT.match(name):
                cut.writestr(name, library.read(name))
        for name in rules_wheel.namelist():
            if name.endswith(".py"):
                cut.writestr(name, rules_wheel.read(name))


def _path_in_library(module: ModuleType) -> str:
    """Return the module's path in the library's zip, or nothing if it is built in, or from elsewhere."""
    inside = f"{LIBRARY}/"
    spec = module.__spec__
    return spec.origin.partition(inside)[2] if spec and spec.origin else ""


def compile_archives(folder: str, site_packages: str) -> None:
    """Compile the zip and the wheel in `folder` with pyodide-build, which also updates the lock beside them.

    Nothing is compressed, because the web server compresses each file better as a whole.
    """
    sys.path.append(site_packages)
    from pyodide_build.cli.py_compile import main as py_compile

    py_compile([folder, "--silent", "--compression-level", "0"], standalone_mode=False)
