"""Every page stays light for readers on a slow connection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser import DESKTOP, PHONE, Visit, settle, visiting
from tests.server import SlowLine, served
from tests.weights import QUICK, Weight, loaded_files, weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

HTML, STYLES, SCRIPTS = 12_000, 15_000, 20_000  # bytes, compressed
DESK_SCRIPTS = 38_000  # the desk finds places in mails by itself, and leaves out their greetings and signatures
NOTE_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });
"""


def _too_heavy(weights_by_path: dict[str, Weight]) -> dict[str, Weight]:
    """Return the pages that exceed their budget."""
    budget = Weight(HTML, STYLES, SCRIPTS)
    budgets = {"support-desk/index.html": budget._replace(scripts=DESK_SCRIPTS)}
    return {
        path: weight
        for path, weight in weights_by_path.items()
        if any(part > most for part, most in zip(weight, budgets.get(path, budget), strict=True))
    }


@pytest.fixture
def visit(context: BrowserContext, site: Path) -> Iterator[Visit]:
    """Open an empty page that records requests."""
    with served(site) as url:
        yield visiting(context, url)


def test_every_page_keeps_to_the_budget(site: Path) -> None:
    """Only pages that are too heavy when they are compressed quickly are compressed as well as possible."""
    heavy = _too_heavy(weights(site, site.rglob("*.html"), QUICK))
    assert len(heavy) < 20
    assert _too_heavy(weights(site, [site / path for path in heavy])) == {}


@pytest.mark.parametrize("address", ["fr/security/", "de/billing/automatic-renewal/", "support-desk/"])
def test_a_browser_loads_exactly_what_is_weighed(visit: Visit, site: Path, address: str) -> None:
    settle(visit.open(address))
    loaded = {site / url.removeprefix(visit.site) for url in visit.requests if url.endswith((".js", ".css"))}
    assert loaded == loaded_files(site, site / address / "index.html")


class TestLayout:
    """Nothing moves while a page loads."""

    @pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, object]:
        return {"viewport": request.param}

    @pytest.mark.parametrize(
        "address",
        ["de/", "fr/security/", "it/security/kauth/", "en/billing/automatic-renewal/", "de/questions/billing/"],
    )
    def test_does_not_shift(self, visit: Visit, address: str) -> None:
        assert shifts(visit, address) == []

    @pytest.mark.parametrize("address", ["en/billing/automatic-renewal/", "support-desk/"])
    def test_does_not_shift_on_a_slow_line(self, context: BrowserContext, site: Path, address: str) -> None:
        with served(site, SlowLine) as url:
            assert shifts(visiting(context, url), address) == []


def shifts(visit: Visit, address: str) -> list[float]:
    """Return the layout shifts until the whole page had loaded."""
    visit.page.add_init_script(NOTE_SHIFTS)
    page = visit.open(address)
    settle(page)
    noted: list[float] = page.evaluate("shifts")
    return noted


def test_a_page_asks_for_one_stylesheet_and_one_more_each_for_its_widget_its_variants_and_its_video(site: Path) -> None:
    pages = list(site.glob("*/*/*/index.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        more = ("<kb-widget" in html) + ("data-variants" in html) + ("<video" in html)
        assert html.count('rel="stylesheet"') == 1 + more, page


def test_what_may_be_kept_for_ever_is_named_by_its_content(site: Path) -> None:
    addresses = {
        address
        for page in site.rglob("*.html")
        for address in re.findall(r'(?:href|src)="[./]*(assets/[^"#]+)"', page.read_text(encoding="utf-8"))
    }
    assert addresses
    assert [address for address in addresses if not re.match(r"assets/[0-9a-f]{12}/", address)] == []
    assert len({address.split("/")[1] for address in addresses}) == 1
