"""The widgets when something does not load: the runtime, WebAssembly, or any script at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.edition import widget_label
from tests.widgets.pages import PAGES
from tests.widgets.visits import LINKS, answered, at_today
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from tests.widgets.conftest import Opens


class TestWithoutTheRuntime:
    @pytest.mark.parametrize("name", PAGES)
    def test_the_table_answers_and_a_sentence_says_so(self, opened: Opens, name: str) -> None:
        visit = opened("")
        page = at_today(visit)
        inputs, expected = LINKS[name]
        visit.open(f"without/en-{name}.html#{name}?{inputs}")
        answered(page, expected, source="table")
        expect(page.locator(".kb-notice")).to_contain_text(widget_label("en", "runtime-missing-answered"))
        expect(page.locator(".kb-table")).to_be_visible()

    def test_nothing_waits_for_ever(self, opened: Opens) -> None:
        page = opened("without/en-screenshot-keys.html").page
        page.locator("[type=submit]").click()
        expect(page.locator("[data-field=system] .kb-error")).to_be_visible()
        assert page.locator("[data-answer]").inner_text() == ""

    def test_a_browser_without_webassembly_has_the_table(self, opened: Opens) -> None:
        visit = opened("")
        visit.page.add_init_script("delete globalThis.WebAssembly")
        page = visit.open("help/de-identifiers.html#identifiers?place=api")
        answered(page, "token", source="table")
        expect(page.locator(".kb-notice")).to_be_visible()
        visit.assert_clean()

    def test_a_runtime_that_does_not_load_in_time_is_given_up(self, opened: Opens) -> None:
        visit = opened("")
        page = visit.page
        page.clock.install()
        page.context.route("**/worker.js", lambda _route: None)  # never answered
        visit.open("help/de-identifiers.html#identifiers?place=api")
        answered(page, "token", source="table")
        expect(page.locator(".kb-notice")).to_be_hidden()
        page.clock.fast_forward(20_500)
        expect(page.locator(".kb-notice")).to_be_visible()

    def test_it_is_tried_again_on_the_next_submit(self, opened: Opens) -> None:
        visit = opened("")
        page = visit.page
        page.context.route("**/worker.js", lambda route: route.abort())
        visit.open("help/de-identifiers.html#identifiers?place=api")
        expect(page.locator(".kb-notice")).to_be_visible()
        page.context.unroute("**/worker.js")
        page.locator("[type=submit]").click()
        answered(page, "token")
        expect(page.locator(".kb-notice")).to_be_hidden()


class TestWithoutJavaScript:
    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"java_script_enabled": False}

    @pytest.mark.parametrize("name", PAGES)
    def test_the_table_has_every_outcome_and_there_is_no_form(self, opened: Opens, name: str) -> None:
        page = opened(f"help/de-{name}.html").page
        expect(page.locator("form")).to_be_hidden()
        for outcome in WIDGETS[name].outcomes:
            row = page.locator(f"#{name}-{outcome}")
            expect(row).to_be_visible()
            expect(row.locator("a").first).to_be_visible()
