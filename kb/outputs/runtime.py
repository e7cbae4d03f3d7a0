"""Python for the browser, with the rules: packed by Node, under `assets/runtime/`."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.outputs.edition import Edition
from kb.outputs.output import Files, Output, Workbench

ROOT = Path(__file__).parents[2]
FOLDER = "assets/runtime"
SOURCES = (
    "widgets/__init__.py",
    "widgets/rules/*.py",
    "widgets/runtime/*.*",
    "widgets/runtime/worker/*.js",
    "package-lock.json",
    "requirements.lock",
)
"""The files that are packed, and the scripts and lock files that packing uses."""


class PackingError(Exception):
    """Python for the browser cannot be packed; the message says why."""


def outputs(_edition: Edition) -> Iterator[Output]:
    """Yield the folder of the packed files."""
    yield Output(f"{FOLDER}/", sources(), _files, takes_long=True)


def sources() -> dict[str, bytes]:
    """Return the current contents of the files in SOURCES, by path."""
    paths = sorted(path for pattern in SOURCES for path in ROOT.glob(pattern))
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def _files(given: Mapping[str, bytes], _bench: Workbench) -> Files:
    folder = packed_runtime(given)
    return {f"{FOLDER}/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


def packed_runtime(given: Mapping[str, bytes]) -> Path:
    """Return the folder that contains Python for the browser and the rules, packed from these files.

    The files are first written to a temporary folder, so that a file saved during packing does not change the result.

    Raises:
        PackingError: if Node is missing, or reports an error.
    """
    beside_python = Path(sys.executable).parent
    node = shutil.which("node") or shutil.which("node", path=str(beside_python))
    if not node:
        raise PackingError("Node is not installed: run `make setup`, which installs it in .venv.")
    packed = ROOT / "widgets" / "runtime" / "packed"
    with tempfile.TemporaryDirectory(prefix="kb-runtime-") as copy:
        for path, content in given.items():
            (Path(copy) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(copy) / path).write_bytes(content)
        (Path(copy) / "node_modules").symlink_to(ROOT / "node_modules")
        pack = str(Path(copy) / "widgets" / "runtime" / "pack.mjs")
        command = [node, pack, "--output", str(packed), "--python", sys.executable]  # does nothing if nothing changed
        done = subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise PackingError(f"{' '.join(command)} failed:\n{done.stderr or done.stdout}")
    return packed
