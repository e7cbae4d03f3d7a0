"""Measures a helper's way from the first click to the answer of the rules, beside stock Pyodide, in one run.

    python -m benchmarks.runtime [--runs 9] [--megabits 10]

Each run visits ours, then stock, in Chromium with a new profile (cold), then each once more (warm). Everything is
sent compressed with brotli. Prints medians as a Markdown table; the figures of record stand in runtime.md.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks.runtime_site import TrafficCounter, compressed_site, serving
from tests.browser import CHROMIUM_ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
STAGES = ("first answer", "fetch", "compile", "start", "rules", "answer of the rules")
OURS = "auto-renewal.html"
STOCK = "stock.html"


class Visit(NamedTuple):
    """What one visit took: milliseconds from the click for each stage, and bytes sent for the runtime."""

    milliseconds: dict[str, float]
    kilobytes: float


def main() -> None:
    """Measure, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="visits of each kind; medians are taken (default: 9)")
    parser.add_argument("--megabits", type=float, help="speed of the line, in Mbit/s (default: as fast as it goes)")
    options = parser.parse_args()
    chromium = subprocess.run([ROOT / "setup/chromium"], cwd=ROOT, check=True, capture_output=True, text=True)
    visits: dict[str, list[Visit]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = compressed_site(Path(folder) / "site")
        sizes = _sizes(site)
        with serving(site, options.megabits) as (url, counter):
            for run in range(options.runs):
                for kind, visit in _visits(playwright, chromium.stdout.strip(), url, counter):
                    visits.setdefault(kind, []).append(visit)
                print(f"run {run + 1} of {options.runs}", flush=True)
    print(_table(visits, options.megabits))
    print(sizes)


def _visits(playwright: Playwright, chromium: str, url: str, counter: TrafficCounter) -> Iterator[tuple[str, Visit]]:
    """Yield a cold and a warm visit to ours and to stock, each pair in a profile of its own."""
    for name, address in (("ours", OURS), ("stock", STOCK)):
        with tempfile.TemporaryDirectory() as profile:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=chromium, headless=True, args=CHROMIUM_ARGUMENTS
            )
            for temperature in ("cold", "warm"):
                page = context.new_page()
                yield f"{name}, {temperature}", _visit(page, url + address, counter)
                page.close()
            context.close()


def _visit(page: Page, address: str, counter: TrafficCounter) -> Visit:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before = counter.bytes
    page.evaluate(CLICK_AND_WAIT)
    first, last, clicked = page.evaluate("() => [window.firstAnswer, window.lastAnswer, window.clicked]")
    worker = page.workers[0].evaluate(
        """() => ({
          origin: performance.timeOrigin,
          marks: Object.fromEntries(performance.getEntriesByType("mark").map(mark => [mark.name, mark.startTime])),
          fetched: Math.max(...performance.getEntriesByType("resource")
            .filter(({ name }) => !name.endsWith("rules.zip")).map(({ responseEnd }) => responseEnd)),
        })"""
    )
    offset = worker["origin"] - clicked
    ends = {
        "fetch": worker["fetched"] + offset,
        "compile": worker["marks"]["compiled"] + offset,
        "start": worker["marks"]["started"] + offset,
        "rules": worker["marks"]["rules"] + offset,
    }
    stages = {"first answer": first - clicked, **ends, "answer of the rules": last - clicked}
    return Visit(stages, (counter.bytes - before) / 1000)


CLICK_AND_WAIT = """() => new Promise(resolve => {
  const now = () => performance.timeOrigin + performance.now();
  const answer = document.querySelector("[data-answer]");
  new MutationObserver(() => {
    if (answer.dataset.outcome) window.firstAnswer ??= now();
    if (answer.dataset.source !== "rules") return;
    window.lastAnswer = now();
    resolve();
  }).observe(answer, { attributes: true });
  document.querySelector("[name=due]").value = "2030-12-24";
  document.querySelector("[name=enabled][value=true]").checked = true;
  window.clicked = now();
  document.querySelector("[type=submit]").click();
})"""


def _table(visits: dict[str, list[Visit]], megabits: float | None) -> str:
    runs = len(next(iter(visits.values())))
    line = f"{megabits:g} Mbit/s" if megabits else "loopback"
    rows = [
        f"{platform.machine()}, {line}, medians of {runs}; milliseconds from the click until each stage has ended",
        "",
        "| visit | " + " | ".join(STAGES) + " | kB sent |",
        "|---" * (len(STAGES) + 2) + "|",
    ]
    for kind, found in visits.items():
        times = [statistics.median(visit.milliseconds[stage] for visit in found) for stage in STAGES]
        kilobytes = statistics.median(visit.kilobytes for visit in found)
        rows.append(f"| {kind} | " + " | ".join(f"{time:.0f}" for time in times) + f" | {kilobytes:.0f} |")
    return "\n".join(rows)


def _sizes(site: Path) -> str:
    rows = ["", "| what | files | kB, brotli |", "|---|---|---|"]
    parts = {"our runtime": "assets/runtime", "scripts and styles of the helpers": "assets/widgets", "stock": "pyodide"}
    for what, part in parts.items():
        files = [path for path in (site / part).glob("*.br") if path.name != "runtime.json.br"]
        rows.append(f"| {what} | {len(files)} | {sum(path.stat().st_size for path in files) / 1000:.1f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
