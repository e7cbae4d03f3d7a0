"""The look of pages with readers' own colours, on paper, and on small screens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kb.render.renderer import words_of
from tests.browser import Visit

if TYPE_CHECKING:
    from pathlib import Path

ICONS = """() => [...document.querySelectorAll("*")].flatMap(element => ["::before", "::after"].flatMap(part => {
  const style = getComputedStyle(element, part);
  return style.content !== "none" && style.maskImage !== "none" ? [style.backgroundColor] : [];
}))"""

BROKEN_WORDS = """([place, titles]) => {
  const heading = document.querySelector(place);
  return titles.filter(title => title.split(/[\\s-]/).some(word => {
    const text = document.createTextNode(word);
    heading.replaceChildren(text);
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getClientRects().length > 1;
  }));
}"""


class TestOnTheSmallestPhone:
    """German has long words: none is broken, with or without a hyphen (Firefox adds many)."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 640}}

    def test_words_in_headings_are_not_broken(self, visit: Visit, site: Path) -> None:
        page = visit.open("de/security/identifiers/")
        for level, place in (("h1", "article h1"), ("h2", ".kb-heading h2"), ("h3", ".kb-heading h3")):
            heading = page.locator(place).first
            assert heading.evaluate("heading => getComputedStyle(heading).hyphens") == "manual"
            titles = sorted(
                {
                    words_of(title)
                    for guide in site.glob("*/*/*/index.html")
                    for title in re.findall(rf"<{level}[^>]*>(.*?)</{level}>", guide.read_text(encoding="utf-8"))
                }
            )
            assert page.evaluate(BROKEN_WORDS, [place, titles]) == []


class TestForcedColours:
    """Icons are masked backgrounds, which would get the colour of the page."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"forced_colors": "active"}

    @pytest.mark.parametrize("address", ["de/security/identifiers/", "de/questions/security/", "de/security/"])
    def test_every_icon_is_visible(self, visit: Visit, address: str) -> None:
        page = visit.open(address)
        colours = page.evaluate(ICONS)
        assert colours
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") not in colours
