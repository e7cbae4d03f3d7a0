"""Ten old links in a browser, one of each kind; test_old_links.py follows all of them without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, visiting
from tests.journeys.axe import axe_faults, context_of
from tests.journeys.old_links import OPENED

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


@pytest.fixture
def visit(context: BrowserContext, moved_site_url: str) -> Visit:
    """Open an empty page that records errors and requests."""
    return visiting(context, moved_site_url)


@pytest.mark.parametrize(
    ("link", "language"),
    [
        ("a renamed guide", "de"),
        ("its widget, filled in", "fr"),
        ("its question among all", "it"),
        ("a guide that is now a section", "en"),
        ("a step in another guide", "de"),
    ],
)
def test_an_old_link_opens_the_new_place(visit: Visit, link: str, language: str) -> None:
    old, new = OPENED[link]
    page = visit.open(f"{language}/{old}")
    expect(page).to_have_url(f"{visit.site}{language}/{new}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    anchor = new.partition("#")[2].partition("?")[0]
    if anchor:
        expect(page.locator(f"#{anchor}").first).to_be_in_viewport()
    visit.assert_clean()


def test_back_returns_from_the_new_place_to_the_page_before(visit: Visit) -> None:
    page = visit.open("de/billing/group-payment/")
    visit.open("de/billing/all-renewals/#emails")
    expect(page).to_have_url(re.compile("renewal-reminders"))
    page.go_back()
    expect(page).to_have_url(f"{visit.site}de/billing/group-payment/")


def test_a_retired_step_says_what_replaced_it(visit: Visit) -> None:
    page = visit.open("it/billing/pay-invoices/#by-fax")
    expect(page.locator("#by-fax")).to_be_in_viewport()
    page.locator("#by-fax a").click()
    expect(page).to_have_url(f"{visit.site}it/billing/pay-invoices/#payment-means")
    visit.assert_clean()


def test_a_retired_guide_says_what_replaced_it(visit: Visit) -> None:
    page = visit.open("fr/support/fax/#number")
    expect(page.locator("main")).to_contain_text("de fax")
    page.get_by_role("link").click()
    expect(page).to_have_url(f"{visit.site}fr/support/help-support-help-you/")
    visit.assert_clean()


class TestShortLinks:
    """`/g/<code>/`, typed and copied."""

    def test_may_be_typed_in_capitals_and_keeps_the_step(self, visit: Visit, codes: dict[str, str]) -> None:
        page = visit.open(f"g/{codes['security/kauth'].upper()}?it#related")
        expect(page).to_have_url(f"{visit.site}it/security/kauth/#related")

    def test_is_shown_on_the_guide_and_copied(self, visit: Visit, codes: dict[str, str]) -> None:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit.open("it/support/tags/")
        short = page.locator(".kb-short-link")
        expect(short).to_contain_text(f"/g/{codes['support/tags']}")
        short.locator(".kb-copy-link").click()
        expect(page.locator("[data-toast]")).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()") == f"{visit.site}g/{codes['support/tags']}/"
        page.emulate_media(media="print")
        expect(short).to_be_visible()
        expect(short.locator(".kb-copy-link")).to_be_hidden()
        visit.assert_clean()


class TestWithoutJavaScript:
    """Plain links lead to the same places, one for each anchor. A page without anchors forwards by itself."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"java_script_enabled": False, "locale": "de-CH"}

    def test_the_place_shows_the_link_to_where_it_moved(self, visit: Visit) -> None:
        page = visit.open("en/billing/all-renewals/#emails")
        expect(page.locator("#emails")).to_be_in_viewport()
        expect(page.locator("#missed")).to_be_hidden()
        page.locator("#emails a").click()
        expect(page).to_have_url(f"{visit.site}en/billing/renewal-reminders/#renewal-emails")

    def test_a_page_without_anchors_forwards_by_itself(self, visit: Visit) -> None:
        page = visit.open("de/phones/")
        expect(page).to_have_url(f"{visit.site}de/security/")


class TestAxe:
    """axe finds nothing wrong with pages at old addresses, whether they forward or not."""

    @pytest.fixture(params=["light-phone", "dark-desktop"])
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, object]:
        return context_of(request.param)

    @pytest.mark.parametrize(
        "address",
        ["billing/all-renewals/", "billing/all-renewals/#emails", "support/fax/", "billing/pay-invoices/#by-fax"],
    )
    def test_finds_no_fault(self, visit: Visit, address: str) -> None:
        visit.page.route("**/forward.js", lambda route: route.abort())
        visit.page.route("**/moved.js", lambda route: route.abort())
        page = visit.open(f"it/{address}")
        expect(page).to_have_url(f"{visit.site}it/{address}")
        assert axe_faults(page) == []
