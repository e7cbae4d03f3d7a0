"""Measures how the time grows with hostile texts: ten times the text may take at most fifteen times as long.

    kb build && python -m benchmarks.hostile [--only content|functions|browser]

Each of the UNITS is repeated to 10,000 and to 100,000 characters, and put wherever a text may come from: into content
files, at once and in texts that are just short enough; into the functions that read texts, past the limit that keeps
such texts from them; and into the two search fields in a browser, which must answer within 0.3 s. Content and functions
are measured in processor time. Ends with an error if anything takes too long.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import Page, sync_playwright

from hooks.material import ICONS
from kb.checks import findings
from kb.checks.spelling import Spelling
from kb.checks.texts import other_texts, texts_of_guide
from kb.content.drawing import read_drawing
from kb.content.finding import Finding, nearest
from kb.content.home_page import read_home_page
from kb.content.inline import tokens
from kb.content.languages import Compounds
from kb.content.loading import load_site
from kb.content.source_file import SourceFile
from kb.content.text import LONGEST_TEXT, Place, Text
from kb.content.words import words
from kb.pages.pictures import svg
from kb.render.markdown import parsed_markdown, rendered_page
from kb.search.compounds import compound_parts
from tests.browser import CHROMIUM_ARGUMENTS
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SMALL, LARGE = 10_000, 100_000  # characters
MOST = 15  # times as long for ten times the text
FLOOR = 0.03  # seconds of the processor: what takes less is noise
ANSWERED = 0.3  # seconds

UNITS = {
    "backticks": "`",
    "backticks and letters": "`a",
    "two backticks, one": "``a`b ",
    "backticks of many lengths": "".join(f"{'`' * length} " for length in range(1, 60)),
    "opening brackets": "[",
    "closing brackets": "]",
    "links without an address": "[a](",
    "empty links": "[](",
    "ends of labels": "](",
    "links": "[a](guide:b/c) ",
    "links in links": "[[a](b)](c)",
    "pictures": "![",
    "comments": "<!--",
    "ends of comments": "-->",
    "tags": "<a ",
    "texts of a drawing": "<text",
    "opened texts of a drawing": "<text>",
    "angle brackets": "<",
    "braces": "{",
    "facts": "{a}",
    "unclosed facts": "{auto_renewal.lead ",
    "stars": "*",
    "bold": "**a",
    "bold and italic": "***a**b*",
    "underscores": "_a ",
    "pluses": "++",
    "keys": "++a",
    "backslashes": "\\",
    "escaped backticks": "\\`",
    "ampersands": "&",
    "references": "&amp;&#x41;&x",
    "straight quotes": "\"'",
    "quotes in quotes": "«a “b „",
    "parentheses": "((",
    "brackets of all kinds": "([{<",
    "one long word": "a",
    "a long compound": "rechnungs",
    "compounds without an end": "zahlungsmittel",
    "capitals and small letters": "aB",
    "digits": "9",
    "hexadecimal digits": "9f86d081884c7d65",
    "hyphens": "a-",
    "apostrophes": "l’",
    "elisions": "l’a’",
    "points": "a.",
    "addresses": "https://a.b/c@d",
    "exclamations": "!?;: ",
    "slashes and hashes": "a/b#",
    "emoji": "😀",
    "joined emoji": "👩‍👩‍👧",
    "letters with marks": "e\u0301",
    "marks alone": "\u0301",
    "marks out of order": "\u0301\u0316",
    "right to left": "שלום ",
    "Chinese": "汉字",
    "words": "ab ",
    "single letters": "a b ",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line breaks": "\n",
    "lines": "- a\n",
    "quoted lines": "> a\n\n",
    "numbers and dots": "1. ",
    "keys of YAML": "a: ",
    "mixed": "`[*_{<!--&](",
}


class Measured(NamedTuple):
    """How long a unit took in a place, in seconds."""

    place: str
    unit: str
    small: float
    large: float

    @property
    def growth(self) -> float:
        """How many times as long the large one took."""
        return self.large / max(self.small, FLOOR)


def main() -> None:
    """Measure, and print the slowest unit of each place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("content", "functions", "browser"))
    only = parser.parse_args().only
    parts = {"content": _in_content, "functions": _in_functions, "browser": _in_browser}
    is_right = True
    print(f"{len(UNITS)} units\n")
    for name, part in parts.items():
        if only in (None, name):
            is_right &= _printed(list(part()), in_browser=name == "browser")
    sys.exit(not is_right)


def _printed(measured: list[Measured], *, in_browser: bool) -> bool:
    print(f"| place | slowest unit | ms at {SMALL:,} | ms at {LARGE:,} | times | greatest growth |")
    print("|---|---|---|---|---|---|")
    is_right = True
    for place in dict.fromkeys(one.place for one in measured):
        own = [one for one in measured if one.place == place]
        slowest, steepest = max(own, key=lambda one: one.large), max(own, key=lambda one: one.growth)
        is_right &= steepest.growth <= MOST and not (in_browser and slowest.large > ANSWERED)
        times = f"{slowest.growth:.1f}" if slowest.small > FLOOR else "–"
        print(
            f"| {place} | {slowest.unit} | {slowest.small * 1000:.0f} | {slowest.large * 1000:.0f} | {times} "
            f"| {steepest.growth:.1f} ({steepest.unit}) |",
            flush=True,
        )
    print()
    return is_right


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _pieces(text: str) -> list[str]:
    size = LONGEST_TEXT - 1
    return [text[start : start + size] for start in range(0, len(text), size)]


def _seconds[*Given](work: Callable[[*Given], object], *given: *Given) -> float:
    start = time.process_time()
    work(*given)
    return time.process_time() - start


# Content: what a writer, or somebody else, puts into a file.

FAQ = "\nfaq:\n"
HOME = "---\ntitle: A\ndescription: B\n---\n"


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(text: str, line: str) -> str:
    return "".join(line.format(number=number, text=_in_quotes(piece)) for number, piece in enumerate(_pieces(text)))


def _with_labels(words: str, labels: str) -> str:
    return words.replace("labels:\n", f"labels:\n{labels}", 1)


CONTENT: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "a text of a guide": (
        "de/billing/remind.yml",
        lambda old, text: old.replace("title: ", f"title: {_in_quotes(text)} #"),
    ),
    "texts of a guide": (
        "de/billing/remind.yml",
        lambda old, text: old + FAQ + _listed(text, "  - {{id: q{number}, question: {text}, answer: {text}}}\n"),
    ),
    "a guide": ("de/billing/remind.yml", lambda _old, text: text),
    "the glossary": (
        "de/glossary.yml",
        lambda old, text: old + _listed(text, "t{number}: {{term: {text}, explanation: {text}, avoid: [{text}]}}\n"),
    ),
    "snippets": ("de/snippets.yml", lambda old, text: old + _listed(text, "s{number}: {{text: {text}}}\n")),
    "synonyms": ("de/synonyms.yml", lambda _old, text: "groups:\n" + _listed(text, "  - [{text}, b{number}]\n")),
    "words": ("de/words.yml", lambda old, text: _with_labels(old, _listed(text, "  l{number}: {text}\n"))),
    "keys of words": ("de/words.yml", lambda old, text: _with_labels(old, _listed(text, "  ? {text}\n  : a\n"))),
    "the ledger": ("ledger.txt", lambda old, text: old + text),
    "moves": ("moved.yml", lambda _old, text: "moves:\n" + _listed(text, "  a/b{number}: {text}\n")),
    "words of what was retired": (
        "moved.yml",
        lambda _old, text: (
            "retired:\n" + _listed(text, "  a/b{number}: {{successor: billing/pay, words: {{de: {text}}}}}\n")
        ),
    ),
    "a drawing": ("images/invoice.svg", lambda old, text: old.replace("</svg>", f"{text}</svg>")),
    "the home page": ("de/index.md", lambda _old, text: HOME + text),
    "topics": (
        "topics.yml",
        lambda _old, text: "topics:\n" + _listed(text, "  - {{id: {text}, icon: a, guides: []}}\n"),
    ),
}


def _in_content() -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        shutil.copytree(ROOT / "tests" / "content" / "docs", docs)
        shutil.copy(ROOT / "docs" / "sources.yml", docs)
        shutil.copy(ROOT / "docs" / "de" / "words.yml", docs / "de")
        site, _found = load_site(docs, ICONS)
        spelling = Spelling(site, ROOT / "node_modules")
        list(spelling.misspelt_words([Text("Wort", Place(docs), "de")]))  # the dictionary is loaded
        unchanged = min(_seconds(_checked, docs, spelling) for _ in range(3))
        for place, (name, edited) in CONTENT.items():
            path = docs / name
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            for unit, text in UNITS.items():
                times = []
                for length in (SMALL, LARGE):
                    path.write_text(edited(old, _repeated(text, length)), encoding="utf-8")
                    times.append(max(_seconds(_checked, docs, spelling) - unchanged, 0))
                yield Measured(place, unit, *times)
            path.write_text(old, encoding="utf-8") if old else path.unlink()


def _checked(docs: Path, spelling: Spelling) -> None:
    site, found = load_site(docs, ICONS)
    texts = [text for guide in site.guides.values() for text in texts_of_guide(guide)]
    found = [*found, *findings(site), *spelling.misspelt_words([*texts, *other_texts(site)])]
    for finding in found:
        finding.line(docs)


# Functions: as if there were no limit above them; or, where they rely on it, in texts that are just short enough.

KNOWN = frozenset(
    {*("a" * length for length in range(4, 12)), "rechnung", "rechnungs", "zahlung", "zahlungs", "mittel"}
)
SVG = '<svg viewBox="0 0 1 1"><text x="1" data-width="8">{text}</text></svg>'
SPOT = Place(Path("a.yml"))
GERMAN = Compounds(links=("", "s", "es", "n", "en"), sure_links=(Text("s", SPOT),))


def _drawn(text: str) -> None:
    drawing, _found = read_drawing(SourceFile(Path("a.svg"), SVG.format(text=text).encode()))
    if drawing:
        svg(drawing)


def _rendered_if_sound(body: str) -> None:
    document = read_home_page(SourceFile(SPOT.path, f"{HOME}{body}".encode()), "de")
    if not document.findings:  # of lists in lists in lists
        rendered_page(body)


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "tokens": lambda text: tokens.__wrapped__(text),
    "words of a text": lambda text: words.__wrapped__(text),
    "a drawing": _drawn,
    "the line of a finding": lambda text: Finding(SPOT, text, text).line(ROOT),
    "the nearest name": lambda text: nearest(text, [text[:-1], "a", "rechnung"]),
    "a compound": lambda text: compound_parts(text, KNOWN, GERMAN),
    "texts as HTML": lambda text: [parsed_markdown(piece) for piece in _pieces(text)],
    "home pages as HTML": lambda text: [_rendered_if_sound(piece) for piece in _pieces(text)],
}


def _in_functions() -> Iterator[Measured]:
    for name, function in FUNCTIONS.items():
        for unit, text in UNITS.items():
            small, large = (_repeated(text, length) for length in (SMALL, LARGE))
            function(small)
            yield Measured(name, unit, _seconds(function, small), _seconds(function, large))


# The browser: what is pasted into a search field. Everything has been loaded before, as after a first query.

SEARCH = """async ([module, query]) => {
  const { searchIn } = await import(module);
  globalThis.search ??= searchIn(new URL("/pagefind/", location.href), ["de", "it", "fr", "en"]);
  const start = performance.now();
  await globalThis.search.find(query);
  return (performance.now() - start) / 1000;
}"""
DESK = """(query) => {
  const input = document.querySelector("[data-desk-input]");
  Object.defineProperty(input, "value", { value: query, configurable: true });  // else the browser lays it out
  const start = performance.now();
  input.dispatchEvent(new Event("input"));
  return (performance.now() - start) / 1000;
}"""


def _in_browser() -> Iterator[Measured]:
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
    ask("xqzwvk")  # asks the indexes of all languages
    guide = (ROOT / "docs/de/billing/automatic-renewal.yml").read_text(encoding="utf-8")
    for unit, text in {**UNITS, "a guide": guide}.items():
        small, large = (_repeated(text, length) for length in (SMALL, LARGE))
        yield Measured(place, unit, *(min(ask(query) for _ in range(3)) for query in (small, large)))


if __name__ == "__main__":
    main()
