"""A printed guide has only as many pages as its words need: none is empty or nearly empty."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Visit

INCH = 96  # pixels
PAPER = {"width": int((210 - 2 * 18) / 25.4 * INCH), "height": int((297 - 2 * 15) / 25.4 * INCH)}
"""The size of an A4 page inside the margins of print.css."""

KEPT_TOGETHER = 1.1
"""How much longer a guide may become because steps and rows are not split between pages."""


class TestGuides:
    """Every guide of a language; German words are the longest."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": PAPER}

    @pytest.mark.parametrize(
        "language", [pytest.param(code, marks=[] if code == "de" else pytest.mark.thorough) for code in LANGUAGES]
    )
    def test_need_no_more_pages_than_their_words(self, visit: Visit, site: Path, language: str) -> None:
        visit.page.emulate_media(media="print")
        guides = sorted(page.parent for page in site.glob(f"{language}/*/*/index.html"))
        assert guides
        too_long = []
        for guide in guides:
            page = visit.open(f"{guide.relative_to(site)}/")
            height = page.evaluate("document.querySelector('.kb-content').getBoundingClientRect().height")
            printed = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
            needed = math.ceil(KEPT_TOGETHER * height / PAPER["height"])
            if printed > needed:
                too_long.append(f"{guide.name}: {printed} pages, expected {needed}")
        assert too_long == []
