"""Links that were given away open the right place, when guides have been renamed, moved, split, merged or retired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from tests.browser import Visit, visiting
from tests.conftest import copied_house, kb
from tests.journeys.axe import LOOKS, axe_faults, context_of
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

# What an earlier site had published beside today's; today's guides are what became of it.
PUBLISHED = """
billing/bills m2m2m
billing/bills#pay-order
billing/bills#by-invoice
billing/all-renewals k2k2k
billing/all-renewals#turn-on-one
billing/all-renewals#auto-renewal
billing/all-renewals#emails
billing/all-renewals#missed
billing/joint-payment h2h2h
billing/joint-payment#one-invoice
billing/joint-payment#pay-years
billing/renewals-of-old r2r2r
billing/renewals-of-old#emails
billing/pay-invoices#remind-me
billing/pay-invoices#by-fax
questions#billing-all-renewals-missed
questions/billing#billing-all-renewals-missed
questions/phones
support/fax f2f2f
support/fax#number
phones
glossary#purchase
"""
MOVED = """
moves:
  account/product-tags: support/tags
  billing/bills: billing/pay-invoices
  billing/bills#by-invoice: billing/pay-invoices#payment-means-iban
  billing/all-renewals: billing/automatic-renewal
  billing/all-renewals#emails: billing/renewal-reminders#renewal-emails
  billing/all-renewals#missed: billing/automatic-renewal#missed-renewal
  billing/joint-payment: billing/group-payment#one-invoice
  billing/joint-payment#pay-years: billing/group-payment#several-periods
  billing/renewals-of-old: billing/all-renewals
  billing/pay-invoices#remind-me: billing/renewal-reminders#renewal-emails-turn-on
  phones: security
  glossary#purchase: glossary#order
retired:
  support/fax:
    successor: support/help-support-help-you
    words:
      de: Wir haben kein Fax mehr.
      it: Non abbiamo più il fax.
      fr: Nous n’avons plus de fax.
      en: We no longer have a fax.
  billing/pay-invoices#by-fax: {successor: billing/pay-invoices#payment-means}
"""
STATE = "?due=2030-12-24&payment=card&enabled=false"

OPENED = {
    "a guide in another topic, with another name": ("account/product-tags/", "support/tags/"),
    "its steps": ("account/product-tags/#add-tag-button", "support/tags/#add-tag-button"),
    "a renamed guide": ("billing/bills/", "billing/pay-invoices/"),
    "a step of a renamed guide": ("billing/bills/#pay-order", "billing/pay-invoices/#pay-order"),
    "a step with another name there": ("billing/bills/#by-invoice", "billing/pay-invoices/#payment-means-iban"),
    "a heading that every guide has": ("billing/bills/#related", "billing/pay-invoices/#related"),
    "a split guide": ("billing/all-renewals/", "billing/automatic-renewal/"),
    "its first half": ("billing/all-renewals/#turn-on-one", "billing/automatic-renewal/#turn-on-one"),
    "its second half": ("billing/all-renewals/#emails", "billing/renewal-reminders/#renewal-emails"),
    "its helper, filled in": (
        f"billing/all-renewals/#auto-renewal{STATE}",
        f"billing/automatic-renewal/#auto-renewal{STATE}",
    ),
    "its question": ("billing/all-renewals/#missed", "billing/automatic-renewal/#missed-renewal"),
    "its question among all": ("questions/#billing-all-renewals-missed", "billing/automatic-renewal/#missed-renewal"),
    "its question among those of the topic": (
        "questions/billing/#billing-all-renewals-missed",
        "billing/automatic-renewal/#missed-renewal",
    ),
    "the questions of a topic": ("questions/phones/", "security/"),
    "a guide that is now a section": ("billing/joint-payment/", "billing/group-payment/#one-invoice"),
    "a step of it": ("billing/joint-payment/#pay-years", "billing/group-payment/#several-periods"),
    "a guide that moved twice": ("billing/renewals-of-old/", "billing/automatic-renewal/"),
    "a step that moved twice": ("billing/renewals-of-old/#emails", "billing/renewal-reminders/#renewal-emails"),
    "a step in another guide": (
        "billing/pay-invoices/#remind-me",
        "billing/renewal-reminders/#renewal-emails-turn-on",
    ),
    "a topic": ("phones/", "security/"),
    "a term": ("glossary/#purchase", "glossary/#order"),
}


@pytest.fixture(scope="module")
def moved_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house with a history, in which one guide has just got another name and topic."""
    house = copied_house(tmp_path_factory.mktemp("moved"))
    docs = house / "docs"
    for path in docs.rglob("*.yml"):
        content = path.read_text(encoding="utf-8")
        path.write_text(content.replace("account/product-tags", "support/tags"), encoding="utf-8")
    for language in LANGUAGES:
        (docs / language / "account/product-tags.yml").rename(docs / language / "support/tags.yml")
    topics = (docs / "topics.yml").read_text(encoding="utf-8").replace("      - product-tags\n", "")
    topics = topics.replace("      - help-support-help-you\n", "      - help-support-help-you\n      - tags\n")
    (docs / "topics.yml").write_text(topics, encoding="utf-8")
    assert "the page “account/product-tags” was published and is gone" in kb(house, "check").stdout

    (docs / "moved.yml").write_text(MOVED, encoding="utf-8")
    with (docs / "ledger.txt").open("a", encoding="utf-8") as ledger:
        ledger.write(PUBLISHED)
    for command in ("ledger", "build"):
        done = kb(house, command)
        assert done.returncode == 0, done.stdout + done.stderr
    return house


@pytest.fixture(scope="module")
def moved_site_url(moved_house: Path) -> Iterator[str]:
    """Serve the site of that house."""
    with served(moved_house / "site") as url:
        yield url


@pytest.fixture(scope="module")
def codes(moved_house: Path) -> dict[str, str]:
    """Return the code of each guide that there is or was."""
    content, _ = load_site(moved_house / "docs")
    return {str(place): code for place, code in content.published.items() if code}


@pytest.fixture
def visit(context: BrowserContext, moved_site_url: str) -> Visit:
    """Open an empty page that notes complaints and requests."""
    return visiting(context, moved_site_url)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", OPENED)
def test_an_old_link_opens_the_new_place(visit: Visit, link: str, language: str) -> None:
    old, new = OPENED[link]
    page = visit.open(f"{language}/{old}")
    expect(page).to_have_url(f"{visit.site}{language}/{new}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    anchor = new.partition("#")[2].partition("?")[0]
    if anchor:
        expect(page.locator(f"#{anchor}").first).to_be_in_viewport()
    visit.assert_clean()


def test_one_comes_back_from_the_new_place_to_where_one_was(visit: Visit) -> None:
    page = visit.open("de/billing/group-payment/")
    visit.open("de/billing/all-renewals/#emails")
    expect(page).to_have_url(re.compile("renewal-reminders"))
    page.go_back()
    expect(page).to_have_url(f"{visit.site}de/billing/group-payment/")


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "kein Fax"), ("it", "il fax"), ("fr", "de fax"), ("en", "a fax")],
)
@pytest.mark.parametrize("anchor", ["", "#number"])
def test_a_retired_guide_says_what_replaced_it(visit: Visit, language: str, words: str, anchor: str) -> None:
    page = visit.open(f"{language}/support/fax/{anchor}")
    expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    page.get_by_role("link").click()
    expect(page).to_have_url(f"{visit.site}{language}/support/help-support-help-you/")
    visit.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_retired_step_says_what_replaced_it(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}/billing/pay-invoices/#by-fax")
    expect(page.locator("#by-fax")).to_be_in_viewport()
    page.locator("#by-fax a").click()
    expect(page).to_have_url(f"{visit.site}{language}/billing/pay-invoices/#payment-means")
    visit.assert_clean()


def test_an_old_address_names_the_new_one_to_search_engines(visit: Visit) -> None:
    html = visit.page.request.get(f"{visit.site}fr/billing/bills/").text()
    assert '<link rel="canonical" href="https://knowledge-base.example/fr/billing/pay-invoices/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "/billing/bills/" not in visit.page.request.get(f"{visit.site}sitemap.xml").text()


class TestShortLinks:
    """`/g/<code>/` leads to the guide, whatever has become of it, in the reader's language."""

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
        self, visit: Visit, codes: dict[str, str], address: str, opened: str, asked: str
    ) -> None:
        page = visit.open(f"g/{codes[address]}/" + (f"?{asked}" if asked else ""))
        expect(page).to_have_url(f"{visit.site}{asked or 'de'}/{opened}")
        visit.assert_clean()

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
    def test_keeps_the_step(self, visit: Visit, codes: dict[str, str], address: str, anchor: str, opened: str) -> None:
        page = visit.open(f"g/{codes[address]}/?fr#{anchor}")
        expect(page).to_have_url(f"{visit.site}fr/{opened}")
        visit.assert_clean()

    def test_may_be_typed_in_capitals(self, visit: Visit, codes: dict[str, str]) -> None:
        page = visit.open(f"g/{codes['security/kauth'].upper()}?it#related")
        expect(page).to_have_url(f"{visit.site}it/security/kauth/#related")

    def test_stands_on_the_guide_and_is_copied(self, visit: Visit, codes: dict[str, str]) -> None:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit.open("it/support/tags/")
        short = page.locator(".kb-short-link")
        expect(short).to_contain_text(f"/g/{codes['support/tags']}")
        short.locator(".kb-copy-link").click()
        expect(page.locator("[data-toast]")).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()") == f"{visit.site}g/{codes['support/tags']}/"
        page.emulate_media(media="print")
        expect(short).to_be_visible()
        expect(short.locator(".kb-copy-link")).to_be_hidden()
        visit.assert_clean()


class TestWithoutJavaScript:
    """The same places are reached by plain links, one for each anchor; a page that had none opens by itself."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"java_script_enabled": False, "locale": "de-CH"}

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("link", OPENED)
    def test_an_old_link_leads_to_the_new_place(self, visit: Visit, link: str, language: str) -> None:
        old, new = (address.partition("?")[0] for address in OPENED[link])  # only a script fills in a helper
        page = visit.open(f"{language}/{old}")
        anchor = old.partition("#")[2]
        if anchor in {"", "related"}:  # no anchor, or one that is not published: the page as a whole
            if old not in {"phones/", "questions/phones/"}:
                page.get_by_role("link").click()
            new = new.removesuffix("#related")
        else:
            expect(page.locator(f"#{anchor}")).to_be_in_viewport()
            page.locator(f"#{anchor} a").click()
        expect(page).to_have_url(f"{visit.site}{language}/{new}")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_short_link_offers_all_languages(self, visit: Visit, language: str) -> None:
        page = visit.open("g/m2m2m/")
        page.locator(f"a[hreflang={language}]").click()
        expect(page).to_have_url(f"{visit.site}{language}/billing/pay-invoices/")


class TestAxe:
    """Pages at old addresses have no fault that axe can find, whether they lead on or stay."""

    @pytest.fixture(params=LOOKS)
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, object]:
        return context_of(request.param)

    @pytest.mark.parametrize(
        "address",
        ["billing/all-renewals/", "billing/all-renewals/#emails", "support/fax/", "billing/pay-invoices/#by-fax"],
    )
    def test_finds_no_fault(self, visit: Visit, address: str) -> None:
        visit.page.route("**/forward.js", lambda route: route.abort())
        visit.page.route("**/moved.js", lambda route: route.abort())
        page = visit.open(f"it/{address}")
        expect(page).to_have_url(f"{visit.site}it/{address}")
        assert axe_faults(page) == []
