"""Readers reach people, and pass on what these need to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.edition import real_site
from tests.search.conftest import Query
from tests.search.recall import ranks

if TYPE_CHECKING:
    from tests.browser import Visit

WORDS = {
    "de": ("Kontakt", "Telefonnummer", "Support"),
    "it": ("contatti", "numero di telefono", "assistenza"),
    "fr": ("contact", "téléphone", "support"),
    "en": ("contact", "phone number", "support"),
}


def test_a_guide_that_does_not_help_leads_to_a_message_that_names_it(visit: Visit) -> None:
    answer = "#auto-renewal?due=2030-12-24&enabled=false&payment=card"  # in the order of the form
    page = visit.open(f"de/billing/automatic-renewal/{answer}")
    expect(page.locator("[data-answer]")).to_have_attribute("data-outcome", "can-turn-on")
    page.locator(".kb-stuck a").click()
    message = page.locator("[data-contact-message]")
    expect(message).to_contain_text(f"{visit.site}de/billing/automatic-renewal/{answer}")
    page.locator("#contact-step").select_option("turn-on-one-filter")
    expect(message).to_contain_text(f"{visit.site}de/billing/automatic-renewal/#turn-on-one-filter")
    page.locator("[name=about]").fill("Meine Karte wurde abgelehnt")
    expect(message).to_contain_text("Meine Karte wurde abgelehnt")
    guide = page.locator("[data-contact-guides] a[href='/de/billing/pay-invoices/']")
    expect(guide).to_be_visible()
    assert not [request for request in visit.requests if "abgelehnt" in request]
    with page.expect_download() as download:
        page.locator("[data-contact-save]").click()
    assert download.value.path().read_text(encoding="utf-8") == message.text_content()
    guide.click()
    page.go_back()
    expect(page.locator("[name=about]")).to_have_value("Meine Karte wurde abgelehnt")
    visit.assert_clean()


def test_a_search_without_results_leads_to_the_contact_page_with_its_words(visit: Visit) -> None:
    page = visit.open("en/security/kauth/")
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("qqzzxxy")
    page.locator(".kb-search__contact a").click()
    expect(page.locator("[name=about]")).to_have_value("qqzzxxy")
    expect(page.locator("[data-contact-message]")).to_contain_text(f"{visit.site}en/security/kauth/")
    page.context.set_offline(True)
    page.locator("[name=about]").fill("Invoice")
    expect(page.locator("[data-contact-likely-status]")).to_contain_text("The guides can’t be loaded right now.")
    page.context.set_offline(False)
    page.locator("[name=about]").fill("Invoices")
    expect(page.locator("[data-contact-guides] li").first).to_be_visible()


@pytest.mark.parametrize("language", WORDS)
def test_searching_for_contact_finds_the_page_first(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}/")
    assert ranks(page, [Query(language, words, "contact") for words in WORDS[language]]) == [1, 1, 1]


class TestWithoutScript:
    """Everything is there except what needs a script, and nothing refers to that."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"java_script_enabled": False}

    def test_the_home_page_says_what_there_is_instead_of_search(self, visit: Visit) -> None:
        page = visit.open("fr/")
        expect(page.locator(".kb-hero__note a[href$='fr/all-guides/']")).to_be_visible()
        expect(page.locator("[data-search-input]")).to_be_hidden()

    def test_the_contact_page_has_all_channels_and_no_form(self, visit: Visit) -> None:
        page = visit.open("it/contact/")
        for channel in real_site().company.channels:
            expect(page.locator(f"#{channel}")).to_be_visible()
        expect(page.locator("#ready")).to_be_visible()
        assert not page.locator(":is(textarea, select, input, button):visible").count()
