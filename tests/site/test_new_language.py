"""Adding a language takes only its record, its folder and its line in mkdocs.yml: here Spanish, with three guides."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import visiting
from tests.built_site import kb
from tests.server import served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from tests.built_site import BuildOnce

SPANISH = Path(__file__).parent / "spanish"
GUIDES = sorted(path.stem for path in SPANISH.glob("es/billing/*.yml"))
LINE_OF_FRENCH = "      - {locale: fr, name: Français, build: true}\n"


def add_spanish(root: Path) -> None:
    """Add Spanish to the content in `root`."""
    with (root / "docs/languages.yml").open("a", encoding="utf-8") as languages:
        languages.write((SPANISH / "languages.yml").read_text(encoding="utf-8"))
    shutil.copytree(SPANISH / "es", root / "docs/es")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert LINE_OF_FRENCH in settings
    line = LINE_OF_FRENCH.replace("fr", "es").replace("Français", "Español")
    (root / "mkdocs.yml").write_text(settings.replace(LINE_OF_FRENCH, LINE_OF_FRENCH + line), encoding="utf-8")


@pytest.fixture(scope="session")
def root(built_once: BuildOnce) -> Path:
    """Return the folder with the content that includes Spanish, and with the site built from it."""
    return built_once("spanish", add_spanish)


def _page(root: Path, path: str) -> str:
    return (root / "site" / path / "index.html").read_text(encoding="utf-8")


def test_check_has_no_errors_and_lists_what_is_missing(root: Path) -> None:
    done = kb(root, "check")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert all(": warning: " in line for line in lines)
    (dictionary,) = (line for line in lines if "is not installed" in line)
    assert "the dictionary “dictionary-es” is not installed, so words in Español are not checked" in dictionary
    assert [line for line in lines if line.startswith("docs/es/words.yml:") and "translate it from" in line]
    assert [line for line in lines if "the translation is missing" in line and "security/kauth.yml" in line]
    assert [line for line in lines if "Español has no picture “contact-message.es.png”" in line]
    assert len([line for line in lines if "Español has no" in line and "“auto-renewal.es." in line]) == 3
    others = [line for line in lines if "Español has no" not in line]
    assert not [line for line in others if not line.startswith(("docs/es/", "docs/languages.yml:"))]


@pytest.mark.parametrize("guide", GUIDES)
def test_a_translated_guide_is_spanish(root: Path, guide: str) -> None:
    html = _page(root, f"es/billing/{guide}/")
    assert '<html lang="es"' in html
    assert (
        '<span lang="it">' in html
    )  # what is not translated yet, in the first language that readers are shown instead
    assert "Preguntas frecuentes" in html
    german = _page(root, f"de/billing/{guide}/")
    assert f'href="https://knowledge-base.example/es/billing/{guide}/" hreflang="es"' in german


def test_a_guide_without_a_translation_is_shown_in_another_language(root: Path) -> None:
    html = _page(root, "es/security/kauth/")
    assert '<html lang="es"' in html
    assert re.search(r'<h1 id="title"[^>]*><span lang="it">', html)
    assert '<link rel="canonical" href="https://knowledge-base.example/it/security/kauth/">' in html
    assert 'hreflang="es"' not in html.split("</head>")[0]  # it is not announced to search engines as Spanish


def test_facts_are_written_as_in_spanish(root: Path) -> None:
    assert "se hace 14\u00a0días antes del vencimiento" in _page(root, "es/billing/automatic-renewal/")


def test_search_and_the_desk_have_the_language(root: Path) -> None:
    assert list((root / "site/pagefind/es").glob("*.pf_meta"))
    (data,) = (root / "site/support-desk/es").glob("*.json")
    desk = json.loads(data.read_text(encoding="utf-8"))
    assert desk["language"] == "es"
    titles = {guide["address"]: guide["units"][0]["words"] for guide in desk["guides"]}
    assert titles["billing/pay-invoices"] == "Pagar facturas y pedidos"
    assert f'data-file="es/{data.name}"' in _page(root, "support-desk/")


def test_pages_for_all_readers_offer_the_language(root: Path) -> None:
    assert '<a href="es/" lang="es"' in _page(root, "")
    assert '<section lang="es" ' in (root / "site/404.html").read_text(encoding="utf-8")
    assert "https://knowledge-base.example/es/billing/" in (root / "site/sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.browser
def test_a_reader_searches_in_spanish_and_the_widget_answers(root: Path, context: BrowserContext) -> None:
    with served(root / "site") as url:
        visit = visiting(context, url)
        page = visit.open("es/")
        page.keyboard.press("/")
        page.locator("[data-search-input]").fill("factura")
        expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "factura")
        guide = page.locator("[data-search-result] a").first
        expect(guide).to_have_attribute("href", "/es/billing/pay-invoices/")
        guide.click()
        expect(page.locator("h1")).to_have_text("Pagar facturas y pedidos")
        page.goto(f"{url}es/billing/automatic-renewal/#auto-renewal?due=2099-12-24&payment=card&enabled=false")
        expect(page.locator("[data-answer]")).to_have_attribute("data-outcome", "can-turn-on")
        visit.assert_clean()
