"""Measures `kb status` on a large site.

    python -m benchmarks.status [--guides 1500] [--runs 3]

Prints a Markdown table of medians: with an empty store, after `kb check` has read the content, once more, and after an
edit.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.large_project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.processes import Spent

FOLDER = Path(__file__).parents[1] / ".cache" / "benchmarks" / "sites"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guides", type=int, default=1500, help="in each language")
    parser.add_argument("--runs", type=int, default=3, help="of each (default: 3)")
    given = parser.parse_args()
    project = Project(FOLDER / str(given.guides), given.guides)
    project.run("translations", "record")  # as on a site that is looked after
    found: dict[str, list[Spent]] = defaultdict(list)
    for number in range(given.runs):
        for name, spent in _measured(project, number):
            found[name].append(spent)
    print(f"| `kb status`, {given.guides} guides | seconds | processor seconds | MB |\n|---|---|---|---|")
    for name, runs in found.items():
        seconds, processor, megabytes = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"| {name} | {seconds:.1f} | {processor:.1f} | {megabytes:.0f} |")


def _measured(project: Project, number: int) -> Iterator[tuple[str, Spent]]:
    project.clear()
    yield "from nothing", project.run("status")
    project.clear()
    project.run("check")
    yield "after kb check", project.run("status")
    yield "once more", project.run("status")
    with project.edited():
        project.change_word(f"word{number}")
        yield "after an edited word", project.run("status")


if __name__ == "__main__":
    main()
