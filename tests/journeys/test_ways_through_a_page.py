"""On a long page, the reader gets to its words, to the part that helps, and to the link of a step."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, Visit
from tests.edition import label

GUIDE = "de/billing/automatic-renewal/"
SEEN = "link => getComputedStyle(link).opacity !== '0'"


class TestOnAPhone:
    """There is no room for the contents beside the page."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": PHONE, "has_touch": True, "reduced_motion": "reduce"}

    def test_the_contents_unfold_below_the_summary_and_lead_to_each_part(self, visit: Visit) -> None:
        page = visit.open(GUIDE)
        contents = page.locator(".kb-summary + .kb-folded-contents")
        contents.locator("summary").tap()
        contents.get_by_role("link", name=label("de", "faq")).tap()
        expect(page.locator("#questions")).to_be_in_viewport()

    def test_a_finger_held_on_a_step_makes_its_link_appear(self, visit: Visit) -> None:
        page = visit.open(GUIDE)
        step = page.locator(".kb-step").first
        link = step.locator(".kb-copy-link")
        assert not link.evaluate(SEEN)
        step.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
        expect(step).to_have_attribute("data-held", "")
        assert link.evaluate(SEEN)


def test_the_contents_beside_the_page_are_shown_once(visit: Visit) -> None:
    page = visit.open(GUIDE)
    expect(page.locator(".kb-contents")).to_be_visible()
    expect(page.locator(".kb-folded-contents")).to_be_hidden()


def test_skipping_to_the_content_leads_past_the_menu_to_the_heading(visit: Visit) -> None:
    page = visit.open(GUIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_links_of_sections_are_always_visible_and_those_of_steps_on_hover(visit: Visit) -> None:
    page = visit.open(GUIDE)
    sections = page.locator(".kb-heading:not(.kb-question *) .kb-copy-link")
    assert sections.count() > 0
    assert all(link.evaluate(SEEN) for link in sections.all())
    step = page.locator(".kb-step").first
    link = step.locator(".kb-copy-link")
    assert not link.evaluate(SEEN)
    step.hover()
    assert link.evaluate(SEEN)
    page.locator("h1").hover()
    link.focus()
    assert link.evaluate(SEEN)


class TestMenu:
    """In a low window, the menu scrolls, and fades where more is hidden."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 1280, "height": 600}}

    def test_each_of_its_links_can_be_reached_and_has_its_whole_outline(self, visit: Visit) -> None:
        page = visit.open("de/security/identifiers/")
        menu = page.locator(".kb-navigation")
        assert menu.evaluate("menu => menu.scrollHeight > menu.clientHeight")
        assert "gradient" in menu.evaluate("menu => getComputedStyle(menu).maskImage")
        last = menu.locator("a").last
        last.focus()
        fade = menu.evaluate("menu => parseFloat(getComputedStyle(menu).paddingBottom)")
        bottom = menu.evaluate("menu => menu.getBoundingClientRect().bottom")
        box = last.bounding_box()
        assert box
        assert box["y"] + box["height"] <= bottom - fade + 1
