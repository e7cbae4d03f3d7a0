"""The wheel of the rules, beside the packed runtime, for other users of Pyodide."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZipFile

from pyodide_lock import PyodideLockSpec

from tests.rules.pyodide import all_cases, answers_in_pyodide
from tests.widgets.pages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NAME = "knowledge-base-rules"


def test_stock_pyodide_loads_the_wheel_by_its_lock_and_answers_every_case(packed: Path, tmp_path: Path) -> None:
    cases, expected = all_cases()
    assert answers_in_pyodide(cases, tmp_path / "cases.json", "--packed", packed) == expected


def test_the_lock_lists_the_wheel_with_its_hash_for_the_pyodide_that_is_installed(packed: Path) -> None:
    lock = PyodideLockSpec.from_json(packed / "pyodide-lock.json")
    lock.check_wheel_filenames()
    assert list(lock.packages) == [NAME]
    assert lock.packages[NAME].sha256 == sha256(_wheel(packed).read_bytes()).hexdigest()  # Node does not compare it
    assert lock.info == PyodideLockSpec.from_json(ROOT / "node_modules/pyodide/pyodide-lock.json").info


def test_the_wheel_holds_the_very_code_that_the_browser_runs(packed: Path) -> None:
    [library] = packed.glob("python-*.zip")
    with ZipFile(_wheel(packed)) as wheel, ZipFile(library) as ours:
        compiled = {name: wheel.read(name) for name in wheel.namelist() if name.startswith("widgets/")}
        assert compiled == {name: ours.read(name) for name in ours.namelist() if name.startswith("widgets/")}
    assert {f"widgets/rules/{path.name}c" for path in (ROOT / "widgets/rules").glob("*.py")} < compiled.keys()


def test_a_field_of_an_unknown_kind_is_named_in_one_sentence_and_nothing_is_packed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "widgets", tmp_path / "widgets", ignore=shutil.ignore_patterns("packed", "__pycache__"))
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    rule = tmp_path / "widgets/rules/password_change.py"
    source = rule.read_text(encoding="utf-8")
    rule.write_text(source.replace('Field("may_change", "flag")', 'Field("may_change", "colour")'), encoding="utf-8")
    pack = tmp_path / "widgets/runtime/pack.mjs"
    done = subprocess.run(["node", pack, "--python", sys.executable], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "widgets/rules: password-change: the field may_change has the unknown kind 'colour'; "
        "use one of date, choice, flag, address.\n"
    )
    assert [path.name for path in pack.parent.glob("packed*")] == []


def _wheel(packed: Path) -> Path:
    lock = json.loads((packed / "pyodide-lock.json").read_text(encoding="utf-8"))
    return packed / lock["packages"][NAME]["file_name"]
