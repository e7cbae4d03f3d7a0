"""The customer searches: by keyboard, with typos, in another language's words, and offline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import settle
from tests.conftest import LANGUAGES
from tests.edition import label, real_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser import Visit

GUIDE = "billing/pay-invoices"
STEPS = {"de": "Prepaid-Konto", "it": "conto prepagato", "fr": "compte prépayé", "en": "prepaid account"}


def ask(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill(query)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", query)


def test_nothing_is_loaded_before_search_is_used(visit: Visit) -> None:
    page = visit.open(f"de/{GUIDE}/")
    settle(page)
    assert not [url for url in visit.requests if "pagefind" in url or "/search/index.js" in url]
    ask(page, "Rechnung")
    assert [url for url in visit.requests if "pagefind/de/" in url]
    assert not [url for url in visit.requests if re.search(r"pagefind/(it|fr|en)/|words\.json", url)]
    visit.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_result_is_a_guide_with_its_topic_and_matching_steps(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}/security/kauth/")
    ask(page, STEPS[language])
    first = page.locator("[data-search-result]").first
    expect(first.locator("a").first).to_have_attribute("href", f"/{language}/{GUIDE}/")
    expect(first.locator(".kb-search__topic")).not_to_be_empty()
    expect(first.locator("mark").first).to_be_visible()
    step = first.locator("ul a").first
    anchor = (step.get_attribute("href") or "").partition("#")[2]
    step.click()
    expect(page).to_have_url(f"{visit.site}{language}/{GUIDE}/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    visit.assert_clean()


def test_outcomes_of_widgets_are_found_at_their_place(visit: Visit) -> None:
    page = visit.open("de/")
    ask(page, real_site().words["de"].widgets["screenshot-keys"].outcomes["not-available"].title)
    places = page.locator("[data-search-result] ul a").evaluate_all("links => links.map((link) => link.hash)")
    assert "#screenshot-keys-not-available" in places
    page.goto(f"{visit.site}de/support/help-support-help-you/#screenshot-keys-not-available")
    expect(page.locator("#screenshot-keys-not-available")).to_be_attached()


def test_every_shown_place_is_on_its_page(visit: Visit) -> None:
    page = visit.open("de/")
    ask(page, "Konto Passwort Produkt")
    links = page.locator("[data-search-result] ul a").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) > 5
    for link in links:
        page.goto(link)
        assert page.locator(f"[id='{link.partition('#')[2]}']").count() == 1, link


@pytest.mark.parametrize(
    ("language", "typed", "meant", "guide"),
    [
        ("de", "kauht", "kauth", "security/kauth"),
        ("it", "rinovo", "rinnovo", "billing/automatic-renewal"),
        ("de", "Verlängerungserinnerungen", "verlängerung", "billing/renewal-reminders"),
    ],
)
def test_a_typo_finds_what_is_meant(visit: Visit, language: str, typed: str, meant: str, guide: str) -> None:
    page = visit.open(f"{language}/")
    ask(page, typed)
    expect(page.locator("[data-search-status]")).to_contain_text(meant)
    addresses = page.locator("[data-search-result] > a").evaluate_all("links => links.map((link) => link.pathname)")
    assert f"/{language}/{guide}/" in addresses[:3]
    visit.assert_clean()


@pytest.mark.parametrize(
    ("language", "typed", "marked"),
    [
        ("de", "Natel verloren", {"Handy", "verloren"}),  # “Handy” for “Natel”
        ("en", "two-step verification", {"two-factor", "authentication"}),  # a phrase for a phrase
    ],
)
def test_a_match_by_synonym_marks_the_word_in_the_text(
    visit: Visit, language: str, typed: str, marked: set[str]
) -> None:
    page = visit.open(f"{language}/")
    ask(page, typed)
    found = {words.strip(".,:;?!") for words in marks(page)}
    assert marked <= found
    assert not [words for words in found if "~" in words]
    assert "~" not in page.locator("[data-search-results]").inner_text()


def test_german_is_found_when_typed_without_umlauts(visit: Visit) -> None:
    page = visit.open("de/")
    ask(page, "fuer neue Tags loeschen")
    found = marks(page)
    assert {"löschen", "neue"} <= set(found)
    assert not [url for url in visit.requests if "words.json" in url]  # no typo had to be corrected
    ask(page, "für neue Tags löschen")
    assert marks(page) == found
    visit.assert_clean()


def test_a_word_is_found_and_marked_after_an_apostrophe(visit: Visit) -> None:
    page = visit.open("fr/")
    ask(page, "icône")
    assert "icône" in marks(page)
    assert "l’icône" in page.locator("[data-search-results]").inner_text()


def marks(page: Page) -> list[str]:
    return page.locator("[data-search-results] mark").all_inner_texts()


def test_another_language_is_offered_if_the_readers_has_no_result(visit: Visit) -> None:
    page = visit.open("de/")
    ask(page, "responsabile legale")
    expect(page.locator("[data-search-status]")).to_contain_text("Italiano")
    first = page.locator("[data-search-result]").first
    expect(first).to_have_attribute("lang", "it")
    expect(first.locator("a").first).to_have_attribute("href", "/it/account/replace-legal-representative/")
    visit.assert_clean()


def test_no_result_in_any_language_is_reported(visit: Visit) -> None:
    page = visit.open("en/")
    ask(page, "xqzwvk")
    expect(page.locator("[data-search-status]")).to_have_text(label("en", "search-nothing"))
    expect(page.locator("[data-search-result]")).to_have_count(0)


def test_the_keyboard_alone_leads_to_a_step(visit: Visit) -> None:
    page = visit.open("de/")
    page.keyboard.press("ControlOrMeta+k")
    page.keyboard.type("Prepaid aufladen")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "Prepaid aufladen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/de/{GUIDE}/#prepaid"))


def test_results_have_an_address_to_which_back_and_a_reload_return(visit: Visit) -> None:
    page = visit.open("en/security/kauth/")
    ask(page, "pay an invoice")
    results = f"{visit.site}en/security/kauth/?q=pay+an+invoice"
    expect(page).to_have_url(results)
    page.locator("[data-search-result] a").first.click()
    expect(page).to_have_url(f"{visit.site}en/{GUIDE}/")
    page.go_back()
    expect(page).to_have_url(results)
    for _again in range(2):
        expect(page.locator("[data-search-input]")).to_have_value("pay an invoice")
        expect(page.locator("[data-search-result]").first).to_be_visible()
        page.reload()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{visit.site}en/security/kauth/")
    expect(page.locator("dialog")).to_be_hidden()
    page.go_forward()
    expect(page.locator("[data-search-result]").first).to_be_visible()
    page.go_back()
    expect(page.locator("dialog")).to_be_hidden()
    visit.assert_clean()


def test_enter_searches_for_what_is_in_the_field_not_the_previous_query(visit: Visit) -> None:
    page = visit.open("en/")
    ask(page, "renewal reminders")
    page.locator("[data-search-input]").fill("pay an invoice")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visit.site}en/{GUIDE}/")


@pytest.mark.parametrize("missing", ["pagefind.js", "language.json", "*.pf_index"])
def test_an_index_that_does_not_load_is_reported(visit: Visit, missing: str) -> None:
    page = visit.open("en/")
    page.route(f"**/pagefind/en/**/{missing}", lambda route: route.abort())
    page.route(f"**/pagefind/en/{missing}", lambda route: route.abort())
    ask(page, "invoice")
    expect(page.locator("[data-search-status]")).to_contain_text(label("en", "search-unavailable"))
