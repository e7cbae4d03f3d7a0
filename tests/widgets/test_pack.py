"""The packed runtime: small, always the same, and independent of any other host."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.widgets.pages import ROOT
from widgets.rules import WIDGETS, answer

PACK = ROOT / "widgets/runtime/pack.mjs"
HOST = re.compile(rb"(?:https?:)?//[\w-]+(?:\.[\w-]+)+/")


def test_a_second_call_writes_nothing(packed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (packed, *packed.iterdir())}
    subprocess.run(["node", PACK], check=True)
    assert {path: path.stat().st_mtime_ns for path in (packed, *packed.iterdir())} == before


def test_a_missing_file_packs_all_again_to_the_same_bytes_in_any_folder_and_time_zone(
    packed: Path, tmp_path: Path
) -> None:
    output = tmp_path / "elsewhere"
    output.mkdir()
    for path in packed.iterdir():
        if path.suffix != ".whl":
            (output / path.name).symlink_to(path)
    command = ["node", PACK, "--output", output, "--python", sys.executable]
    subprocess.run(command, check=True, env=os.environ | {"TZ": "America/New_York"})
    assert not any(path.is_symlink() for path in output.iterdir())
    assert _contents(output) == _contents(packed)


def test_every_file_but_the_worker_and_the_lock_is_named_after_its_content(packed: Path) -> None:
    made = json.loads((packed / "runtime.json").read_text(encoding="utf-8"))
    assert {path.name for path in packed.iterdir()} == {"runtime.json", *made["files"]}
    [wheel] = packed.glob("*.whl")
    assert f"+sha{made['inputs']}-" in wheel.name  # a wheel's name ends with its tags
    files = {*made["files"]} - {"worker.js", "pyodide-lock.json", wheel.name}
    assert all(re.fullmatch(r"[\w.]+-[0-9a-f]{16}\.\w+", name) for name in files)
    worker = (packed / "worker.js").read_text(encoding="utf-8")
    assert all(name in worker for name in files)


def test_the_worker_is_one_file_that_knows_its_version_and_right_answers(packed: Path) -> None:
    worker = (packed / "worker.js").read_text(encoding="utf-8")
    assert not re.search(r"^import .* from \"", worker, re.MULTILINE)
    constants = dict(re.findall(r"^const (RUNTIME_\w+) = (.*);$", worker, re.MULTILINE))
    assert re.fullmatch(r'"[0-9a-f]{16}"', constants["RUNTIME_VERSION"])
    sample = json.loads(constants["RUNTIME_SAMPLE"])
    assert {json.loads(arguments)[0] for _, arguments, _ in sample} == set(WIDGETS)
    for call, arguments, expected in sample:
        assert call == "answer"
        assert json.dumps(answer(*json.loads(arguments))) == expected


def test_no_script_names_another_host(packed: Path) -> None:
    for path in (*packed.glob("*.mjs"), packed / "worker.js"):
        assert HOST.findall(path.read_bytes()) == [], path.name


def test_the_library_holds_compiled_code_only_uncompressed(packed: Path) -> None:
    [library] = packed.glob("python-*.zip")
    with ZipFile(library) as files:
        assert all(file.filename.endswith(".pyc") and file.compress_type == 0 for file in files.infolist())
        rules = {Path(name).stem for name in files.namelist() if name.startswith("widgets/rules/")}
    assert rules == {path.stem for path in (ROOT / "widgets/rules").glob("*.py")}


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
