"""The look of the widgets on a small phone, in light and dark, and their accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import LANGUAGES
from tests.edition import real_site
from tests.widgets.pages import PAGES, ROOT
from tests.widgets.visits import LINKS, answered, at_today

if TYPE_CHECKING:
    from tests.widgets.conftest import Opens


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the source of axe, which finds accessibility faults."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def each_widget_in_each_language() -> list[pytest.ParameterSet]:
    """Return all pairs. Every run tests each widget in German, whose words are the longest."""
    return [
        pytest.param(name, language, marks=[] if language == "de" else pytest.mark.thorough)
        for name in PAGES
        for language in LANGUAGES
    ]


class TestOnASmallPhone:
    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 640}, "has_touch": True}

    @pytest.mark.parametrize(("name", "language"), each_widget_in_each_language())
    def test_nothing_is_wider_than_the_screen(self, opened: Opens, name: str, language: str) -> None:
        visit = opened("")
        page = at_today(visit)
        inputs, expected = LINKS[name]
        visit.open(f"without/{language}-{name}.html#{name}?{inputs}")
        answered(page, expected, source="table")
        page.locator(".kb-cases[open]").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        inside = "element => element.scrollWidth <= element.clientWidth"
        assert all(cell.evaluate(inside) for cell in page.locator(".kb-table :is(th, td), .kb-option").all())

    def test_tap_targets_are_large_enough(self, opened: Opens) -> None:
        page = opened("without/de-identifiers.html#identifiers?place=api").page
        answered(page, "token", source="table")
        targets = page.locator(".kb-option, button, summary, .kb-answer .kb-links a, .kb-field > input").all()
        boxes = [box for target in targets if target.is_visible() and (box := target.bounding_box())]
        assert len(boxes) > 10
        assert [box for box in boxes if box["height"] < 44] == []

    @pytest.mark.parametrize("due", ["2026-11-20", "2026-11-21", "2026-12-04", "2027-11-20", "2026-10-01"])
    def test_the_timeline_keeps_its_labels_apart_and_inside(self, opened: Opens, due: str) -> None:
        visit = opened("")
        page = at_today(visit)
        visit.open(f"without/fr-auto-renewal.html#auto-renewal?due={due}&payment=card&enabled=true")
        picture = page.get_by_role("img", name=real_site().words["fr"].widgets["auto-renewal"].labels["picture"])
        expect(picture).to_be_visible()
        boxes = [text.bounding_box() for text in picture.locator("text").all()]
        bottoms = [box["y"] + box["height"] for box in boxes if box]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == 6
        assert all(top >= bottom - 2 for top, bottom in zip(tops[1:], bottoms, strict=False))
        assert all(box["x"] + box["width"] <= 300 for box in boxes if box)


def each_widget_in_each_appearance() -> list[pytest.ParameterSet]:
    """Return all pairs. Every run tests half of the widgets in light, and half in dark."""
    pairs = [(name, appearance) for name in PAGES for appearance in ("light", "dark")]
    in_every_run = {*zip(PAGES, ("light", "dark") * 2, strict=True)}
    return [pytest.param(*pair, marks=[] if pair in in_every_run else pytest.mark.thorough) for pair in pairs]


@pytest.mark.parametrize(("name", "appearance"), each_widget_in_each_appearance())
def test_axe_finds_no_fault(opened: Opens, axe: str, name: str, appearance: str) -> None:
    visit = opened("")
    page = at_today(visit)
    inputs, expected = LINKS[name]
    visit.open(f"without/{'de-dark' if appearance == 'dark' else f'de-{name}'}.html#{name}?{inputs}")
    widget = page.locator(f"kb-widget#{name}")
    expect(widget.locator("[data-answer]")).to_have_attribute("data-outcome", expected)
    expect(widget.locator(".kb-notice")).to_be_visible()
    widget.locator("[type=submit]").focus()
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
