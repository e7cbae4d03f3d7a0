"""Python for the browser, with the rules: packed by Node, under `assets/runtime/`."""

import shutil
import subprocess
import sys
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
"""What is packed, and what packs it."""


class PackingError(Exception):
    """Python for the browser cannot be packed; the message says why."""


def outputs(_edition: Edition) -> Iterator[Output]:
    """Yield the folder of the packed files."""
    sources = sorted(path for pattern in SOURCES for path in ROOT.glob(pattern))
    given = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in sources}
    yield Output(f"{FOLDER}/", given, _files, takes_long=True)


def _files(_given: Mapping[str, bytes], _bench: Workbench) -> Files:
    folder = packed_runtime()
    return {f"{FOLDER}/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


def packed_runtime() -> Path:
    """Return the folder with Python for the browser and the rules, packed as they are now.

    Raises:
        PackingError: if Node is missing, or reports an error.
    """
    runtime = ROOT / "widgets" / "runtime"
    beside_python = Path(sys.executable).parent
    node = shutil.which("node") or shutil.which("node", path=str(beside_python))
    if not node:
        raise PackingError("Node is not installed: run `make setup`, which installs it in .venv.")
    command = [node, str(runtime / "pack.mjs"), "--python", sys.executable]  # does nothing if nothing changed
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise PackingError(f"{' '.join(command)} failed:\n{done.stderr or done.stdout}")
    return runtime / "packed"
