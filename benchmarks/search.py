"""Measures search: recall on customers' queries, compared with Material's own search, and what a query loads.

    kb build && python -m benchmarks.search [--guides 1500]

Recall is measured with tests/search/queries; the queries that search was tuned to are counted separately. Material's
search (lunr) indexes the same pages' Markdown in a stock MkDocs, and is queried in Node. Bytes are what the first query
loads, with scripts and word lists compressed by gzip. Large indexes mix the real guides' sentences and keywords with a
fixed seed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import mkdocs
from playwright.sync_api import Browser, sync_playwright

from benchmarks.markdown_pages import markdown_pages
from hooks.material import ICONS
from kb.content.keep import keep_nothing
from kb.content.loading import load_site
from kb.content.part import Part
from kb.outputs.at_once import edition_of
from kb.outputs.search import search_of
from kb.render.renderer import Renderer
from kb.search.index import SearchIndex, search_index
from kb.search.records import outcomes_of, with_outcomes
from tests.browser import CHROMIUM_ARGUMENTS
from tests.search.conftest import KINDS, Query, queries
from tests.search.recall import rank, ranks, recall
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.outputs.edition import Edition
    from kb.search.records import Record

ROOT = Path(__file__).parents[1]
LUNR = Path(mkdocs.__file__).parent / "contrib" / "search"
SEED = 4
TYPICAL = {"de": "Rechnung bezahlen", "it": "pagare fattura", "fr": "payer facture", "en": "pay invoice"}
TIMED = """async ([index, query]) => {
  const { openIndex } = await import("/assets/scripts/search/index.js");
  const opened = await openIndex(new URL(index, location.href));
  await opened.find(query, { corrects: true });
  const times = [];
  for (let run = 0; run < 9; run++) {
    const start = performance.now();
    await opened.find(query, { corrects: true });
    times.push(performance.now() - start);
  }
  return times;
}"""


def main() -> None:
    """Measure, and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guides", type=int, default=1500, help="of the large indexes, per language (default: 1500)")
    guides = parser.parse_args().guides
    site, _findings = load_site(ROOT / "docs", ICONS)
    edition = edition_of(site, "https://knowledge-base.example/", ICONS)
    chromium = subprocess.run([ROOT / "setup/chromium"], cwd=ROOT, check=True, capture_output=True, text=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), args=CHROMIUM_ARGUMENTS)
        _print_recall("ours", dict(_ours(browser, site.languages)), site.languages)
        _print_recall("Material", dict(_materials(edition)), site.languages)
        _print_weights(browser, edition, guides)
        browser.close()


def _ours(browser: Browser, languages: Iterable[str]) -> Iterator[tuple[Query, int]]:
    with served(ROOT / "site") as url:
        for language in languages:
            page = browser.new_page()
            page.goto(f"{url}{language}/")
            asked = [query for kind in KINDS for query in queries(language, kind)]
            yield from zip(asked, ranks(page, asked), strict=True)
            page.close()


def _materials(edition: Edition) -> Iterator[tuple[Query, int]]:
    pages = markdown_pages(edition)
    for language in edition.site.languages:
        asked = [query for kind in KINDS for query in queries(language, kind)]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            guides = {f"{address}.md": pages[f"{language}/{address}.md"] for address in edition.site.outlines}
            _stock_site(guides, language, folder)
            (folder / "queries.json").write_text(json.dumps([query.words for query in asked]), encoding="utf-8")
            index = folder / "site" / "search" / "search_index.json"
            size = len(gzip.compress(index.read_bytes())) / 1000
            print(f"Material's index, {language}: {size:.0f} kB", file=sys.stderr)
            script = ROOT / "benchmarks" / "search_lunr.mjs"
            command = ["node", str(script), str(LUNR), language, str(index), str(folder / "queries.json")]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            for query, found in zip(asked, json.loads(done.stdout), strict=True):
                yield query, rank(query, [f"/{language}/{page}" for page in found])


def _stock_site(guides: Mapping[str, str], language: str, folder: Path) -> None:
    """Build the guides of one language (path → Markdown) with stock MkDocs, Material and its search plugin."""
    for path, markdown in guides.items():
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        f"site_name: Stock\ntheme: {{name: material, language: {language}}}\n"
        f"plugins: [search: {{lang: {language}}}]\n"
        "markdown_extensions: [attr_list, md_in_html, toc, pymdownx.keys, pymdownx.betterem]\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)


def _print_recall(name: str, found: Mapping[Query, int], languages: Iterable[str]) -> None:
    for kind in KINDS:
        print(f"{name}, {kind}: {recall([rank for query, rank in found.items() if query.kind == kind])}")
    for language in languages:
        untuned = [rank for query, rank in found.items() if query.language == language and query.kind != "tuned"]
        print(f"{name}, {language}, not tuned to: {recall(untuned)}")


def _print_weights(browser: Browser, edition: Edition, guides: int) -> None:
    print("| guides | language | kB of the first query | ms of an answer, once loaded |\n|---|---|---|---|")
    for language in edition.site.languages:
        given = search_of(edition, language)
        real = list(_whole_records(given))
        for number in (len(real), guides):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                (folder / "assets").mkdir()
                (folder / "assets" / "scripts").symlink_to(ROOT / "overrides" / "assets" / "scripts")
                (folder / "index.html").write_text(f'<!doctype html><html lang="{language}"></html>', encoding="utf-8")
                many = real if number == len(real) else _mixed(real, number)
                _write_index(given, many, folder)
                kilobytes, milliseconds = _first_query(browser, folder, language)
                print(f"| {number} | {language} | {kilobytes:.0f} | {milliseconds:.0f} |", flush=True)


def _whole_records(given: SearchIndex) -> Iterator[Record]:
    """Yield the records of an index, including what the widgets can answer."""
    renderer = Renderer(given.language, given.record, given.product.value)
    for address, own in given.records.items():
        widgets = given.widgets.get(address, ())
        outcomes = (part for name, words in widgets for part in outcomes_of(name, words, renderer))
        yield with_outcomes(own.value, given.topics[address.split("/")[0]], tuple(outcomes))


def _write_index(given: SearchIndex, records: Iterable[Record], folder: Path) -> None:
    """Write the index of these records instead of those given, in the same language, under `folder`."""
    others = replace(given, widgets={}, records={record.address: Part.of(record) for record in records})
    for name, content in search_index(others, keep_nothing).items():
        target = folder / "pagefind" / given.language / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _mixed(real: list[Record], number: int) -> Iterator[Record]:
    """Yield `number` guides, each with parts and keywords of two real ones, as many as the first of them has."""
    chance = random.Random(SEED)  # noqa: S311 (not a secret)
    guides = [record for record in real if record.parts]  # not questions without a guide
    for place in range(number):
        shape, other = guides[place % len(guides)], chance.choice(guides)
        parts = [chance.choice((*shape.parts, *other.parts)) for _part in shape.parts]
        keywords, further = shape.keywords.split(", "), other.keywords.split(", ")
        yield replace(
            shape,
            address=f"{shape.address.split('/')[0]}/guide-{place}",
            title=" ".join(shape.title.split()[:3] + chance.choice(parts).head.split()[:4]),
            keywords=", ".join(chance.choices((*keywords, *further), k=len(keywords))),
            parts=tuple(replace(part, anchor=f"{part.anchor}-{index}") for index, part in enumerate(parts)),
        )


def _first_query(browser: Browser, folder: Path, language: str) -> tuple[float, float]:
    """Return the kB that a first query loads, and the median of the ms that an answer takes once they are loaded."""
    page = browser.new_page()
    with served(folder) as url:
        page.goto(url)
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(urlsplit(request.url).path))
        times = page.evaluate(TIMED, [f"/pagefind/{language}/", TYPICAL[language]])
        page.close()
    return sum(_sent(folder / path.lstrip("/")) for path in loaded) / 1000, statistics.median(times)


def _sent(path: Path) -> int:
    """Return the bytes that a server sends for the file. Pagefind's data is already compressed."""
    content = path.read_bytes()
    return len(gzip.compress(content)) if path.suffix in {".js", ".json"} else len(content)


if __name__ == "__main__":
    main()
