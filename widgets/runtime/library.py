"""Cuts Python's standard library to what the rules need, and compiles it. Runs inside Pyodide, for pack.mjs.

The code must be compiled by Pyodide's own Python: the host's is another, and its .pyc files do not fit.
"""

import itertools
import json
import re
import sys
import traceback
import zipfile
from collections.abc import Iterator
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from types import ModuleType

from widgets import rules

SAMPLES: dict[str, tuple[object, ...]] = {
    "date": ("2026-11-20", "2024-02-29", "2027-01-01", "unreadable"),
    "flag": (True, False, None),
    "address": ("Julie@example.ch", "unreadable", None),
}
LEFT_OUT = re.compile(r"_?ssl|bz2|lzma|compression/")  # who imports them does without where they are not
STAND_INS = {"_colorize.py": "no_colours.py"}  # ours in place of the library's
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def sample_answers() -> str:
    """Return the answers to inputs of every kind, right and wrong, as JSON: so all that the rules use is imported.

    An error is told too, because that also takes a part of the library.
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
    """Return a call for each widget with its answer, as JSON: the browser asks them to see that all is well."""
    calls = []
    for name, widget in rules.WIDGETS.items():
        inputs = {field.name: _samples(field)[0] for field in widget.fields}
        calls.append(("answer", json.dumps([name, inputs]), json.dumps(rules.answer(name, inputs))))
    return json.dumps(calls)


def _samples(field: rules.Field) -> tuple[object, ...]:
    return SAMPLES.get(field.kind, (*field.options, "unreadable"))


def write_library(sources: str, own: str, rules_folder: str, target: str) -> None:
    """Write the zip `target`: of the library `sources` what is imported by now, and the rules, all compiled.

    `own` is the folder of the STAND_INS.
    """
    needed = {_path_in_library(module) for module in list(sys.modules.values())}
    with zipfile.ZipFile(sources) as library, zipfile.ZipFile(target, "w") as packed:
        for name in sorted(needed & set(library.namelist())):
            if name in STAND_INS:
                _add(packed, name, (Path(own) / STAND_INS[name]).read_bytes())
            elif not LEFT_OUT.match(name):
                _add(packed, name, library.read(name))
        for name, source in _rules_sources(Path(rules_folder)):
            _add(packed, name, source)


def _path_in_library(module: ModuleType) -> str:
    """Return the module's path in the library's zip; nothing where it is built in, or comes from elsewhere."""
    inside = "python314.zip/"
    spec = module.__spec__
    return spec.origin.partition(inside)[2] if spec and spec.origin and inside in spec.origin else ""


def _rules_sources(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield "widgets/__init__.py", b""
    for path in sorted(folder.glob("*.py")):
        yield f"widgets/rules/{path.name}", path.read_bytes()


def _add(packed: zipfile.ZipFile, name: str, source: bytes) -> None:
    """Add `source` compiled; uncompressed, because what sends the zip compresses it better as a whole."""
    code = compile(source, f"/lib/python314.zip/{name}", "exec", dont_inherit=True, optimize=2)
    compiled = _code_to_hash_pyc(code, bytes(8), False)  # noqa: FBT003
    packed.writestr(zipfile.ZipInfo(f"{name}c", FIXED_DATE), bytes(compiled))
