"""Links sent to customers lead to the right place after guides were renamed, moved, split, merged or retired.

Every link is followed without a browser; test_old_links_in_browser.py follows ten of them in Chromium.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

import pytest

from tests.conftest import LANGUAGES
from tests.journeys.follower import Follower
from tests.journeys.old_links import OPENED, STATE

if TYPE_CHECKING:
    from pathlib import Path

LEADS_ON_BY_ITSELF = {"phones/", "questions/phones/"}
"""Old pages without anchors, which forward without a click even without JavaScript."""


@pytest.fixture(scope="session")
def follower(moved_site_url: str) -> Follower:
    """Return a reader of the site whose guides moved."""
    return Follower(moved_site_url)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", OPENED)
def test_an_old_link_opens_the_new_place(follower: Follower, link: str, language: str) -> None:
    old, new = OPENED[link]
    arrival = follower.opened(f"{language}/{old}")
    assert arrival.url == f"{follower.site}{language}/{new}"
    assert arrival.page.language == language
    anchor = new.partition("#")[2].partition("?")[0]
    assert not anchor or anchor in arrival.page.by_id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", OPENED)
def test_without_script_an_old_link_leads_to_the_new_place(follower: Follower, link: str, language: str) -> None:
    old, new = (address.partition("?")[0] for address in OPENED[link])  # filling in a widget needs a script
    arrival = follower.opened_without_script(f"{language}/{old}")
    anchor = old.partition("#")[2]
    if anchor in {"", "related"}:  # the whole page: “related” was never published
        new = new.removesuffix("#related")
        leads_to = arrival.url if old in LEADS_ON_BY_ITSELF else _link(follower, arrival.url, language)
    else:
        place = arrival.page.moved_place(anchor)
        assert place is not None
        [link_to_place] = place.iter("a")
        leads_to = urljoin(arrival.url, link_to_place.get("href"))
    assert leads_to == f"{follower.site}{language}/{new}"


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "kein Fax"), ("it", "il fax"), ("fr", "de fax"), ("en", "a fax")],
)
@pytest.mark.parametrize("anchor", ["", "#number"])
def test_a_retired_guide_says_what_replaced_it(follower: Follower, language: str, words: str, anchor: str) -> None:
    arrival = follower.opened(f"{language}/support/fax/{anchor}")
    assert arrival.url == f"{follower.site}{language}/support/fax/{anchor}"
    assert words in arrival.page.words()
    assert arrival.page.meta("robots") == "noindex"
    assert _link(follower, arrival.url, language) == f"{follower.site}{language}/support/help-support-help-you/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_retired_step_says_what_replaced_it(follower: Follower, language: str) -> None:
    arrival = follower.opened(f"{language}/billing/pay-invoices/#by-fax")
    place = arrival.page.moved_place("by-fax")
    assert place is not None
    [link] = place.iter("a")
    assert urljoin(arrival.url, link.get("href")) == f"{follower.site}{language}/billing/pay-invoices/#payment-means"
    assert "payment-means" in arrival.page.by_id


def test_an_old_address_names_the_new_one_to_search_engines(follower: Follower) -> None:
    page = follower.document(f"{follower.site}fr/billing/bills/")
    assert page.canonical == "https://knowledge-base.example/fr/billing/pay-invoices/"
    assert page.meta("robots") == "noindex"


def test_no_old_address_is_in_the_sitemap(moved_root: Path) -> None:
    sitemap = (moved_root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "/billing/pay-invoices/" in sitemap
    assert "/billing/bills/" not in sitemap


class TestShortLinks:
    """`/g/<code>/` leads to the guide, wherever it is now, in the reader's language."""

    @pytest.mark.parametrize("asked", [*LANGUAGES, ""])
    @pytest.mark.parametrize(
        ("address", "opened"),
        [
            ("security/kauth", "security/kauth/"),
            ("support/tags", "support/tags/"),
            ("billing/bills", "billing/pay-invoices/"),
            ("billing/joint-payment", "billing/group-payment/#one-invoice"),
            ("billing/renewals-of-old", "billing/automatic-renewal/"),
            ("support/fax", "support/fax/"),
        ],
    )
    def test_leads_to_the_guide(
        self, follower: Follower, codes: dict[str, str], address: str, opened: str, asked: str
    ) -> None:
        arrival = follower.opened(f"g/{codes[address]}/" + (f"?{asked}" if asked else ""))
        assert arrival.url == f"{follower.site}{asked or 'de'}/{opened}"

    def test_a_renamed_guide_keeps_its_code(self, codes: dict[str, str]) -> None:
        assert codes["support/tags"] == codes["account/product-tags"]

    @pytest.mark.parametrize(
        ("address", "anchor", "opened"),
        [
            ("security/kauth", "related", "security/kauth/#related"),
            ("support/tags", "add-tag-button", "support/tags/#add-tag-button"),
            ("billing/all-renewals", "emails", "billing/renewal-reminders/#renewal-emails"),
            ("billing/all-renewals", f"auto-renewal{STATE}", f"billing/automatic-renewal/#auto-renewal{STATE}"),
        ],
    )
    def test_keeps_the_step(
        self, follower: Follower, codes: dict[str, str], address: str, anchor: str, opened: str
    ) -> None:
        arrival = follower.opened(f"g/{codes[address]}/?fr#{anchor}")
        assert arrival.url == f"{follower.site}fr/{opened}"
        assert opened.partition("#")[2].partition("?")[0] in arrival.page.by_id

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_offers_all_languages_without_script(self, follower: Follower, language: str) -> None:
        arrival = follower.opened_without_script("g/m2m2m/")
        assert _link(follower, arrival.url, language) == f"{follower.site}{language}/billing/pay-invoices/"


def _link(follower: Follower, url: str, language: str) -> str:
    """Return where the page's link for readers of `language` leads."""
    page = follower.document(url)
    return urljoin(urldefrag(url).url, page.choices[language])
