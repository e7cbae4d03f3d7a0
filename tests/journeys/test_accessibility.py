"""No page type has a fault that axe can find, light or dark, on a phone or a desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import DESKTOP, PHONE, ROOT, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = {
    "root": "",
    "home": "de/",
    "topic": "fr/security/",
    "guide": "it/security/kauth/",
    "guide with a helper": "de/billing/automatic-renewal/#auto-renewal?due=2030-12-24&payment=card&enabled=false",
    "guide with two helpers": "en/security/identifiers/",
    "all guides": "fr/all-guides/",
    "questions": "de/questions/",
    "glossary": "it/glossary/",
    "not found": "de/no-such-page/",
    "support desk": "support-desk/",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page, each fault with the element that has it."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({ runOnly: tags })", TAGS)
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:160]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


class TestAxe:
    """Each page type in each look."""

    @pytest.fixture(params=[("light", PHONE), ("dark", DESKTOP)], ids=["light-phone", "dark-desktop"])
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, object]:
        scheme, viewport = request.param
        # The policy of the pages keeps axe out as well; only here it is let in.
        return {"color_scheme": scheme, "viewport": viewport, "bypass_csp": True, "reduced_motion": "reduce"}

    @pytest.mark.parametrize("kind", PAGES)
    def test_finds_no_fault(self, visit: Visit, kind: str) -> None:
        page = visit.open(PAGES[kind])
        page.wait_for_load_state("networkidle")
        assert axe_faults(page) == []


@pytest.mark.parametrize("kind", PAGES)
class TestNarrow:
    """Nothing scrolls sideways on the smallest phone."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}

    def test_page_fits(self, visit: Visit, kind: str) -> None:
        page = visit.open(PAGES[kind])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
