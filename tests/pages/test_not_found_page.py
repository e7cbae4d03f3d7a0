"""The page for addresses that lead nowhere speaks all languages, wherever the site is deployed."""

from __future__ import annotations

import re

import pytest

from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from kb.pages.assets import theme_assets
from kb.pages.not_found_page import not_found_page
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("site_url", "root"), [("https://help.example/", "/"), ("https://example.ch/help/", "/help/"), ("/", "/")]
)
def test_each_language_has_its_section_and_its_link_home(site_url: str, root: str) -> None:
    html = not_found_page(load_site(ROOT / "docs")[0], site_url, theme_assets())
    assert '<html lang="en">' in html
    assert sorted(re.findall(r'<section lang="(\w\w)">', html)) == sorted(LANGUAGES)
    links = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert {link for link in links if "/assets/" not in link} == {f"{root}{language}/" for language in LANGUAGES}
    assert all(link.startswith(root) for link in links)
