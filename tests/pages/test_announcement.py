"""Search engines are told about a page only in languages in which it has words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages.conftest import SITE_URL, edition_at, html_at, output_at
from tests.small_docs import LANGUAGES, write_small_docs

if TYPE_CHECKING:
    from pathlib import Path

    from kb.outputs.edition import Edition

PAY = "billing/pay/"


@pytest.fixture(scope="module")
def without_french(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small site without the French version of a guide and of a home page."""
    docs = write_small_docs(tmp_path_factory.mktemp("without-french") / "docs")
    (docs / "fr/billing/pay.yml").unlink()
    (docs / "fr/index.md").unlink()
    return edition_at(docs)


def _links(html: str, relation: str) -> dict[str, str]:
    """Return the addresses of the page's `link` elements by their languages."""
    elements = re.findall(rf'<link rel="{relation}" href[^>]*>', html)  # a feed's has its type first
    return {_attribute(element, "hreflang"): _attribute(element, "href").removeprefix(SITE_URL) for element in elements}


def _attribute(element: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', element)
    return found[1] if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_version_names_one_that_is_not_translated(without_french: Edition, language: str) -> None:
    others = {other: f"{other}/{PAY}" for other in LANGUAGES if other != "fr"}
    assert _links(html_at(without_french, f"{language}/{PAY}"), "alternate") == {**others, "x-default": f"en/{PAY}"}


def test_it_names_the_version_that_it_shows_and_says_in_which_language_its_title_is(without_french: Edition) -> None:
    html = html_at(without_french, f"fr/{PAY}")
    assert _links(html, "canonical") == {"": f"en/{PAY}"}
    assert '<title lang="en">' in html
    assert '<meta name="description" lang="en"' in html
    assert "og:locale" not in html
    assert '<html lang="fr">' in html  # its interface is French


def test_a_page_that_is_translated_names_itself(without_french: Edition) -> None:
    html = html_at(without_french, f"it/{PAY}")
    assert _links(html, "canonical") == {"": f"it/{PAY}"}
    assert "<title>" in html


def test_a_page_with_some_words_of_its_own_is_announced(small_docs: Path) -> None:
    words = "translates: de\nsections:\n  - {id: pay-one, title: Payer une facture}\n"
    (small_docs / "fr/billing/pay.yml").write_text(words, encoding="utf-8")
    links = _links(html_at(edition_at(small_docs), f"de/{PAY}"), "alternate")
    assert links["fr"] == f"fr/{PAY}"


def test_a_home_page_that_is_not_translated_is_offered_but_not_announced(without_french: Edition) -> None:
    html = html_at(without_french, "")
    assert _links(html, "alternate") == {"de": "de/", "it": "it/", "en": "en/", "x-default": ""}
    assert '<a href="fr/" lang="fr"' in html


def test_the_sitemap_does_not_list_it(without_french: Edition) -> None:
    output = output_at(without_french, "sitemap.xml")
    (content,) = output.make(output.given, None).values()  # type: ignore[arg-type]  # it uses no workbench
    listed = set(re.findall(r"<loc>(.*)</loc>", content.decode()))
    named = set(re.findall(r'href="([^"]*)"', content.decode()))
    assert f"{SITE_URL}de/{PAY}" in listed
    assert not {f"{SITE_URL}fr/{PAY}", f"{SITE_URL}fr/"} & (listed | named)
    assert f"{SITE_URL}fr/billing/" in listed  # whose words are in words.yml


def test_readers_of_other_languages_get_the_version_that_the_default_language_shows(small_docs: Path) -> None:
    (small_docs / "en/billing/pay.yml").unlink()
    links = _links(html_at(edition_at(small_docs), f"it/{PAY}"), "alternate")
    assert links == {**{language: f"{language}/{PAY}" for language in ("de", "it", "fr")}, "x-default": f"de/{PAY}"}
