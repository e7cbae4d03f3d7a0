"""What the page contains, before and without any script."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import markdown

from tests.conftest import LANGUAGES
from tests.golden import assert_golden
from tests.widgets.pages import PAGES, widget, widget_in_keys
from widgets.cases import fields_of_form
from widgets.rules import ERRORS, WIDGETS

HERE = Path(__file__).parent
EACH = pytest.mark.parametrize(("name", "language"), [(name, language) for name in PAGES for language in LANGUAGES])
AUTO_RENEWAL_ELSEWHERE = [("auto-renewal", "it"), ("auto-renewal", "fr"), ("auto-renewal", "en")]


@pytest.mark.parametrize(("name", "language"), [*zip(PAGES, ["de"] * 4, strict=True), *AUTO_RENEWAL_ELSEWHERE])
def test_widget_is_as_expected(name: str, language: str) -> None:
    assert_golden(HERE / "expected" / f"{name}.{language}.html", widget_in_keys(name, language))


@EACH
def test_elements_are_closed_and_ids_are_used_once(name: str, language: str) -> None:
    parser = Structure()
    parser.feed(widget(name, language))
    assert parser.open == []
    assert len(parser.ids) == len(set(parser.ids))
    assert set(parser.references) <= set(parser.ids)


@EACH
def test_it_contains_no_style_and_no_script(name: str, language: str) -> None:
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", widget(name, language))


@EACH
def test_markdown_leaves_it_as_it_is(name: str, language: str) -> None:
    html = widget(name, language)
    assert markdown(f"Words.\n\n{html}\n\nWords.", extensions=["md_in_html", "attr_list"]) == (
        f"<p>Words.</p>\n{html}\n\n<p>Words.</p>"
    )


@pytest.mark.parametrize("name", WIDGETS)
def test_every_outcome_is_in_the_table_with_its_anchor_and_words(name: str) -> None:
    html = widget(name, "en")
    for outcome in WIDGETS[name].outcomes:
        assert html.count(f'<tr id="{name}-{outcome}"') == 1
        assert html.count(f'<template data-outcome="{outcome}">') == 1


@pytest.mark.parametrize("name", WIDGETS)
def test_every_input_but_today_has_controls_of_its_name(name: str) -> None:
    html = widget(name, "en")
    for field in WIDGETS[name].fields:
        assert (f'name="{field.name}"' in html) == (field.name != "today")
        options = field.options or (("true", "false") if field.kind == "flag" else ())
        for option in options if field.name in fields_of_form(name) else ():
            assert f'name="{field.name}" value="{option}"' in html


def test_fields_that_decide_nothing_are_not_asked_for() -> None:
    assert '<input type="hidden" name="two_factor" value="true">' in widget("identifiers", "en")


def test_dates_have_the_bounds_of_the_rules() -> None:
    assert 'type="date" min="2000-01-01" max="2100-12-31"' in widget("auto-renewal", "en")


def test_addresses_are_marked_as_private_and_nothing_else_is() -> None:
    for name in PAGES:
        private = {field.name for field in WIDGETS[name].fields if field.kind == "address"}
        assert set(re.findall(r'data-field="(\w+)"[^>]* data-private', widget(name, "en"))) == private


def test_keys_are_pressed_together_where_there_are_several_and_each_way_names_its_devices() -> None:
    html = widget("screenshot-keys", "en")
    ways = re.findall(r'<p class="kb-keys">(<.*?)</p>', html)
    assert ways
    assert all(("at the same time" in way) is (way.count("<kbd>") > 1) for way in ways)
    assert '<span class="kb-when">On an iPhone without a Home button:</span> <kbd>Side button</kbd>' in html


@pytest.mark.parametrize("name", WIDGETS)
def test_every_error_has_words(name: str) -> None:
    assert re.findall(r'data-error="([\w-]+)"', widget(name, "en")) == list(ERRORS)


def test_nothing_typed_is_sent_even_without_scripts() -> None:
    for name in PAGES:
        html = widget(name, "en")
        assert '<form method="dialog"' in html
        assert '<fieldset class="kb-form" disabled>' in html


class Structure(HTMLParser):
    """Records which elements are open, which ids exist, and which are referred to."""

    EMPTY = frozenset({"input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in {"for", "aria-labelledby", "aria-describedby"}:
                self.references += (value or "").split()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
