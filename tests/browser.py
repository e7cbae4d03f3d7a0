"""A browser for the tests that need one. It starts once in each process, and records what goes wrong in its pages."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[1]
PATIENCE = 30_000  # milliseconds, enough for a busy machine: nothing is timed
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visit:
    """A page in the browser, and what went wrong in it."""

    page: Page
    site: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Open the page at `address`, such as `de/billing/pay-invoices/#renew`."""
        self.page.goto(self.site + address)
        return self.page

    def assert_clean(self) -> None:
        """Check that there were no console errors, no violations of the policy, and no requests to other hosts."""
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith((self.site, "data:", "blob:"))] == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, wherever `setup/chromium` finds it."""
    path = subprocess.run(
        [ROOT / "setup/chromium"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context_options() -> dict[str, object]:
    """Return the options of the browser context, which a test may override."""
    return {"viewport": DESKTOP, "locale": "de-CH", "reduced_motion": "reduce"}


@pytest.fixture
def context(browser: Browser, context_options: dict[str, object]) -> Iterator[BrowserContext]:
    """Open a fresh context: no cookies, no storage."""
    context = browser.new_context(**context_options)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, site_url: str) -> Visit:
    """Open an empty page for the built site, which records errors and requests."""
    return visiting(context, site_url)


def settle(page: Page) -> None:
    """Wait until the page has rendered and is idle, so that whatever it starts by itself has started.

    On a busy machine, Chromium may stop drawing a page. Nothing then interrupts `evaluate`, but timers still run.
    """
    page.evaluate(
        """patience => new Promise((done) => {
             requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done)));
             setTimeout(done, patience);
           })""",
        PATIENCE,
    )


def visiting(context: BrowserContext, site: str) -> Visit:
    """Open an empty page that records errors and requests."""
    visit = Visit(context.new_page(), site)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on(
        "console",
        lambda message: visit.complaints.append(message.text) if message.type in {"error", "warning"} else None,
    )
    return visit
