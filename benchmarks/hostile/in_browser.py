"""Hostile texts pasted into the two search fields of a browser.

The indexes are already loaded, as after a first query.
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.hostile.measured import LARGE, SMALL, Measured
from benchmarks.hostile.units import UNITS, repeated
from tests.browser import CHROMIUM_ARGUMENTS
from tests.server import served

ROOT = Path(__file__).parents[2]
SEARCH = """async ([module, query]) => {
  const { searchIn } = await import(module);
  globalThis.search ??= searchIn(new URL("/pagefind/", location.href), ["de", "it", "fr", "en"]);
  const start = performance.now();
  await globalThis.search.find(query);
  return (performance.now() - start) / 1000;
}"""
DESK = """async (query) => {
  const input = document.querySelector("[data-desk-input]");
  Object.defineProperty(input, "value", { value: query, configurable: true });  // else the browser lays it out
  const start = performance.now();
  input.dispatchEvent(new Event("input"));
  await new Promise((resolve) => setTimeout(resolve)); // the search waits for nothing else: it has answered by then
  return (performance.now() - start) / 1000;
}"""


def in_browser() -> Iterator[Measured]:
    """Measure how long each search takes to answer, in seconds on the clock."""
    chromium = subprocess.run([ROOT / "setup/chromium"], cwd=ROOT, check=True, capture_output=True, text=True)
    with served(ROOT / "site") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(locale="de-CH")
        page.goto(f"{url}de/")
        script = page.locator("script[src$='search/search.js']").evaluate("script => script.src")
        module = script.replace("search.js", "languages.js")
        yield from _asked("search of the page", lambda query: float(page.evaluate(SEARCH, [module, query])))
        page.goto(f"{url}support-desk/")
        _all_guides_are_there(page)
        yield from _asked("search of the desk", lambda query: float(page.evaluate(DESK, query)))
        browser.close()


def _all_guides_are_there(page: Page) -> None:
    page.locator("[data-desk-input]").fill("Rechnung")
    page.locator("[data-desk-result]").first.wait_for()
    page.locator("[data-desk-languages] > section").nth(3).wait_for()


def _asked(place: str, ask: Callable[[str], float]) -> Iterator[Measured]:
    ask("xqzwvk und Rechnung")
    ask("xqzwvk")  # searches the indexes of all languages
    guide = (ROOT / "docs/de/billing/automatic-renewal.yml").read_text(encoding="utf-8")
    for unit, text in {**UNITS, "a guide": guide}.items():
        small, large = (repeated(text, length) for length in (SMALL, LARGE))
        yield Measured(place, unit, *(min(ask(query) for _ in range(3)) for query in (small, large)))
