"""Glossary terms are explained in place, by touch, mouse or keyboard, and within the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser import Visit

GUIDE = "de/security/identifiers/"
EXPLANATION = "[data-explanation]"


class TestByFinger:
    """On the smallest phone."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}

    def test_a_term_is_explained_in_place_and_its_link_is_optional(self, visit: Visit) -> None:
        page = visit.open(GUIDE)
        terms = page.locator("a.kb-term")
        assert terms.count() > 5
        for term in terms.all():
            page.keyboard.press("Escape")  # the previous explanation may cover this term
            words = term.get_attribute("title")
            term.tap()
            expect(page.locator(EXPLANATION)).to_contain_text(words or "no explanation")
            box = page.locator(EXPLANATION).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            expect(page).to_have_url(visit.site + GUIDE)
        page.locator(f"{EXPLANATION} a").tap()
        expect(page).to_have_url(re.compile(f"{visit.site}de/glossary/#.+"))
        visit.assert_clean()

    def test_a_tap_elsewhere_closes_the_explanation(self, visit: Visit) -> None:
        page = visit.open(GUIDE)
        page.locator("a.kb-term").first.tap()
        expect(page.locator(EXPLANATION)).to_be_visible()
        page.locator("h1").tap()
        expect(page.locator(EXPLANATION)).to_be_hidden()


def test_a_term_is_explained_while_the_mouse_is_over_it(visit: Visit) -> None:
    page = visit.open(GUIDE)
    term = page.locator("a.kb-term").first
    term.hover()
    page.locator(EXPLANATION).hover()  # as readers do to read or select its words
    expect(page.locator(EXPLANATION)).to_be_visible()
    page.locator("h1").hover()
    expect(page.locator(EXPLANATION)).to_be_hidden()
    expect(term).to_have_attribute("title", re.compile(".+"))


def test_a_focused_term_is_explained_until_escape(visit: Visit) -> None:
    page = visit.open(GUIDE)
    term = page.locator("a.kb-term").first
    words = term.get_attribute("title") or ""
    page.keyboard.press("Tab")  # so that the browser shows where the focus is
    term.focus()
    expect(page.locator(EXPLANATION)).to_have_text(re.compile(re.escape(words)))
    expect(term).to_have_accessible_description(words)
    page.keyboard.press("Escape")
    expect(page.locator(EXPLANATION)).to_be_hidden()
    expect(term).to_be_focused()
    expect(term).to_have_accessible_description(words)
