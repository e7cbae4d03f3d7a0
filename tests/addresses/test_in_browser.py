"""A dozen damaged addresses in a browser; damaged.test.mjs follows all of damaged.json without one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, visiting
from tests.edition import label
from tests.server import SiteHandler, served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

DAMAGED = {
    damage: (address, expected)
    for damage, address, expected in json.loads((Path(__file__).parent / "damaged.json").read_text(encoding="utf-8"))
}
OPENED = (
    "a bracket after the step",
    "a parameter after the step",
    "a soft hyphen",
    "all in capitals",
    "an encoded #",
    "another missing slash",
    "a country",
    "all signs encoded",
    "a value with a full stop",
    "s for 5 in a short link",
)


@pytest.mark.parametrize("damage", OPENED)
def test_a_certain_match_is_opened(visit: Visit, damage: str) -> None:
    address, expected = DAMAGED[damage]
    if expected.startswith("g/"):
        expected = "de/billing/pay-invoices/"
    page = visit.open(address)
    expect(page).to_have_url(visit.site + expected)
    anchor, _, inputs = expected.partition("#")[2].partition("?")
    if anchor:
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    if inputs:
        expect(page.locator("[data-field=due] input")).to_have_value("2030-12-24")
        expect(page.locator("[data-field=payment] input:checked")).to_have_value("card")
    expect(page.locator(".kb-arrival")).to_have_count(0)


def test_a_missing_place_is_reported_with_similar_ones(visit: Visit) -> None:
    page = visit.open("it/billing/pay-invoices/#payment-means-bitcoin")
    note = page.locator("[data-arrival]")
    expect(note).to_contain_text(label("it", "place-unknown"))
    expect(note).to_be_in_viewport()
    link = note.locator("a").first
    expect(link).to_have_attribute("href", "#payment-means")
    link.click()
    expect(page.locator("#payment-means")).to_be_in_viewport()
    expect(note).to_be_empty()
    visit.assert_clean()


def test_a_missing_page_is_reported_with_similar_ones(visit: Visit) -> None:
    page = visit.open("fr/billing/pay-my-invoices/")
    offers = page.locator("[data-meant-pages]")
    expect(offers).to_contain_text(label("fr", "perhaps-meant"))
    offers.locator("a[href='/fr/billing/pay-invoices/']").click()
    expect(page).to_have_url(f"{visit.site}fr/billing/pay-invoices/")


def test_a_fragment_that_was_encoded_into_the_query_is_found_there(visit: Visit) -> None:
    page = visit.open("de/billing/pay-invoices/?utm_source=mail%23pay-order.")
    expect(page).to_have_url(f"{visit.site}de/billing/pay-invoices/?utm_source=mail%23pay-order.#pay-order")
    expect(page.locator("#pay-order")).to_be_in_viewport()


@pytest.mark.parametrize(("query", "address"), [("?from=mail", "de/?from=mail"), ("?it.", "it/")])
def test_only_a_parameter_that_is_a_language_chooses_one(visit: Visit, query: str, address: str) -> None:
    page = visit.open(query)
    expect(page).to_have_url(f"{visit.site}{address}")


class WithoutSlash(SiteHandler):
    """Shows a folder without the slash at its end, as some hosts do."""

    def do_GET(self) -> None:  # noqa: N802 (the name that the server calls)
        path, mark, query = self.path.partition("?")
        if (Path(self.directory) / path.lstrip("/") / "index.html").exists() and not path.endswith("/"):
            self.path = f"{path}/{mark}{query}"
        super().do_GET()


def test_a_page_works_on_a_host_that_shows_it_without_its_slash(context: BrowserContext, site: Path) -> None:
    with served(site, WithoutSlash) as url:
        visit = visiting(context, url)
        page = visit.open("de/billing/automatic-renewal#auto-renewal?due=2030-12-24&payment=card&enabled=false")
        expect(page.locator("[data-answer]")).to_have_attribute("data-outcome", "can-turn-on")
        page.locator(".kb-path a").last.click()
        expect(page).to_have_url(f"{url}de/billing/")
        visit.assert_clean()
