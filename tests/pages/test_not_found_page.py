"""The “not found” page helps in the reader's language, wherever the site is deployed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.outputs import outputs_of
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.outputs.edition import Edition


def _html(edition: Edition, name: str) -> str:
    output = outputs_of(edition)[name]
    (content,) = output.make(output.given, None).values()  # type: ignore[arg-type]  # a page uses no workbench
    html: str = content.decode()
    return html


@pytest.mark.parametrize(
    ("site_url", "root"), [("https://help.example/", "/"), ("https://example.ch/help/", "/help/"), ("/", "/")]
)
@pytest.mark.parametrize("name", ["404.html", "404/fr.html"])
def test_its_links_lead_into_the_site_from_any_address(small: Edition, name: str, site_url: str, root: str) -> None:
    html = _html(replace(small, site_url=site_url), name)
    links = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert [link for link in links if not link.startswith((root, "https://", "#"))] == []
    assert f'href="{root}en/"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_offers_search_topics_and_the_contact_page(small: Edition, language: str) -> None:
    html = _html(small, f"404/{language}.html")
    assert f'<html lang="{language}">' in html
    assert html.count("<h1") == 1
    assert html.count("data-search-input") == 1
    assert f'href="/{language}/billing/"' in html
    assert f'<p class="kb-stuck">{small.site.words[language].labels["stuck-here"]}' in html
    assert f'href="/{language}/contact/"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html


def test_without_a_known_language_it_is_shown_in_all(small: Edition) -> None:
    html = _html(small, "404.html")
    assert '<html lang="en">' in html
    assert html.count("<h1") == 1
    others = re.findall(r'<section lang="(\w\w)" data-not-found="/404/(\w\w)\.html">', html)
    assert others == [(language, language) for language in LANGUAGES if language != "en"]
