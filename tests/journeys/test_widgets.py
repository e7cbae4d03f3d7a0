"""The widgets in the guides of the built site, as customers use them; tests/widgets tests each on its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, Visit, settle, visiting
from tests.conftest import LANGUAGES
from tests.edition import widget_label
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

WIDGETS = {
    "auto-renewal": ("billing/automatic-renewal/", "due=2030-12-24&payment=card&enabled=false", "can-turn-on"),
    "identifiers": ("security/identifiers/", "place=ftp&two_factor=false", "own-credentials"),
    "password-change": ("security/identifiers/", "changed=account", "only-account"),
    "screenshot-keys": ("support/help-support-help-you/", "system=macos&task=screen", "keys"),
}


def opened(visit: Visit, language: str, widget: str) -> Page:
    """Open the link to the filled-in widget."""
    guide, inputs, _outcome = WIDGETS[widget]
    return visit.open(f"{language}/{guide}#{widget}?{inputs}")


def languages_and_widgets() -> list[pytest.ParameterSet]:
    """Return all pairs. Every run tests each widget in another language."""
    pairs = [(language, widget) for language in LANGUAGES for widget in WIDGETS]
    in_every_run = {*zip(LANGUAGES, WIDGETS, strict=True)}
    return [pytest.param(*pair, marks=[] if pair in in_every_run else pytest.mark.thorough) for pair in pairs]


@pytest.mark.parametrize(("language", "widget"), languages_and_widgets())
def test_a_link_from_support_answers_and_leads_to_the_step(visit: Visit, language: str, widget: str) -> None:
    page = opened(visit, language, widget)
    answer = page.locator(f"kb-widget#{widget} [data-answer]")
    expect(answer).to_have_attribute("data-outcome", WIDGETS[widget][2])
    expect(answer).to_have_attribute("data-source", "rules")
    step = answer.locator("a[href^='#']").first
    target = str(step.get_attribute("href"))
    step.click()
    expect(page.locator(target)).to_be_in_viewport()
    visit.assert_clean()


@pytest.mark.parametrize(
    ("widget", "keys", "outcome"),
    [
        ("auto-renewal", ["24122030", "Tab", "Tab", "Space", "Tab", "Space", "Enter"], "on"),
        ("identifiers", ["Space", "Enter"], "account"),
        ("password-change", ["Space", "Enter"], "only-account"),
        ("screenshot-keys", ["Space", "Tab", "Space", "Enter"], "keys"),
    ],
)
def test_a_widget_answers_by_keyboard_alone(visit: Visit, widget: str, keys: list[str], outcome: str) -> None:
    page = visit.open(f"de/{WIDGETS[widget][0]}")
    form = page.locator(f"kb-widget#{widget} form")
    for _ in range(200):  # like a reader going through the page
        if form.evaluate("form => form.contains(document.activeElement) && document.activeElement.matches('input')"):
            break
        page.keyboard.press("Tab")
    for key in keys:
        if key.isdigit():
            page.keyboard.type(key)
        else:
            page.keyboard.press(key)
    expect(page.locator(f"kb-widget#{widget} [data-answer]")).to_have_attribute("data-outcome", outcome)
    visit.assert_clean()


def test_changing_the_language_keeps_what_was_filled_in(visit: Visit) -> None:
    page = opened(visit, "de", "auto-renewal")
    page.locator("[data-languages] summary").click()
    page.locator("[data-languages] a[hreflang=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#auto-renewal [name=due]")).to_have_value("2030-12-24")
    expect(page.locator("#auto-renewal [data-answer]")).to_have_attribute("data-outcome", "can-turn-on")
    visit.assert_clean()


@pytest.mark.parametrize("widget", ["auto-renewal", "identifiers"])  # a page with one widget, and one with two
def test_reading_a_guide_loads_no_python(visit: Visit, widget: str) -> None:
    page = visit.open(f"de/{WIDGETS[widget][0]}")
    page.mouse.wheel(0, 4000)
    settle(page)
    assert [url for url in visit.requests if "/assets/runtime/" in url] == []
    visit.assert_clean()


@pytest.fixture(scope="module")
def site_without_runtime(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site as if Python did not load."""
    folder = tmp_path_factory.mktemp("site") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("runtime"))
    with served(folder) as url:
        yield url


@pytest.mark.parametrize("language", ["de", "fr"])
def test_without_the_runtime_the_table_and_a_plain_sentence_stay(
    context: BrowserContext, site_without_runtime: str, language: str
) -> None:
    page = opened(visiting(context, site_without_runtime), language, "auto-renewal")
    widget = page.locator("kb-widget#auto-renewal")
    expect(widget).to_contain_text(widget_label(language, "runtime-missing-answered"))
    expect(widget.locator("[data-answer]")).to_have_attribute("data-outcome", "can-turn-on")
    expect(widget.locator("table")).to_be_visible()


class TestWithoutJavaScript:
    """The table of all answers is there for everybody."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": PHONE, "java_script_enabled": False}

    @pytest.mark.parametrize(("language", "widget"), languages_and_widgets())
    def test_the_table_answers(self, visit: Visit, language: str, widget: str) -> None:
        page = visit.open(f"{language}/{WIDGETS[widget][0]}")
        table = page.locator(f"kb-widget#{widget} table")
        expect(table).to_be_visible()
        assert table.locator("a[href^='#']").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
