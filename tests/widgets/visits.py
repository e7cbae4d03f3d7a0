"""What the browser tests of the widgets share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser import Visit

TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINKS = {  # a filled-in widget, and its answer
    "auto-renewal": ("due=2026-12-24&payment=card&enabled=false", "can-turn-on"),
    "identifiers": ("place=contacts-calendar-sync&two_factor=true", "application-password"),
    "password-change": ("changed=mailbox&same_spelling=true&only_account=true&may_change=false", "only-mailbox"),
    "screenshot-keys": ("system=windows&task=console&browser=firefox", "keys"),
}


def answered(page: Page, outcome: str, source: str = "rules") -> Locator:
    """Return the answer, once it has this outcome and comes from this source."""
    answer = page.locator(f"[data-answer][data-outcome={outcome}][data-source={source}]")
    expect(answer).to_be_visible()
    return answer


def at_today(visit: Visit) -> Page:
    """Return the page, with its clock set to 20 November 2026."""
    visit.page.clock.set_fixed_time(TODAY)
    return visit.page


def runtime_marks(page: Page) -> list[str]:
    """Return the names of the performance marks that the page's runtime has set."""
    names: list[str] = page.workers[0].evaluate("performance.getEntriesByType('mark').map(({ name }) => name)")
    return names


def keeps_snapshot(page: Page) -> bool:
    """Wait until the page's runtime has tried to keep a snapshot, and return whether it succeeded."""
    kept: bool = page.workers[0].evaluate(
        """() => new Promise(resolve => {
          const isSet = (mark) => performance.getEntriesByName(mark).length > 0;
          const look = () => {
            if (isSet("snapshot kept") || isSet("snapshot not kept")) resolve(isSet("snapshot kept"));
            else setTimeout(look, 50);
          };
          look();
        })"""
    )
    return kept
