"""The reader sees the steps for their device, chooses another, and follows a link to a step for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.edition import label, real_edition, real_site

if TYPE_CHECKING:
    from tests.browser import Visit

GUIDE = "de/security/kauth/"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
IOS, ANDROID, NEXT = "#install-find-ios", "#install-find-android", "#install-app"


class TestOnAnIPhone:
    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"user_agent": IPHONE, "locale": "de-CH", "viewport": {"width": 390, "height": 844}}

    def test_the_steps_for_it_are_shown_until_another_is_chosen(self, visit: Visit) -> None:
        page = visit.open(GUIDE)
        expect(page.locator(IOS)).to_be_visible()
        expect(page.locator(f"{IOS} .kb-for span").first).to_be_hidden()
        expect(page.locator(ANDROID)).to_be_hidden()
        group = page.get_by_role("group", name=real_site().words["de"].variants["system"].question)
        expect(group.get_by_role("button", pressed=True)).to_have_attribute("value", "ios")
        group.get_by_role("button", name="Android").click()
        expect(page).to_have_url(f"{visit.site}{GUIDE}?system=android")
        expect(page.locator(IOS)).to_be_hidden()
        expect(page.locator(ANDROID)).to_be_visible()
        page.locator("[data-languages] summary").click()
        page.locator("[data-languages] a[hreflang=fr]").click()
        expect(page).to_have_url(f"{visit.site}{GUIDE.replace('de', 'fr', 1)}?system=android")
        visit.open(GUIDE)
        expect(page.locator(ANDROID)).to_be_visible()
        page.locator("[data-choose] [value=all]").click()
        expect(page.locator(f"{IOS} .kb-for span").first).to_be_visible()
        expect(page.locator(ANDROID)).to_be_visible()
        visit.assert_clean()

    def test_a_link_to_a_step_for_others_shows_it_and_says_so(self, visit: Visit) -> None:
        code = real_edition().codes["security/kauth"]
        page = visit.open(f"g/{code}/?de&system=ios{ANDROID}")
        expect(page).to_have_url(f"{visit.site}{GUIDE}?system=ios{ANDROID}")
        expect(page.locator(ANDROID)).to_be_in_viewport()
        expect(page.locator(ANDROID).get_by_text(label("de", "variant-by-link"))).to_be_visible()
        expect(page.locator(IOS).get_by_text(label("de", "variant-by-link"))).to_be_hidden()
        page.emulate_media(media="print")
        for step in (IOS, ANDROID):
            expect(page.locator(f"{step} .kb-for span").first).to_be_visible()
        expect(page.locator("[data-choose]")).to_be_hidden()
        visit.assert_clean()


class TestWithoutScript:
    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"user_agent": IPHONE, "java_script_enabled": False}

    def test_all_variants_are_shown_under_their_names(self, visit: Visit) -> None:
        page = visit.open(GUIDE)
        for step in (IOS, ANDROID):
            expect(page.locator(f"{step} .kb-for span").first).to_be_visible()
        expect(page.locator("[data-choose]")).to_be_hidden()
