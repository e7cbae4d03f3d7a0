"""Labels fit into their drawings in each language, on a narrow phone, even in a wide font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Visit

FIGURE = "figure.kb-picture"
MISPLACED_LABELS = """drawings => drawings.flatMap(drawing => {
  drawing.style.fontFamily = "'DejaVu Sans', Verdana, sans-serif";
  const box = shape => { const {x, y, width, height} = shape.getBBox(); return [x, y, x + width, y + height] };
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const holds = (a, b) => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];
  const {width, height} = drawing.viewBox.baseVal;
  const shapes = [...drawing.querySelectorAll("rect.kb-shape")].map(box);
  const labels = [...drawing.querySelectorAll("text")].map(label => [label.textContent, box(label)]);
  return labels.filter(([words, place]) => !holds([0, 0, width, height], place)
    || shapes.some(shape => meet(shape, place) && !holds(shape, place))
    || labels.some(([others, other]) => others !== words && meet(other, place))
  ).map(([words]) => words);
})"""

LETTER_HEIGHTS = """drawings => drawings.map(drawing =>
  parseFloat(getComputedStyle(drawing.querySelector("text")).fontSize) * drawing.getScreenCTM().a)"""
LEAST_HEIGHT = 13  # pixels


class TestLabels:
    """Each label is inside the drawing and inside its box, and does not overlap another."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 700}}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_labels_stay_in_their_place(self, visit: Visit, site: Path, language: str) -> None:
        pages = [
            page for page in sorted(site.glob(f"{language}/*/*/index.html")) if "kb-picture" in page.read_text("utf-8")
        ]
        assert pages
        for page in pages:
            guide = visit.open(f"{page.parent.relative_to(site)}/")
            drawings = guide.locator(f"{FIGURE} svg")
            assert drawings.count() > 0
            assert drawings.evaluate_all(MISPLACED_LABELS) == [], page
            assert min(drawings.evaluate_all(LETTER_HEIGHTS)) >= LEAST_HEIGHT


class TestPhotos:
    """A photo is enlarged by a click or a key, and closed again."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 390, "height": 844}}

    def test_a_photo_opens_over_the_page_and_gives_the_focus_back(self, visit: Visit) -> None:
        guide = visit.open("fr/support/help-support-help-you/#write-message-copy")
        link, dialog = guide.locator("[data-enlarge]"), guide.locator(".kb-enlarged")
        link.press("Enter")
        picture = dialog.get_by_role("img", name="2: Ce bouton copie tout le message.")
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        expect(dialog.get_by_text("2", exact=True)).to_be_visible()
        guide.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(link).to_be_focused()
        link.click()
        dialog.get_by_role("button", name="Fermer").click()
        expect(dialog).to_have_count(0)
