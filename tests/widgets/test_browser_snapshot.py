"""A later visit starts Python from a snapshot, which gives the same answers, and is replaced if anything is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser import visiting
from tests.rules.tables import all_combinations, written_cases
from tests.server import served
from tests.widgets.pages import lay_out, page
from tests.widgets.snapshots import forge, kept_snapshots, kept_texts, lay_aside, rename, take_back
from tests.widgets.visits import answered, keeps_snapshot, runtime_marks
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser import Visit

    type Asks = Callable[[], Visit]

PAGE = "help/en-identifiers.html"
REFUSALS = {
    "there is no storage": "delete WorkerGlobalScope.prototype.caches",
    "the reader allows none": """Object.defineProperty(self, "caches", {
        get() { throw new DOMException("not allowed", "SecurityError"); },
    })""",
    "storage does not open": "CacheStorage.prototype.open = CacheStorage.prototype.match = async () => { throw 1; }",
    "there is no room": """Cache.prototype.put = async () => {
        throw new DOMException("full", "QuotaExceededError");
    }""",
    "there is no room for all of it": """
        const { put } = Cache.prototype;
        Cache.prototype.put = function (request, response) {
          if (String(request).endsWith("/memory")) throw new DOMException("full", "QuotaExceededError");
          return put.call(this, request, response);
        }""",
    "the page is not secure": "delete Crypto.prototype.subtle",
}
IN_EVERY_RUN = ("there is no storage", "there is no room for all of it")
"""One refusal from the start, and one when half is written; `make thorough` tries the others too."""


def more_damage(entry: str, forgery: str, reason: str = "damaged") -> pytest.ParameterSet:
    """Return another way to damage a snapshot, which takes the same path as those that CI tries."""
    return pytest.param(entry, forgery, reason, marks=pytest.mark.thorough)


@pytest.fixture
def ask(context: BrowserContext, pages_url: str) -> Asks:
    """Return the function that visits a page with a new browser profile; a second call is a later visit."""
    return asking(context, pages_url)


@pytest.fixture(scope="module")
def device(browser: Browser, pages_url: str) -> Iterator[BrowserContext]:
    """Open a browser that keeps a snapshot, for several tests."""
    context = browser.new_context()
    page = asking(context, pages_url)().page
    assert keeps_snapshot(page)
    lay_aside(page)
    yield context
    context.close()


@pytest.fixture
def ask_again(device: BrowserContext, pages_url: str) -> Asks:
    """Return the function that visits a page with a browser that has kept a snapshot."""
    close_pages(device)  # and the workers that keep snapshots, which would replace what is restored
    take_back(visiting(device, pages_url).open(PAGE))
    return asking(device, pages_url)


def asking(context: BrowserContext, site: str) -> Asks:
    """Return the function that visits a page, with no other page open, and checks that the rules answer correctly."""

    def ask_rules() -> Visit:
        close_pages(context)
        visit = visiting(context, site)
        answered(visit.open(f"{PAGE}#identifiers?place=ftp"), "own-credentials")
        return visit

    return ask_rules


def test_a_later_visit_starts_from_the_snapshot_with_the_same_answers_to_the_byte(ask: Asks) -> None:
    written = written_cases()
    combined = [{"widget": name, "inputs": inputs} for name in WIDGETS for inputs in all_combinations(name)]
    first = ask()
    from_files = answers(first.page, written + combined)
    assert not is_from_snapshot(first)
    assert keeps_snapshot(first.page)
    first.assert_clean()
    second = ask()
    from_snapshot = answers(second.page, written + combined)
    assert is_from_snapshot(second)
    assert [url for url in second.requests if url.endswith((".wasm", ".zip"))] == []
    second.assert_clean()
    assert from_snapshot == from_files
    as_python_writes = [json.dumps(json.loads(answer)) for answer in from_snapshot[: len(written)]]
    assert as_python_writes == [json.dumps(case["answer"]) for case in written]


def test_a_snapshot_holds_nothing_that_was_typed_and_other_data_stays(ask: Asks) -> None:
    page = ask().page
    page.evaluate("caches.open('somebody else')")
    typed = {"place": "mail-web", "two_factor": False, "login": "rarely.seen@example.ch", "address": "b@example.ch"}
    answers(page, [{"widget": "identifiers", "inputs": typed}] * 20)
    assert keeps_snapshot(page)
    assert kept_texts(page, ["rarely.seen", "unified-passwords"]) == ["unified-passwords"]
    assert "somebody else" in kept_snapshots(page)


@pytest.mark.parametrize(
    ("entry", "forgery", "reason"),
    [
        more_damage("memory", "bytes = bytes.subarray(0, bytes.length / 2)"),
        more_damage("memory", "bytes = new Uint8Array(0)"),
        ("memory", "bytes[bytes.length >> 1] ^= 1", "damaged"),
        more_damage("memory", "headers = {}"),
        more_damage("memory", 'headers["x-description"] = headers["x-description"].slice(0, -9)'),
        more_damage("memory", 'headers["x-description"] = headers["x-description"].replace("[[", "[[0,0],[")'),
        more_damage(".wasm", "bytes = bytes.subarray(0, bytes.length / 2)"),
        more_damage(".wasm", "bytes[bytes.length >> 1] ^= 1"),
        more_damage("memory", "await sealed((description) => { description.header[16] ^= 1; })", "build id"),
        more_damage("memory", "await sealed((description) => { description.header = []; })", "magic number"),
        more_damage(
            "memory",
            "await sealed((description) => { description.runs.push([2 ** 31, 2 ** 31 + 4096]); })",
            "RangeError",
        ),
        ("memory", 'replaceText("unified-passwords", "uniform-passwords"); await sealed(() => {})', "wrong answer"),
    ],
)
def test_a_damaged_snapshot_is_forgotten_and_the_rules_start_from_their_files(
    ask_again: Asks, entry: str, forgery: str, reason: str
) -> None:
    first = ask_again()
    assert is_from_snapshot(first)
    forge(first.page, entry, forgery)
    page = ask_again().page
    assert reason in page.workers[0].evaluate("performance.getEntriesByName('no snapshot')[0].detail")
    assert runtime_marks(page).count("rules") == 1
    assert kept_snapshots(page) == []


@pytest.mark.thorough
def test_a_forgotten_snapshot_is_replaced(ask_again: Asks) -> None:
    forge(ask_again().page, "memory", "bytes[0] ^= 1")
    assert keeps_snapshot(ask_again().page)
    assert is_from_snapshot(ask_again())


@pytest.mark.parametrize("part", ["kb-python-", pytest.param("Chrome/", marks=pytest.mark.thorough)])
def test_a_snapshot_of_another_version_or_browser_is_not_used_but_replaced(ask_again: Asks, part: str) -> None:
    first = ask_again()
    [name] = kept_snapshots(first.page)
    other = name.replace(part, f"{part}0")
    rename(first.page, name, other)
    second = ask_again()
    assert not is_from_snapshot(second)
    assert keeps_snapshot(second.page)
    assert kept_snapshots(second.page) == [name]


@pytest.mark.parametrize(
    "refusal",
    [
        pytest.param(script, id=name, marks=[] if name in IN_EVERY_RUN else pytest.mark.thorough)
        for name, script in REFUSALS.items()
    ],
)
def test_without_storage_the_rules_start_from_their_files(
    context: BrowserContext, packed: Path, tmp_path: Path, refusal: str
) -> None:
    lay_out(tmp_path / "help", packed)
    (tmp_path / PAGE).write_text(page("en", "identifiers"), encoding="utf-8")
    worker = tmp_path / "help/assets/runtime/worker.js"
    worker.write_text(f"{refusal};\n{worker.read_text(encoding='utf-8')}", encoding="utf-8")
    with served(tmp_path) as url:
        visit = asking(context, url)()
        assert not keeps_snapshot(visit.page)
        assert not is_from_snapshot(visit)
        assert kept_snapshots(visit.page) == []
        visit.assert_clean()


def close_pages(context: BrowserContext) -> None:
    """Close all pages of the browser."""
    for left in context.pages:
        left.close()


def is_from_snapshot(visit: Visit) -> bool:
    """Return whether the page's Python started from a snapshot."""
    return "from snapshot" in runtime_marks(visit.page)


def answers(page: Page, cases: list[dict[str, object]]) -> list[str]:
    """Return the answer of the page's own runtime to each case, as `JSON.stringify` writes it."""
    found: list[str] = page.evaluate(
        """async cases => {
          const script = document.querySelector("script[src$='/kb-widget.js']").src;
          const { askRules } = await import(script.replace("kb-widget", "runtime"));
          const answers = await Promise.all(cases.map(({ widget, inputs }) => askRules(widget, inputs)));
          return answers.map((answer) => JSON.stringify(answer));
        }""",
        cases,
    )
    return found
