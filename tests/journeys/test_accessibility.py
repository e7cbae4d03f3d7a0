"""axe reports no violation and nothing undecided on any page, light or dark, on a phone or a desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import Visit
from tests.conftest import LANGUAGES
from tests.journeys.axe import LOOKS, axe_faults, context_of, faults_in_each_look

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "root": "",
    "home": "de/",
    "topic": "fr/security/",
    "guide": "it/security/kauth/",
    "guide with code": "de/developers/api/",
    "guide with a widget": "de/billing/automatic-renewal/#auto-renewal?due=2030-12-24&payment=card&enabled=false",
    "guide with two widgets": "en/security/identifiers/",
    "all guides": "fr/all-guides/",
    "questions": "de/questions/",
    "questions of a topic": "fr/questions/security/#security-kauth-new-phone",
    "glossary": "it/glossary/",
    "contact": "fr/contact/#message?guide=billing/pay-invoices&step=pay-order-open",
    "not found": "de/no-such-page/",
    "support desk": "support-desk/",
    "short link": "g/f3x8t/",
}

ONCE_READY = {
    "guide with a widget": "[data-answer][data-source=rules]",
    "guide with two widgets": "#identifiers .kb-form:enabled",
    "contact": "[data-contact-step]:not([hidden])",
    "not found": "html[lang=de]",
    "support desk": "[data-desk-status]:empty",
}
"""An element that is on the page once its scripts have run."""

ONCE_ASKED = {"404": "#/de/no-such-page/"}
"""Appended to addresses in this folder, since the page would otherwise leave them: a place that was not found."""


@pytest.fixture
def visit(visit: Visit) -> Visit:
    """Open an empty page, in which forwarding pages stay where they are."""
    visit.page.route("**/forward.js", lambda route: route.abort())
    return visit


class TestAxe:
    """Each kind of page in each look."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return context_of("light-phone")

    @pytest.mark.parametrize("kind", PAGES)
    def test_finds_no_fault(self, visit: Visit, kind: str) -> None:
        page = visit.open(PAGES[kind])
        if kind in ONCE_READY:
            expect(page.locator(ONCE_READY[kind])).to_be_attached()
        assert faults_in_each_look(page) == {}


def parts_and_looks() -> list[pytest.ParameterSet]:
    """Return all pairs. Every run checks one: pages have the same elements in each language, and TestAxe all looks.

    The pages without a language are of a few kinds, which TestAxe has; nearly all of them are short links.
    """
    pairs = [(part, look) for part in (*LANGUAGES, "no language") for look in LOOKS]
    in_every_run = ("de", "light-phone")
    return [pytest.param(*pair, marks=[] if pair == in_every_run else pytest.mark.thorough) for pair in pairs]


class TestAxeOnEveryPage:
    """All pages, one after another."""

    @pytest.fixture
    def context_options(self, look: str) -> dict[str, object]:
        return context_of(look)

    @pytest.mark.parametrize(("part", "look"), parts_and_looks())
    def test_finds_no_fault(self, visit: Visit, site: Path, part: str) -> None:
        paths = (path.relative_to(site) for path in sorted(site.rglob("*.html")))
        own = [path for path in paths if (path.parts[0] if path.parts[0] in LANGUAGES else "no language") == part]
        addresses = [path.as_posix().removesuffix("index.html") + ONCE_ASKED.get(path.parts[0], "") for path in own]
        faults = {address: axe_faults(visit.open(address)) for address in addresses}
        assert len(faults) > 20
        assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("kind", PAGES)
class TestNarrow:
    """Nothing scrolls sideways on the smallest phone."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}

    def test_page_fits(self, visit: Visit, kind: str) -> None:
        page = visit.open(PAGES[kind])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
