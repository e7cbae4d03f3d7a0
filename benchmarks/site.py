"""Measures the build of the real site, and the weight of its pages.

    python -m benchmarks.site [--runs 3]

Times are of this machine at this moment: compare the ratios within one run, not the seconds of two.
Weights are of Brotli at its best quality, as a careful server sends them.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).parents[1]
PAGES = {
    "home": "de/",
    "topic": "fr/security/",
    "guide": "it/security/kauth/",
    "guide with a helper": "de/billing/automatic-renewal/",
    "questions": "fr/questions/",
}
_COMPRESS = """
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
const files = process.argv.slice(1);
const lengths = files.map((file) => brotliCompressSync(readFileSync(file)).length);
console.log(lengths.reduce((sum, length) => sum + length, 0));
"""
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
_IMPORT = re.compile(r'(?:import|from) "(\./[^"]+)"')


def main() -> None:
    """Print the figures as Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        commands = {
            "`kb check`": [sys.executable, "-m", "kb.cli", "check"],
            "the whole site (MkDocs, four languages)": [
                sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site),
            ],
        }  # fmt: skip
        print(f"| step, median of {runs} | seconds |\n|---|---|")
        for name, command in commands.items():
            print(f"| {name} | {statistics.median(_seconds(command) for _ in range(runs)):.1f} |")
        print("\n| page | HTML | CSS | JS before a helper or search is used | kB in all |\n|---|---|---|---|---|")
        for name, address in PAGES.items():
            weights = _weights(site / address / "index.html")
            figures = " | ".join(f"{weight / 1000:.1f}" for weight in (*weights, sum(weights)))
            print(f"| {name} | {figures} |")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def _weights(page: Path) -> tuple[int, int, int]:
    """Return the compressed bytes of the page's HTML, styles and scripts, with what the scripts import."""
    html = page.read_text(encoding="utf-8")
    styles = {(page.parent / link).resolve() for link in _STYLE.findall(html)}
    scripts: set[Path] = set()
    waiting = [(page.parent / link).resolve() for link in _SCRIPT.findall(html)]
    while waiting:
        script = waiting.pop()
        if script not in scripts:
            scripts.add(script)
            waiting += [
                (script.parent / name).resolve() for name in _IMPORT.findall(script.read_text(encoding="utf-8"))
            ]
    return _compressed([page]), _compressed(styles), _compressed(scripts)


def _compressed(files: Collection[Path]) -> int:
    """Return the bytes of the files when each is compressed, by Node, which has Brotli."""
    command = ["node", "--input-type=module", "--eval", _COMPRESS, *map(str, files)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
