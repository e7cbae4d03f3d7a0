"""Agents find a step in their own language, and copy what the customer needs in the customer's language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from kb.content.fields import anchor_title
from tests.browser import PHONE, Visit, settle
from tests.conftest import LANGUAGES
from tests.edition import real_site
from tests.journeys.axe import context_of, faults_in_each_look

STEP = "billing/automatic-renewal#turn-on-one-open"
WIDGET = "billing/automatic-renewal#auto-renewal"
FRENCH_STEP = "fr/billing/automatic-renewal/#turn-on-one-open"
QUERY = "zahlungsverwaltung öffnen"

MAIL = """Bonjour,

Comment puis-je recharger mon compte
prépayé ? Je ne trouve plus la page, et mon collègue
non plus. Il me faut une facture pour la comptabilité,
et je voudrais savoir combien de temps cela prend.

Merci
Julie
"""

TWO_QUESTIONS = """Guten Tag

Ich möchte die automatische Verlängerung ausschalten, wo geht das? Mein Hosting soll nicht mehr verlängert werden.

Und wie mache ich einen Screenshot, um Ihnen die Fehlermeldung zu zeigen? Ich habe einen Mac.

Freundliche Grüsse
"""

ONCE_COPIED = """async () => {
  for (let tries = 0; tries < 500; tries += 1) {
    const copied = await navigator.clipboard.readText();
    if (copied) return copied;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return "";
}"""


def opened(visit: Visit, query: str = "") -> Page:
    """Open the desk, and type."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("support-desk/")
    page.locator("[data-desk-input]").press_sequentially(query)
    return page


def chosen(visit: Visit, address: str, query: str = QUERY) -> Page:
    """Open the desk, find the place at `address` and choose it; return when all languages have loaded."""
    page = opened(visit, query)
    result = page.locator(f"[data-desk-result][data-address='{address}']")
    result.click()
    expect(result).to_have_attribute("aria-selected", "true")
    expect_all_languages(page)
    return page


def asked(visit: Visit) -> list[str]:
    """Return the requests of the page, except for the icon: Chromium may fetch it again for each address."""
    return [url for url in visit.requests if not url.endswith("/favicon.svg")]


def expect_all_languages(page: Page) -> None:
    """Wait until the desk shows the chosen place in each language, so that all its data has loaded."""
    expect(page.locator("[data-desk-languages] > section")).to_have_count(len(LANGUAGES))


def copied(page: Page, what: str) -> str:
    """Press the button, and return what is in the clipboard."""
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator(f"[data-desk-copy={what}]").click()
    return clipboard(page)


def clipboard(page: Page) -> str:
    """Return what is in the clipboard, once something is."""
    return str(page.evaluate(ONCE_COPIED))


def test_a_german_agent_finds_the_step_and_a_french_customer_gets_its_link(visit: Visit) -> None:
    page = chosen(visit, STEP)
    languages = page.locator("[data-desk-languages]")
    for words in ("Zahlungsverwaltung", "gestione dei pagamenti", "gestion des paiements", "payment management"):
        expect(languages.get_by_text(words)).to_be_visible()
    page.locator("[data-desk-language]").select_option("fr")
    link = copied(page, "link")
    assert link == visit.site + FRENCH_STEP
    short = copied(page, "short")
    assert short.startswith(f"{visit.site}g/")
    for address in (link, short):
        page.goto(address)
        expect(page).to_have_url(link)
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.locator("#turn-on-one-open")).to_be_in_viewport()
        expect(page.locator("#turn-on-one-open")).to_contain_text("gestion des paiements")
    visit.assert_clean()


def test_before_typing_the_desk_shows_recent_changes(visit: Visit) -> None:
    page = opened(visit)
    change = page.locator("[data-desk-changed] li", has=page.locator("del")).first
    expect(change.locator("ins")).to_be_visible()
    change.get_by_role("button").click()
    expect(page.locator("[data-desk-changed]")).to_be_hidden()
    expect(page.locator("[data-desk-chosen]")).to_be_visible()
    page.go_back()
    expect(change).to_be_visible()


def test_links_and_replies_are_for_the_device_of_the_customer(visit: Visit) -> None:
    page = chosen(visit, "security/kauth#install-app", "kauth app installieren")
    device = page.locator("[data-desk-variants] select")
    device.select_option("android")
    assert copied(page, "link") == f"{visit.site}de/security/kauth/?system=android#install-app"
    plain = copied(page, "plain")
    assert "Google Play" in plain
    assert "App Store" not in plain
    page.reload()
    expect(device).to_have_value("android")
    page.locator("[data-desk-input]").fill(QUERY)
    page.locator(f"[data-desk-result][data-address='{STEP}']").click()
    expect(device).to_be_hidden()
    visit.assert_clean()


def test_text_and_ready_reply_are_copied_in_each_form(visit: Visit) -> None:
    page = chosen(visit, STEP)
    page.locator("[data-desk-language]").select_option("fr")
    link = visit.site + FRENCH_STEP
    manager = "https://manager.infomaniak.com"
    guide = real_site().guides["billing/automatic-renewal"].versions["fr"]
    title, way = anchor_title(guide, "turn-on"), anchor_title(guide, "turn-on-one")
    text = copied(page, "text")
    assert text.startswith("Dans le Manager, ouvrez la gestion des paiements")
    assert "\n" not in text
    plain = copied(page, "plain")
    assert plain.startswith(f"Bonjour,\n\n{title}\n\n{way}\n\n1. Dans le Manager")
    assert f"gestion des paiements ({manager})" in plain
    assert "\n5. " in plain
    assert plain.endswith(f"{link}\n\nMeilleures salutations")
    markdown = copied(page, "markdown")
    assert f"\n\n## {title}\n\n### {way}\n\n1. " in markdown
    assert f"[gestion des paiements]({manager})" in markdown
    assert "**Comptabilité**" in markdown
    assert f" <{link}>\n\n" in markdown
    html = copied(page, "html")
    assert html.count("<li>") == 5
    assert f'<a href="{manager}">gestion des paiements</a>' in html
    assert f'<a href="{link}">{link}</a>' in html
    formatted = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(b => b.text())"
    )
    assert "<ol>" in formatted
    visit.assert_clean()


def test_a_widget_is_filled_in_and_its_link_opens_answered(visit: Visit) -> None:
    page = chosen(visit, WIDGET, "erneuerung jetzt einschalten")
    page.locator("[data-desk-language]").select_option("fr")
    form = page.locator("[data-desk-widget-form] form")
    copy = page.locator("[data-desk-copy-widget]")
    copy.click()
    expect(form.locator("[name=due]")).to_be_focused()  # it is missing
    form.locator("[name=due]").fill("2030-12-24")
    form.locator("[name=enabled][value=false]").check()
    page.locator("[data-desk-language]").select_option("it")  # nothing that was filled in is lost
    form.get_by_text("Carta (CB, Visa, Mastercard)").click()
    expect(page.locator("[data-desk-widget-answer]")).to_contain_text("Sì")
    copy.click()
    link = clipboard(page)
    address = "it/billing/automatic-renewal/#auto-renewal?due=2030-12-24&enabled=false&payment=card"
    assert link == visit.site + address
    page.evaluate("navigator.clipboard.writeText('')")
    form.locator("[name=due]").press("Enter")
    assert clipboard(page) == link
    reply = copied(page, "plain")
    assert "– Quando scade il prodotto? 24\N{NO-BREAK SPACE}dicembre 2030\n" in reply
    assert "\n\nSì, " in reply
    assert "martedì 10\N{NO-BREAK SPACE}dicembre 2030" in reply
    assert f"{link}\n\nCordiali saluti" in reply
    page.goto(link)
    expect(page.locator("#auto-renewal [data-answer]")).to_have_attribute("data-outcome", "can-turn-on")
    visit.assert_clean()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = opened(visit, "datumsfilter")  # the field already has the focus
    field = page.locator("[data-desk-input]")
    results = page.locator("[data-desk-result]")
    expect(results.first).to_have_attribute("aria-selected", "true")
    expect_all_languages(page)
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(results.nth(1).get_attribute("id")))
    page.keyboard.press("Alt+ArrowDown")  # from German to Italian
    expect(page.locator("[data-desk-language]")).to_have_value("it")
    page.keyboard.press("Enter")
    address = str(results.nth(1).get_attribute("data-address"))
    assert clipboard(page) == f"{visit.site}it/{address.replace('#', '/#')}"
    assert address == "billing/group-payment#several-periods-filter"
    group_payment = real_site().guides["billing/group-payment"].versions["it"]
    title, step = anchor_title(group_payment, "several-periods"), anchor_title(group_payment, "several-periods-filter")
    for keys, beginning in (
        ("Shift+Enter", f"Buongiorno\n\n{title}\n"),
        ("Control+Shift+Enter", f"Buongiorno\n\n## {title}\n"),
        ("Control+Enter", f"<p>Buongiorno</p>\n<p><strong>{title}</strong>"),
        ("Alt+Enter", step.split("{")[0].rstrip()),
    ):
        page.evaluate("navigator.clipboard.writeText('')")
        page.keyboard.press(keys)
        assert clipboard(page).startswith(beginning)
    page.keyboard.press("Alt+Shift+Enter")
    expect(page.locator("[data-desk-collected] li")).to_have_text([re.compile("Datumsfilter")])
    page.keyboard.press("F2")
    expect(page.locator("[data-desk-draft]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(results).to_have_count(1)  # something was copied from it
    page.keyboard.press("Escape")  # once more: a new reply
    expect(page.locator("[data-desk-start]")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-desk-reply]")).to_contain_text("Buongiorno")
    expect(page.locator("[data-desk-collected]")).to_be_hidden()
    page.locator("[data-desk-own-language]").focus()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    visit.assert_clean()


def test_words_are_found_without_accents_and_by_their_beginning(visit: Visit) -> None:
    page = opened(visit)
    queries = {"de": "verlangerung einschalten", "fr": "echeance", "it": "perche rinnovo", "en": "turn on autom"}
    for language, query in queries.items():
        page.locator("[data-desk-own-language]").select_option(language)
        page.locator("[data-desk-input]").fill(query)
        expect(page.locator("[data-desk-result][data-address^='billing/']").first).to_be_visible()
        page.locator("[data-desk-input]").fill("xqzwvk")
        expect(page.locator("[data-desk-result]")).to_have_count(0)
    visit.assert_clean()


def test_a_search_without_results_says_so(visit: Visit) -> None:
    page = opened(visit, "xqzwvk")
    expect(page.locator("[data-desk-result]")).to_have_count(0)
    expect(page.locator("[data-desk-status]")).to_contain_text("Dazu gibt es nichts")
    expect(page.locator("[data-desk-details]")).to_be_hidden()
    visit.assert_clean()


def test_both_languages_are_remembered_on_the_device(visit: Visit) -> None:
    page = opened(visit)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.locator("[data-desk-own-language]").select_option("it")
    expect(page.locator("h1")).to_have_text("Sportello assistenza")
    page.locator("[data-desk-input]").press_sequentially("rinnovo")
    page.locator("[data-desk-language]").select_option("fr")
    page.reload()
    expect(page.locator("h1")).to_have_text("Sportello assistenza")
    expect(page.locator("[data-desk-language]")).to_have_value("fr")
    visit.assert_clean()


def test_a_language_chosen_before_its_data_has_loaded_is_searched_afterwards(visit: Visit) -> None:
    held: list[Route] = []
    visit.page.route("**/support-desk/it/*.json", lambda route: held.append(route))
    with visit.page.expect_request("**/support-desk/it/*.json"):
        page = visit.open("support-desk/")
    page.locator("[data-desk-own-language]").select_option("it")
    page.locator("[data-desk-input]").press_sequentially("rinnovo")
    expect(page.locator("[data-desk-result]")).to_have_count(0)
    held.pop().continue_()
    expect(page.locator("[data-desk-result]").first).to_be_visible()
    expect(page.locator("[data-desk-details]")).to_be_visible()
    visit.assert_clean()


def test_no_requests_are_made_once_the_data_has_loaded(visit: Visit) -> None:
    page = chosen(visit, STEP)
    before = asked(visit)
    assert len([url for url in before if url.endswith(".json")]) == 4
    page.locator("[data-desk-input]").fill("passwort")
    page.locator("[data-desk-result]").nth(2).click()
    page.locator("[data-desk-own-language]").select_option("en")
    page.locator("[data-desk-input]").fill("turn on automatic renewal")
    for language in ("it", "fr"):
        page.locator("[data-desk-language]").select_option(language)
        copied(page, "html")
    page.locator(f"[data-desk-result][data-address='{WIDGET}']").click()
    page.locator("[data-desk-widget-form] [name=due]").fill("2030-12-24")
    settle(page)
    assert asked(visit) == before
    visit.assert_clean()


def test_a_pasted_mail_is_answered_in_its_language(visit: Visit) -> None:
    page = opened(visit)
    page.evaluate("mail => navigator.clipboard.writeText(mail)", MAIL)
    page.keyboard.press("Control+V")
    first = page.locator("[data-desk-result]").first
    expect(first).to_have_attribute("data-address", "billing/pay-invoices#prepaid-account")
    expect_all_languages(page)
    assert "Bonjour" not in page.url
    before = asked(visit)
    expect(page.locator("[data-desk-language]")).to_have_value("fr")
    expect(page.locator("[data-desk-toast]")).to_have_text("Français")
    page.locator("[data-desk-placeholders] [name=name]").fill("Julie")
    expect(page.locator("[data-desk-reply]")).to_contain_text("Bonjour Julie,")
    assert asked(visit) == before
    page.reload()
    expect(page.locator("[data-desk-input]")).to_have_value(re.compile("^Bonjour, ¶ .* prend. ¶ Merci Julie$"))
    expect(page.locator("[data-desk-reply]")).to_contain_text("Bonjour Julie,")
    visit.assert_clean()


def test_what_a_mail_asks_besides_is_found_too_and_goes_into_the_same_reply(visit: Visit) -> None:
    page = opened(visit)
    page.evaluate("mail => navigator.clipboard.writeText(mail)", TWO_QUESTIONS)
    page.keyboard.press("Control+V")
    second = page.locator("[data-desk-result]").nth(3)
    expect(second).to_contain_text("Ausserdem gefragt:")
    expect(second).to_have_attribute("data-address", re.compile("^support/help-support-help-you"))
    expect_all_languages(page)
    page.keyboard.press("Alt+Shift+Enter")
    expect(page.locator("[data-desk-collected] li")).to_have_count(2)
    page.keyboard.press("Alt+Shift+Enter")
    expect(page.locator("[data-desk-collected]")).to_be_hidden()
    visit.assert_clean()


def test_an_edited_reply_is_not_lost(visit: Visit) -> None:
    page = chosen(visit, STEP)
    draft, doubtful = page.locator("[data-desk-draft]"), page.locator("[data-desk-doubtful]")
    page.locator("[data-desk-edit]").click()
    page.keyboard.type("Noch etwas: https://help.example/a.\n\n")
    expect(doubtful).to_be_hidden()
    html = copied(page, "html")
    link = '<a href="https://help.example/a">https://help.example/a</a>'
    assert html.startswith(f"<p>Noch etwas: {link}.</p>\n<p>Guten Tag</p>\n")
    page.reload()
    expect(draft).to_have_value(re.compile("^Noch etwas"))
    page.locator("[data-desk-language]").select_option("fr")
    expect(doubtful).to_be_visible()
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator("[data-desk-copy=plain]").click()
    expect(page.locator("[data-desk-keep-draft]")).to_be_focused()  # the agent decides
    assert page.evaluate("navigator.clipboard.readText()") == ""
    page.keyboard.press("Enter")
    expect(doubtful).to_be_hidden()
    assert copied(page, "plain").startswith("Noch etwas")
    page.locator("[data-desk-language]").select_option("it")
    page.locator("[data-desk-take-new]").click()
    expect(draft).to_be_hidden()
    assert copied(page, "plain").startswith("Buongiorno")
    visit.assert_clean()


def test_a_reply_has_several_places_and_greets_as_this_agent_does(visit: Visit) -> None:
    page = chosen(visit, STEP)
    page.locator("[data-desk-collect]").click()
    page.locator(".desk-frame summary").click()
    page.locator("[data-desk-greeting]").fill("Grüezi {name}")
    page.locator("[data-desk-signature]").fill("Ihre Anna, Fall {nummer}")
    page.locator("[data-desk-placeholders] [name=nummer]").fill("123")
    page.locator("[data-desk-input]").fill("Screenshot")
    expect(page.locator("[data-desk-chosen]")).to_contain_text("Screenshot")
    address = str(page.locator("[data-desk-result]").first.get_attribute("data-address"))
    reply = copied(page, "plain")
    assert reply.startswith("Grüezi\n\n")
    assert reply.endswith("\n\nIhre Anna, Fall 123")
    assert all(f"/de/{place.replace('#', '/#')}\n" in reply for place in (STEP, address))
    page.locator("[data-desk-pin]").click()
    page.go_back()  # before, a place was chosen with the pointer
    page.goto(f"{visit.site}support-desk/")
    expect(page.locator("[data-desk-result]")).to_have_count(1)
    expect(page.locator("[data-desk-result]")).to_have_attribute("data-address", address)
    page.locator("[data-desk-result]").click()
    expect(page.locator("[data-desk-reply]")).to_contain_text("Grüezi")
    visit.assert_clean()


def test_the_address_keeps_the_state_and_back_returns_to_it(visit: Visit) -> None:
    page = chosen(visit, STEP)
    page.locator("[data-desk-language]").select_option("fr")
    page.locator("[data-desk-result]").nth(3).click()
    expect(page.locator(f"[data-address='{STEP}']")).to_have_attribute("aria-selected", "false")
    page.go_back()
    expect(page.locator(f"[data-address='{STEP}']")).to_have_attribute("aria-selected", "true")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("[data-desk-input]")).to_have_value(QUERY)
    expect(page.locator("[data-desk-link]")).to_have_attribute("href", visit.site + FRENCH_STEP)
    assert [request for request in visit.requests if "zahlung" in request] == []
    visit.assert_clean()


def test_without_the_clipboard_the_text_is_selected(visit: Visit) -> None:
    page = chosen(visit, STEP)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.locator("[data-desk-input]").press("Enter")
    field = page.locator("[data-desk-by-hand] textarea")
    expect(field).to_be_focused()
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected == visit.site + f"de/{STEP.replace('#', '/#')}"
    page.keyboard.press("Escape")
    expect(page.locator("[data-desk-input]")).to_be_focused()
    visit.assert_clean()


def test_data_that_does_not_load_is_reported(visit: Visit) -> None:
    visit.page.route("**/support-desk/**/*.json", lambda route: route.abort())
    page = visit.open("support-desk/")
    expect(page.locator("[data-desk-status]")).to_contain_text("lassen sich gerade nicht laden")


class TestLook:
    """On a phone and a desktop, light and dark, with a result and with a widget."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return context_of("light-phone") | {"locale": "de-CH"}

    @pytest.mark.parametrize("address", [STEP, WIDGET])
    def test_axe_finds_no_fault(self, visit: Visit, address: str) -> None:
        page = chosen(visit, address, "automatische erneuerung" if address == WIDGET else QUERY)
        if address == WIDGET:
            _unfold_all(page)
        assert faults_in_each_look(page) == {}
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _unfold_all(page: Page) -> None:
    """Show all that the desk can show at once: a further place, the greeting, and an edited reply to decide on."""
    page.locator("[data-desk-collect]").click()
    page.locator(".desk-frame summary").click()
    page.locator("[data-desk-edit]").click()
    page.keyboard.type("…")
    page.locator("[data-desk-placeholders] input").fill("Julie")
    expect(page.locator("[data-desk-doubtful]")).to_be_visible()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.locator("[data-desk-copy=link]").click()
    expect(page.locator("[data-desk-by-hand]")).to_be_visible()


class TestNarrow:
    """Nothing scrolls sideways on the smallest phone."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 320, "height": 640}, "locale": "de-CH"}

    def test_page_fits(self, visit: Visit) -> None:
        page = chosen(visit, WIDGET, "automatische erneuerung")
        _unfold_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.set_viewport_size({"width": 390, "height": 844})
        page.evaluate("document.documentElement.style.fontSize = '200%'")  # as large as readers may set it
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


class TestWithoutJavaScript:
    """The desk cannot work, and says so."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"java_script_enabled": False}

    def test_says_so_in_all_languages(self, visit: Visit) -> None:
        page = visit.open("support-desk/")
        expect(page.locator("noscript p")).to_have_count(4)
        expect(page.locator("[data-desk-input]")).to_be_hidden()
