"""The customer reads a guide, follows a link to a step, and changes the language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, Visit
from tests.conftest import LANGUAGES
from tests.edition import label, real_site

GUIDE = "billing/automatic-renewal/"
STEP = "turn-on-one-choose"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_is_read_in_the_language_of_its_address(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}/{GUIDE}")
    title = real_site().outlines[GUIDE.removesuffix("/")].titles[language]
    expect(page.locator("h1")).to_contain_text(title)
    expect(page.locator("html")).to_have_attribute("lang", language)
    visit.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_step_shows_that_step_clear_of_the_header_and_marked(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}/{GUIDE}#{STEP}")
    step = page.locator(f"#{STEP}")
    expect(step).to_be_in_viewport()
    header = page.locator(".kb-header").bounding_box()
    box = step.bounding_box()
    assert header
    assert box
    assert box["y"] >= header["y"] + header["height"] - 1
    other = page.locator("#turn-on-one-open")
    look = "step => ['backgroundColor', 'outlineStyle', 'boxShadow'].map(name => getComputedStyle(step)[name]).join()"
    assert step.evaluate(look) != other.evaluate(look)
    visit.assert_clean()


@pytest.mark.parametrize(("language", "other"), [("de", "fr"), ("fr", "it"), ("it", "en"), ("en", "de")])
def test_changing_the_language_keeps_the_page_and_the_step(visit: Visit, language: str, other: str) -> None:
    page = visit.open(f"{language}/{GUIDE}#{STEP}")
    page.locator("[data-languages] summary").click()
    page.locator(f"[data-languages] a[hreflang={other}]").click()
    expect(page).to_have_url(f"{visit.site}{other}/{GUIDE}#{STEP}")
    expect(page.locator(f"#{STEP}")).to_be_in_viewport()
    visit.assert_clean()


def test_the_button_on_a_step_copies_its_link(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.clock.install()
    page = visit.open(f"de/{GUIDE}")
    page.clock.pause_at("2100-01-01")  # so that the message stays until it has been seen
    page.locator(f"#{STEP} .kb-copy-link").click()
    expect(page.get_by_role("status").filter(has_text=label("de", "link-copied"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{visit.site}de/{GUIDE}#{STEP}"
    visit.assert_clean()


def test_the_button_on_code_copies_it(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.clock.install()
    page = visit.open("de/developers/api/")
    page.clock.pause_at("2100-01-01")  # so that the message stays until it has been seen
    command = page.locator("#request-first .kb-code")
    command.get_by_role("button", name=label("de", "copy-code")).click()
    expect(page.get_by_role("status").filter(has_text=label("de", "copied"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == command.locator("[data-code]").text_content()
    visit.assert_clean()


class TestRootPage:
    """`/` leads to the reader's language."""

    @pytest.fixture(params=["de-CH", "it-IT", "fr-CH", "en-GB", "es-ES"])
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, object]:
        return {"locale": request.param}

    def test_leads_to_the_language_of_the_browser(self, visit: Visit, context_options: dict[str, object]) -> None:
        page = visit.open("")
        asked = str(context_options["locale"])[:2]
        expect(page).to_have_url(f"{visit.site}{asked if asked in LANGUAGES else 'en'}/")
        visit.assert_clean()


def test_root_page_leads_to_the_language_last_chosen(visit: Visit) -> None:
    page = visit.open(f"de/{GUIDE}")
    page.locator("[data-languages] summary").click()
    page.locator("[data-languages] a[hreflang=it]").click()
    expect(page).to_have_url(f"{visit.site}it/{GUIDE}")
    visit.open("")
    expect(page).to_have_url(f"{visit.site}it/")


def test_a_question_that_has_the_focus_shows_it(visit: Visit) -> None:
    page = visit.open("de/questions/billing/")
    question = page.locator(".kb-question-answer summary").nth(1)
    page.locator(".kb-question-answer summary").first.focus()
    page.keyboard.press("Tab")
    expect(question).to_be_focused()
    assert question.evaluate("question => getComputedStyle(question).outlineStyle") == "solid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_questions_are_found_by_topic(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}/questions/")
    page.locator("#security a").click()
    expect(page).to_have_url(f"{visit.site}{language}/questions/security/")
    question = page.locator("#security-identifiers ~ .kb-question-answer").first
    question.locator("summary").click()
    question.locator("a").last.click()
    expect(page).to_have_url(re.compile(f"{visit.site}{language}/security/identifiers/#.+"))
    visit.assert_clean()


class TestWithoutJavaScript:
    """Without JavaScript, everything can be read and each language reached."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": PHONE, "java_script_enabled": False}

    def test_root_page_lists_the_languages(self, visit: Visit) -> None:
        page = visit.open("")
        for language in LANGUAGES:
            expect(page.locator(f"a[hreflang={language}]")).to_be_visible()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_guide_shows_its_steps_and_the_way_to_other_languages(self, visit: Visit, language: str) -> None:
        page = visit.open(f"{language}/{GUIDE}#{STEP}")
        expect(page.locator(f"#{STEP}")).to_be_in_viewport()
        page.locator("[data-languages] summary").click()
        expect(page.locator("[data-languages] a[hreflang=en]")).to_be_visible()

    def test_a_link_to_an_answer_opens_it(self, visit: Visit) -> None:
        page = visit.open("de/questions/billing/#billing-pay-invoices-prepaid-too-low")
        expect(page.locator("#billing-pay-invoices-prepaid-too-low")).to_be_in_viewport()
        opened = page.locator("details[open].kb-question-answer")
        expect(opened).to_have_count(1)
        expect(opened.locator("summary")).to_be_in_viewport()

    def test_copying_is_a_plain_link_to_the_step(self, visit: Visit) -> None:
        page = visit.open(f"de/{GUIDE}")
        page.locator(f"#{STEP} .kb-copy-link").click()
        expect(page).to_have_url(f"{visit.site}de/{GUIDE}#{STEP}")

    def test_code_has_no_button(self, visit: Visit) -> None:
        page = visit.open("de/developers/api/")
        expect(page.locator("#request-first [data-code]")).to_be_visible()
        expect(page.locator("#request-first button")).to_be_hidden()


def test_a_missing_page_says_so_and_links_to_the_home_page(visit: Visit) -> None:
    page = visit.open("de/billing/no-such-guide/")
    expect(page.locator("h1")).to_be_visible()
    page.locator("a[href$='de/']").first.click()
    expect(page).to_have_url(f"{visit.site}de/")


class TestAppearance:
    """The choice in the header applies to every page, whatever the system's setting."""

    @pytest.fixture(params=["light", "dark"])
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, object]:
        return {"color_scheme": request.param}

    def test_is_the_chosen_one(self, visit: Visit, context_options: dict[str, object]) -> None:
        visit.page.route("**/forward.js", lambda route: route.abort())
        chosen = "light" if context_options["color_scheme"] == "dark" else "dark"
        visit.open("de/").locator("[data-appearance-button]").click()
        for address in (f"de/{GUIDE}", "", "g/f3x8t/", "de/no-such-page/", "support-desk/"):
            page = visit.open(address)
            scheme = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
            assert scheme == chosen, address
