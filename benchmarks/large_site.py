"""Makes a project with many guides, shaped like the real ones. The same input gives the same bytes.

    python -m benchmarks.large_site FOLDER [--guides 1500] [--seed 5]

FOLDER becomes a copy of this checkout, ready for `kb`, with that many guides in four languages. The first twenty are
the real ones. Guide k has the sections, steps, notes, links, facts and terms of real guide k mod 20, in other words.
The seed decides which copies of the original's targets its links lead to. Then run there

    PYTHONPATH=FOLDER .venv/bin/python -m kb.cli build
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
from pathlib import Path

from benchmarks.large_content import write_content

ROOT = Path(__file__).parents[1]
LINKED = (".venv", "node_modules")
KEPT = {".cache", "site"}


def main() -> None:
    """Make the project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="of the project; a large site that is already there is replaced")
    parser.add_argument("--guides", type=int, default=1500, help="in each language, at least 20 (default: 1500)")
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    start = time.perf_counter()
    make_project(given.folder.resolve(), given.guides, given.seed)
    print(f"{given.guides} guides in {given.folder}, in {time.perf_counter() - start:.0f} s.")


def make_project(folder: Path, guides: int, seed: int = 5) -> None:
    """Make the project in `folder`, which must be empty, missing, or hold a project made by this function.

    Raises:
        FileExistsError: if the folder holds anything else.
    """
    _clear(folder)
    for path in _files_of_checkout():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target)
    for name in LINKED:
        (folder / name).symlink_to((ROOT / name).resolve())
    packed = Path("widgets/runtime/packed")
    if (ROOT / packed).exists():
        shutil.copytree(ROOT / packed, folder / packed)
    write_content(ROOT / "docs", folder / "docs", ROOT / "node_modules", guides, seed)


def _files_of_checkout() -> list[Path]:
    """Return the files that `kb` runs with: those in git, and those that git would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = map(Path, done.stdout.splitlines())
    return [path for path in paths if path.parts[0] not in {"docs", "tests"} and (ROOT / path).is_file()]


def _clear(folder: Path) -> None:
    """Remove an earlier project from `folder`, except for what was built in it."""
    there = list(folder.iterdir()) if folder.exists() else []
    if there and not (folder / ".venv").is_symlink():
        raise FileExistsError(f"{folder} holds something else; expected an empty folder, or a large site")
    for path in there:
        if path.name in KEPT:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


if __name__ == "__main__":
    main()
