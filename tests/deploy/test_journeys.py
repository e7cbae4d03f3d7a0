"""Journeys of readers and support, on real servers, with the policy that these send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from tests.deploy.conftest import Served


@pytest.fixture
def visit(context: BrowserContext, served: Served) -> Visit:
    """Open an empty page that records complaints and requests."""
    return visiting(context, served.url)


def test_search_finds_a_guide(visit: Visit) -> None:
    page = visit.open("de/")
    page.locator("[data-search-input]").fill("Rechnung bezahlen")
    page.locator("[data-search-result] a[href$='/de/billing/pay-invoices/']").first.click()
    expect(page.locator("article h1")).to_be_visible()
    visit.assert_clean()


def test_a_widget_answers_by_the_rules(visit: Visit) -> None:
    page = visit.open("en/billing/automatic-renewal/#auto-renewal?due=2030-12-24&payment=card&enabled=false")
    answer = page.locator("kb-widget#auto-renewal [data-answer]")
    expect(answer).to_have_attribute("data-outcome", "can-turn-on")
    expect(answer).to_have_attribute("data-source", "rules")
    visit.assert_clean()


def test_the_desk_finds_a_step_and_shows_the_reply(visit: Visit) -> None:
    page = visit.open("support-desk/")
    page.locator("[data-desk-input]").fill("automatische Erneuerung einschalten")
    expect(page.locator("[data-desk-result]").first).to_be_visible()
    expect(page.locator("[data-desk-reply] p").first).to_be_visible()
    visit.assert_clean()


def test_the_chosen_language_takes_precedence_over_the_browsers(visit: Visit) -> None:
    page = visit.open("")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.locator("[data-languages] summary").click()
    page.locator("[data-languages] a[hreflang=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    visit.open("")
    page.wait_for_url(f"{visit.site}fr/")
    visit.assert_clean()


def test_an_old_link_keeps_its_anchor(visit: Visit) -> None:
    page = visit.open("it/billing/all-renewals/#turn-on-one")
    page.wait_for_url(f"{visit.site}it/billing/automatic-renewal/#turn-on-one")
    expect(page.locator("#turn-on-one")).to_be_in_viewport()
    visit.assert_clean()


def test_another_site_cannot_show_a_page_in_a_frame(visit: Visit) -> None:
    page = visit.page
    page.set_content(f'<iframe src="{visit.site}de/"></iframe>')
    frame = page.frame_locator("iframe")
    expect(frame.locator("article, .kb-hero")).to_have_count(0)
    page.wait_for_function("document.querySelector('iframe').contentDocument === null")
    assert any("frame" in complaint for complaint in visit.complaints)
