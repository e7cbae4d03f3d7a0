"""Something is slow or does not load: the page says so, and what the reader can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.conftest import LANGUAGES
from tests.edition import label, widget_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser import Visit

AT_ONCE, LATE = 2_900, 3_100  # milliseconds: before the page says anything, and afterwards
WIDGET = "billing/automatic-renewal"
TO_TIME = "([note, time]) => note.getAnimations().forEach((shown) => { shown.pause(); shown.currentTime = time; })"


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def held(page: Page, address: str) -> Callable[[], None]:
    """Hold back requests for the address. Return a function that answers them, and all later ones."""
    waiting: list[Route] = []
    page.route(address, lambda route: waiting.append(route))

    def answer() -> None:
        for route in waiting:
            route.continue_()
        page.unroute(address)

    return answer


def expect_after_a_while(note: Locator, words: str) -> None:
    """Expect the message to appear later, but not at once, however long the page has taken."""
    page = note.page
    page.evaluate(TO_TIME, [note.element_handle(), AT_ONCE])
    expect(note).to_be_hidden()
    page.evaluate(TO_TIME, [note.element_handle(), LATE])
    expect(note).to_be_visible()
    expect(note).to_contain_text(words)


class TestSearch:
    @pytest.mark.parametrize(("language", "address"), [("de", ""), ("fr", f"{WIDGET}/")])
    def test_a_script_that_is_missing(self, visit: Visit, language: str, address: str) -> None:
        visit.page.route("**/search/search.js", missing)
        page = visit.open(f"{language}/{address}")
        expect_after_a_while(page.locator("[data-doubt]"), label(language, "search-unavailable"))

    def test_a_script_that_loads_leaves_no_message(self, visit: Visit) -> None:
        page = visit.open("de/")
        expect(page.locator("[data-doubt]")).to_have_count(0)
        visit.assert_clean()

    @pytest.mark.parametrize(("language", "slow"), [("it", "**/pagefind/{}/**"), ("en", "**/search/languages.js")])
    def test_what_is_slow(self, visit: Visit, language: str, slow: str) -> None:
        page = visit.page
        page.clock.install()
        visit.open(f"{language}/")
        answer = held(page, slow.format(language))
        status = page.locator("[data-search-status]")
        page.keyboard.press("/")
        page.locator("[data-search-input]").fill("Infomaniak")
        expect(status).to_be_empty()
        page.clock.fast_forward(LATE)  # first the pause after typing
        page.clock.fast_forward(LATE)
        expect(status).to_have_text(label(language, "search-slow"))
        answer()
        expect(page.locator("[data-search-result]").first).to_be_visible()
        expect(status).not_to_have_text(label(language, "search-slow"))


class TestTheDesk:
    def test_a_missing_script_is_reported_in_each_language(self, visit: Visit) -> None:
        visit.page.route("**/desk/desk.js", missing)
        page = visit.open("support-desk/")
        for language in LANGUAGES:
            expect_after_a_while(page.locator("[data-doubt]"), label(language, "desk-load-failed"))

    @pytest.mark.parametrize("language", ["de", "fr"])  # the desk’s own message, and another
    def test_guides_that_are_slow(self, visit: Visit, language: str) -> None:
        page = visit.page
        page.add_init_script(f"localStorage.setItem('kb-desk-language', '{language}')")
        page.clock.install()
        answer = held(page, f"**/support-desk/{language}/**")
        visit.open("support-desk/")
        status = page.locator("[data-desk-status]")
        expect(status).to_have_text(label(language, "desk-loading"))
        page.clock.fast_forward(LATE)
        expect(status).to_have_text(label(language, "desk-slow"))
        page.locator("[data-desk-input]").fill("Infomaniak")
        expect(status).to_have_text(label(language, "desk-slow"))
        answer()
        expect(page.locator("[data-desk-result]").first).to_be_visible()

    def test_guides_that_are_missing(self, visit: Visit) -> None:
        visit.page.route("**/support-desk/de/**", missing)
        page = visit.open("support-desk/")
        status = page.locator("[data-desk-status]")
        expect(status).to_have_text(label("de", "desk-load-failed"))
        page.locator("[data-desk-input]").fill("Rechnung")
        expect(status).to_have_text(label("de", "desk-load-failed"))


class TestTheWidget:
    @pytest.mark.parametrize(("language", "script"), [("it", "kb-widget"), ("en", "runtime")])
    def test_a_script_that_is_missing(self, visit: Visit, language: str, script: str) -> None:
        visit.page.route(f"**/widgets/{script}.js", missing)
        page = visit.open(f"{language}/{WIDGET}/")
        note = page.locator("kb-widget > .kb-doubt")
        expect_after_a_while(note, widget_label(language, "runtime-missing"))
        expect(page.locator("kb-widget [type=submit]")).to_be_disabled()
        expect(page.locator("kb-widget table")).to_be_visible()

    def test_a_script_that_loads_hides_the_message(self, visit: Visit) -> None:
        page = visit.open(f"de/{WIDGET}/")
        expect(page.locator("kb-widget [type=submit]")).to_be_enabled()
        expect(page.locator("kb-widget > .kb-doubt")).to_have_css("display", "none")
        visit.assert_clean()
