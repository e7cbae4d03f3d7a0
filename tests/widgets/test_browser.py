"""The widgets at work in a browser, under the strict policy of the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser import settle
from tests.conftest import LANGUAGES
from tests.edition import real_site, widget_error, widget_label
from tests.widgets.pages import PAGES
from tests.widgets.visits import LINKS, answered, at_today

if TYPE_CHECKING:
    from tests.widgets.conftest import Opens


@pytest.mark.parametrize(("name", "language"), [*zip(PAGES, LANGUAGES, strict=True)])
def test_a_link_to_a_filled_in_widget_answers(opened: Opens, name: str, language: str) -> None:
    visit = opened("")
    at_today(visit)
    inputs, expected = LINKS[name]
    page = visit.open(f"help/{language}-{name}.html#{name}?{inputs}")
    answer = answered(page, expected)
    assert answer.locator("a").count() > 0
    assert "{" not in answer.inner_text()
    expect(page.locator(f"kb-widget#{name}")).to_be_in_viewport()
    visit.assert_clean()


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("de", "Donnerstag, 10. Dezember 2026"),
        pytest.param("it", "giovedì 10 dicembre 2026", marks=pytest.mark.thorough),
        ("fr", "jeudi 10 décembre 2026"),
        pytest.param("en", "Thursday, 10 December 2026", marks=pytest.mark.thorough),
    ],
)
def test_an_answer_gives_days_in_the_language_of_the_page(opened: Opens, language: str, day: str) -> None:
    visit = opened("")
    page = at_today(visit)
    visit.open(f"help/{language}-auto-renewal.html#auto-renewal?{LINKS['auto-renewal'][0]}")
    shown = answered(page, "can-turn-on").locator("[data-fact]").inner_text()
    assert shown.replace("\N{NO-BREAK SPACE}", " ").replace(",", "") == day.replace(",", "")


def test_the_answer_comes_by_keyboard_alone(opened: Opens) -> None:
    visit = opened("")
    page = at_today(visit)
    visit.open("help/de-auto-renewal.html")
    page.keyboard.press("Tab")  # the link in the hint
    page.keyboard.press("Tab")
    page.keyboard.type("12122026")  # the same day, however the browser orders day and month
    press_until_focused(page, "[name=enabled][value=true]")
    page.keyboard.press("ArrowDown")
    press_until_focused(page, "[name=payment][value=card]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    answer = answered(page, "can-turn-on")
    expect(answer).to_contain_text("Samstag, 28.\N{NO-BREAK SPACE}November 2026")
    expect(answer).to_be_in_viewport()
    assert page.evaluate("location.hash") == "#auto-renewal?due=2026-12-12&enabled=false&payment=twint"
    visit.assert_clean()


def press_until_focused(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus: some browsers stop at each part of a date."""
    for _ in range(8):
        if page.locator(selector).evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
        if page.locator(selector).evaluate("element => element === document.activeElement"):
            page.keyboard.press("Space")
    raise AssertionError(selector)


def test_reading_a_page_loads_nothing_of_the_runtime(opened: Opens) -> None:
    visit = opened("help/de-auto-renewal.html")
    visit.page.locator("summary").click()
    visit.page.locator("table a").first.click()
    visit.page.mouse.wheel(0, 2000)
    settle(visit.page)
    assert [url for url in visit.requests if "/assets/runtime/" in url] == []


def test_the_runtime_comes_from_our_own_host_when_someone_enters_the_form(opened: Opens, packed: Path) -> None:
    visit = opened("help/de-identifiers.html")
    with visit.page.expect_worker() as worker:
        visit.page.locator("[value=ftp]").focus()
    assert worker.value.url == f"{visit.site}help/assets/runtime/worker.js"
    visit.page.locator("[value=ftp]").check()
    visit.page.locator("[type=submit]").click()
    answered(visit.page, "own-credentials")
    loaded = {Path(url).name for url in visit.requests if "/assets/runtime/" in url}
    assert loaded <= {path.name for path in packed.iterdir()}
    visit.assert_clean()


def test_missing_values_are_reported_at_their_fields_and_the_first_gets_the_focus(opened: Opens) -> None:
    visit = opened("help/en-auto-renewal.html")
    page = visit.page
    due, group = page.locator("[name=due]"), page.locator("[data-field=enabled]")
    expect(page.locator("[data-field=payment]")).to_be_hidden()
    page.locator("[type=submit]").click()
    expect(due).to_be_focused()
    expect(due).to_have_attribute("aria-invalid", "true")
    expect(due).to_have_accessible_description(re.compile(re.escape(widget_error("en", "missing"))))
    expect(group).to_have_attribute("aria-invalid", "true")
    due.fill("2027-06-30")
    expect(due).not_to_have_attribute("aria-invalid", "true")
    page.locator("[type=submit]").click()
    expect(group).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=enabled]").first).to_be_focused()
    assert page.locator("[data-answer]").inner_text() == ""


@pytest.mark.parametrize("due", ["0026-12-24", "2126-12-24"])
def test_a_mistyped_year_is_reported_at_its_field_and_not_answered(opened: Opens, due: str) -> None:
    page = opened(f"without/en-auto-renewal.html#auto-renewal?due={due}&enabled=false").page
    expect(page.locator("[name=due]")).to_have_accessible_description(
        re.compile(re.escape(widget_error("en", "date-out-of-range")))
    )
    page.locator("[type=submit]").click()
    expect(page.locator("[name=due]")).to_be_focused()
    assert page.locator("[data-answer]").inner_text() == ""


def test_errors_of_the_rules_are_reported_at_their_fields(opened: Opens) -> None:
    visit = opened("help/fr-identifiers.html")
    page = visit.page
    page.locator("[value=mail-web]").check()
    page.locator("[name=login]").fill("julie")
    page.locator("[name=address]").fill("julie@")
    page.keyboard.press("Enter")
    expect(page.locator("[name=login]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=address]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=login]")).to_be_focused()
    assert page.locator("[data-answer]").inner_text() == ""
    page.locator("[name=login]").fill("julie@example.com")
    page.locator("[name=address]").fill("Julie@Example.com")
    page.keyboard.press("Enter")
    facts = real_site().words["fr"].widgets["identifiers"].facts
    expect(answered(page, "account")).to_contain_text(facts["same_spelling"]["true"])
    only_if_unified = facts["works_with_mailbox_password"]["null"].replace("**", "")
    expect(answered(page, "account")).to_contain_text(only_if_unified)
    assert page.evaluate("location.hash") == "#identifiers?place=mail-web"  # addresses do not go into the link
    page.locator("[value=ftp]").check()
    expect(page.locator("[name=login]")).to_be_hidden()
    visit.assert_clean()


def test_an_answer_that_only_the_rules_have_is_waited_for_and_scrolled_to(opened: Opens) -> None:
    visit = opened("help/en-identifiers.html#identifiers?place=mail-software&login=a%40b.ch&address=a%40c.ch")
    answer = visit.page.locator("[data-answer]")
    expect(answer).to_have_attribute("data-source", re.compile("table|rules"))
    assert answer.get_attribute("data-source") == "rules"
    facts = real_site().words["en"].widgets["identifiers"].facts
    expect(answer).to_contain_text(facts["same_spelling"]["false"])
    expect(answer.locator("h3")).to_be_in_viewport()
    assert visit.page.evaluate("location.hash") == "#identifiers?place=mail-software"


def test_a_field_that_does_not_matter_need_not_be_filled_in(opened: Opens) -> None:
    page = opened("help/de-password-change.html").page
    page.locator("[value=account]").check()
    page.locator("[type=submit]").click()
    answered(page, "only-account")


def test_the_browser_is_asked_for_only_for_the_console(opened: Opens) -> None:
    page = opened("help/it-screenshot-keys.html").page
    expect(page.locator("[data-field=browser]")).to_be_hidden()
    page.locator("[value=windows]").check()
    page.locator("[value=console]").check()
    expect(page.locator("[data-field=browser]")).to_be_visible()
    page.locator("[value=edge]").check()
    page.locator("[type=submit]").click()
    expect(answered(page, "keys").locator("kbd")).to_have_text(["F12"])
    page.locator("[value=screen]").check()
    keys = ["Windows ⊞", "Shift ⇧", "S", "Stamp", "Fn", "Stamp"]
    expect(answered(page, "keys").locator("kbd")).to_have_text(keys)
    together = real_site().words["it"].widgets["screenshot-keys"].labels["together"]
    expect(answered(page, "keys").locator(".kb-together")).to_have_text([together, together])
    assert page.evaluate("location.hash") == "#screenshot-keys?system=windows&task=screen"


def test_only_browsers_that_a_system_has_are_offered(opened: Opens) -> None:
    page = opened("help/en-screenshot-keys.html#screenshot-keys?system=macos&task=console&browser=firefox").page
    expect(answered(page, "keys").locator("kbd")).to_have_text(["Cmd ⌘", "Option ⌥", "K"])
    expect(page.locator("[value=internet-explorer]")).to_be_hidden()
    page.locator("[value=windows]").check()
    page.locator("[value=internet-explorer]").check()
    expect(answered(page, "keys").locator("kbd")).to_have_text(["F12"])
    page.locator("[value=linux]").check()
    expect(page.locator("[name=browser]:visible")).to_have_count(3)
    expect(page.locator("[data-answer]")).to_be_empty()


class TestOnAMac:
    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        agent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15"
        return {"user_agent": agent}

    def test_the_detected_system_is_preselected(self, opened: Opens) -> None:
        page = opened("help/de-screenshot-keys.html").page
        page.locator("[value=screen]").check()
        expect(page.locator("[value=macos]")).to_be_checked()
        page.locator("[type=submit]").click()
        expect(answered(page, "keys").locator("kbd")).to_have_text(["Cmd ⌘", "Shift ⇧", "3"])

    def test_what_the_reader_chose_stays(self, opened: Opens) -> None:
        page = opened("help/de-screenshot-keys.html").page
        page.locator("[value=android]").check()
        page.locator("[value=screen]").check()
        page.locator("[type=submit]").click()
        answered(page, "keys")
        expect(page.locator("[value=android]")).to_be_checked()


def test_a_link_to_an_outcome_opens_the_table(opened: Opens) -> None:
    page = opened("help/de-auto-renewal.html#auto-renewal-renew-first").page
    expect(page.locator("#auto-renewal-renew-first")).to_be_in_viewport()
    page.evaluate("location.hash = '#auto-renewal?due=2020-01-01&enabled=false'")
    answered(page, "expired")


def test_the_link_to_an_answer_is_copied(opened: Opens) -> None:
    visit = opened("help/en-identifiers.html#identifiers?place=ssh")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answered(visit.page, "own-credentials")
    visit.page.locator(".kb-copy").click()
    expect(visit.page.locator(".kb-share [role=status]")).to_have_text(widget_label("en", "copied"))
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{visit.site}help/en-identifiers.html#identifiers?place=ssh"
