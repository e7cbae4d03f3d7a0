"""Measures how long a widget takes from the first click to the rules' answer, beside stock Pyodide, in one run.

    python -m benchmarks.runtime [--runs 9] [--megabits 10]

Each run visits our page, then the stock one, in Chromium with a new profile (first visit), and then each again (later
visit), ours after it has kept its snapshot. Everything is sent compressed with Brotli. Prints medians as Markdown
tables; runtime.md has the published figures.
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
PARTS = {  # of the site
    "our runtime": "assets/runtime/*",
    "scripts of the widgets": "assets/*/widgets/*",
    "styles of the widgets": "assets/*/styles/widget.css",
    "stock": "pyodide/*",
}
NOT_LOADED = ("assets/runtime/*.json.br", "assets/runtime/*.whl.br")  # only for other users of Pyodide
LIMITS = {"first visit": 0.4, "later visit": 0.25}
FIRST = ("ours", "first")


class Visit(NamedTuple):
    """One visit: milliseconds from the click to each stage, and the kB of the runtime that were sent and kept."""

    milliseconds: dict[str, float]
    sent: float
    kept: float


def main() -> None:
    """Measure, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="visits of each kind; medians are taken (default: 9)")
    parser.add_argument("--megabits", type=float, help="speed of the line, in Mbit/s (default: unlimited)")
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
    print(_ratios(visits))
    print(sizes)


def _visits(playwright: Playwright, chromium: str, url: str, counter: TrafficCounter) -> Iterator[tuple[str, Visit]]:
    """Yield a first and a later visit to each page, each pair in a profile of its own."""
    for name, address in (("ours", OURS), ("stock", STOCK)):
        with tempfile.TemporaryDirectory() as profile:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=chromium, headless=True, args=CHROMIUM_ARGUMENTS
            )
            for visit in ("first", "later"):
                page = context.new_page()
                yield f"{name}, {visit} visit", _visit(page, url + address, counter, keeps=(name, visit) == FIRST)
                page.close()
            context.close()


def _visit(page: Page, address: str, counter: TrafficCounter, *, keeps: bool) -> Visit:
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
    sent = counter.bytes - before
    if keeps:
        page.workers[0].evaluate(WAIT_FOR_THE_SNAPSHOT)
    return Visit(stages, sent / 1000, page.evaluate(KEPT_BYTES) / 1000)


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


WAIT_FOR_THE_SNAPSHOT = """() => new Promise(resolve => {
  const look = () => performance.getEntriesByName("snapshot kept").length ? resolve() : setTimeout(look, 100);
  look();
})"""
KEPT_BYTES = """async () => {
  let bytes = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request)).blob()).size;
  }
  return bytes;
}"""


def _table(visits: dict[str, list[Visit]], megabits: float | None) -> str:
    runs = len(next(iter(visits.values())))
    line = f"{megabits:g} Mbit/s" if megabits else "loopback"
    rows = [
        f"{platform.machine()}, {line}, medians of {runs}; milliseconds from the click until each stage has ended",
        "",
        "| visit | " + " | ".join(STAGES) + " | kB sent | kB kept |",
        "|---" * (len(STAGES) + 3) + "|",
    ]
    for kind, found in visits.items():
        times = [statistics.median(visit.milliseconds[stage] for visit in found) for stage in STAGES]
        bytes_ = [statistics.median(visit.sent for visit in found), statistics.median(visit.kept for visit in found)]
        rows.append(f"| {kind} | " + " | ".join(f"{number:.0f}" for number in [*times, *bytes_]) + " |")
    return "\n".join(rows)


def _ratios(visits: dict[str, list[Visit]]) -> str:
    """Return our time as a share of stock's: the share of the medians, and the range over the runs."""
    rows = ["", "| ours / stock | medians | lowest | highest | limit |", "|---|---|---|---|---|"]
    for visit, limit in LIMITS.items():
        ours, stock = ([v.milliseconds[STAGES[-1]] for v in visits[f"{name}, {visit}"]] for name in ("ours", "stock"))
        each = [one / other for one, other in zip(ours, stock, strict=True)]
        whole = statistics.median(ours) / statistics.median(stock)
        rows.append(f"| {visit} | {whole:.2f} | {min(each):.2f} | {max(each):.2f} | {limit} |")
    return "\n".join(rows)


def _sizes(site: Path) -> str:
    rows = ["", "| what | files | kB, Brotli |", "|---|---|---|"]
    for what, pattern in PARTS.items():
        files = [path for path in site.glob(f"{pattern}.br") if not any(map(path.match, NOT_LOADED))]
        rows.append(f"| {what} | {len(files)} | {sum(path.stat().st_size for path in files) / 1000:.1f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
