"""What the page contains, before and without any script."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import markdown

from tests.conftest import LANGUAGES
from tests.golden import assert_golden
from tests.widgets.pages import PAGES, widget, widget_in_keys
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
def test_no_style_and_no_script_stands_in_it(name: str, language: str) -> None:
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", widget(name, language))


@EACH
def test_markdown_leaves_it_as_it_is(name: str, language: str) -> None:
    html = widget(name, language)
    assert markdown(f"Words.\n\n{html}\n\nWords.", extensions=["md_in_html", "attr_list"]) == (
        f"<p>Words.</p>\n{html}\n\n<p>Words.</p>"
    )


@pytest.mark.parametrize("name", WIDGETS)
def test_every_outcome_stands_in_the_table_with_its_anchor_and_its_words(name: str) -> None:
    html = widget(name, "en")
    for outcome in WIDGETS[name].outcomes:
        assert html.count(f'<tr id="{name}-{outcome}"') == 1
        assert html.count(f'<template data-outcome="{outcome}">') == 1


@pytest.mark.parametrize("name", WIDGETS)
def test_every_input_but_today_has_controls_of_its_name(name: str) -> None:
    html = widget(name, "en")
    for field in WIDGETS[name].fields:
        options = field.options or (("true", "false") if field.kind == "flag" else ())
        for option in options:
            assert f'name="{field.name}" value="{option}"' in html
        assert (f'name="{field.name}"' in html) == (field.name != "today")


@pytest.mark.parametrize("name", WIDGETS)
def test_every_error_has_words(name: str) -> None:
    assert re.findall(r'data-error="([\w-]+)"', widget(name, "en")) == list(ERRORS)


def test_what_is_typed_is_sent_nowhere_even_if_no_script_comes() -> None:
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
