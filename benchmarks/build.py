"""Measures our build and those of other generators on large sites, side by side in one run.

    python -m benchmarks.build [--guides 20 200 1500] [--runs 3] [--only ours|rivals|edits]

Prints Markdown tables of medians, and writes every single figure to .cache/benchmarks/build.json. Times depend on the
machine and the moment: compare them only within a run, in which the generators take turns. Processor time and memory
include all processes of a command (see benchmarks/processes.py). Each build after an edit must show the edit.

With `--only edits` the site is built once without measuring; then our edits and Hugo's whole build take turns.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.large_project import FACT, Project
from benchmarks.processes import Spent, run
from benchmarks.rivals import HUGO, prepared_rivals
from hooks.material import ICONS
from kb.content.loading import load_site_without_guides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.rivals import Rival

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".cache" / "benchmarks"
SAMPLE = 100  # guide pages, evenly spread, that are compressed to find the median

type Figures = dict[str, list[float]]
"""Measurement → one value for each run, in the order of the tables: "kb build, cold (s)"."""

_COMPRESS = """
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
const files = process.argv.slice(1);
console.log(JSON.stringify(files.map((file) => brotliCompressSync(readFileSync(file)).length)));
"""


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guides", type=int, nargs="+", default=[20, 200, 1500], help="in each language")
    parser.add_argument("--runs", type=int, default=3, help="of each (default: 3)")
    parser.add_argument("--only", choices=("ours", "rivals", "edits"), help="measure this part")
    given = parser.parse_args()
    found: dict[int, Figures] = {}
    for guides in given.guides:
        found[guides] = _figures(guides, given.runs, given.only)
        (FOLDER / "build.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    _print_table(found)


def _figures(guides: int, runs: int, only: str | None) -> Figures:
    _tell(f"{guides} guides: making the site")
    project = Project(FOLDER / "sites" / str(guides), guides)
    docs = project.folder / "docs"
    languages = load_site_without_guides(docs, ICONS)[0].languages
    rivals, pages = ([], 0) if only == "ours" else prepared_rivals(docs, FOLDER / "rivals")
    if only == "edits":
        rivals = [rival for rival in rivals if rival.name == HUGO]
    figures: Figures = defaultdict(list)
    for number in range(runs):
        _tell(f"{guides} guides, run {number + 1} of {runs}")
        if only != "rivals":
            for name, spent in (_edits if only == "edits" else _ours)(project, number):
                _note(figures, name, spent)
        for rival in rivals:
            _note(figures, f"{rival.name}, cold", _cold(rival, pages))
    if only in {"ours", None}:
        _note_servers(figures, project, runs)
        _note_sizes(figures, "ours", project.site, languages)
    for rival in rivals:
        _note_sizes(figures, rival.name, rival.output, languages)
    return figures


def _ours(project: Project, number: int) -> Iterator[tuple[str, Spent]]:
    """Build and check the project in each way that is measured."""
    project.clear()
    yield "kb check, cold", project.run("check")
    project.clear()
    yield "kb build, cold", project.run("build")
    yield "kb check, after a build", project.run("check")
    yield from _edits(project, number)
    with project.edited():
        guide, _name, value = FACT
        project.change_rule(number + 1)
        yield "kb build, a rule changed", project.run("build")
        project.must_say(f"{value + number + 1}\N{NO-BREAK SPACE}Stunden", guide)


def _edits(project: Project, number: int) -> Iterator[tuple[str, Spent]]:
    """Build and check the project after small edits. Each number has words of its own, which no cache has seen."""
    project.run("build")  # from earlier runs
    yield "kb build, nothing changed", project.run("build")
    with project.edited():
        word = _word(number)
        project.change_word(word)
        yield "kb build, a word changed", project.run("build")
        project.must_say(word)
        yield "kb check, a word changed", project.run("check")
        project.change_title(f"{word}titel")
        yield "kb build, a title changed", project.run("build")
        project.must_say(f"{word}titel")


def _cold(rival: Rival, pages: int) -> Spent:
    """Let the rival build everything.

    Raises:
        ValueError: if it does not build all pages, since its time would mean nothing.
    """
    rival.clear()
    spent = run(rival.commands, rival.folder, {"NO_MKDOCS_2_WARNING": "1"})
    if rival.pages() != pages:
        raise ValueError(f"{rival.name} built {rival.pages()} pages, not {pages}")
    return spent


def _note_servers(figures: Figures, project: Project, runs: int) -> None:
    """Record how long it takes to see an edit. The site is already built, like a writer's."""
    project.run("build")
    for name, options in {"all languages": (), "one language": ("--language", "de")}.items():
        _tell(f"kb serve, {name}")
        words = [_word(number) + "serve" + name[:3] for number in range(runs)]
        seconds, first = project.seconds_from_save_to_page(words, *options)
        figures[f"kb serve, {name}, from start to first page (s)"].append(first)
        figures[f"kb serve, {name}, from saving to the new page (s)"] += seconds


def _note_sizes(figures: Figures, name: str, site: Path, languages: Iterable[str]) -> None:
    """Record the size of the site, and of its guide pages as compressed by a well-configured server."""
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    figures[f"the whole site, {name} (MB)"].append(size / 1_000_000)
    pages = sorted(page for language in languages for page in (site / language).glob("*/*/index.html"))
    sample = pages[:: max(1, len(pages) // SAMPLE)]
    command = ["node", "--input-type=module", "--eval", _COMPRESS, *map(str, sample)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures[f"HTML of a guide, {name} (kB, Brotli)"] += [length / 1000 for length in json.loads(done.stdout)]


def _note(figures: Figures, name: str, spent: Spent) -> None:
    figures[f"{name} (s)"].append(spent.seconds)
    figures[f"{name} (s of processor time)"].append(spent.processor)
    figures[f"{name} (MB of memory)"].append(spent.megabytes)
    _tell(f"  {name}: {spent.seconds:.1f} s, {spent.processor:.1f} s of processor time, {spent.megabytes:.0f} MB")


def _print_table(found: dict[int, Figures]) -> None:
    """Print a table for each unit: a line for each measurement, a column for each number of guides."""
    names = dict.fromkeys(name for figures in found.values() for name in figures)
    for unit in dict.fromkeys(_split(name)[1] for name in names):
        columns = " | ".join(f"{guides:,} guides" for guides in found)
        print(f"\n| median, {unit} | {columns} |\n|---|{'---|' * len(found)}")
        for name in names:
            if _split(name)[1] == unit:
                medians = (statistics.median(figures[name]) for figures in found.values() if name in figures)
                print(f"| {_split(name)[0]} | {' | '.join(f'{median:,.1f}' for median in medians)} |")


def _split(name: str) -> tuple[str, str]:
    """Return the name of the measurement, and its unit."""
    words, _, unit = name.removesuffix(")").rpartition(" (")
    return words, unit


def _word(number: int) -> str:
    return "Zebra" + chr(ord("a") + number)


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
