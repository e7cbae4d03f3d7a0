"""The generated pages and their paths agree: the site generator is told the paths before it asks for the pages."""

from __future__ import annotations

import pytest

from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from kb.pages.site_pages import navigation, page_paths, site_pages
from tests.conftest import ROOT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_path_and_every_path_its_page(language: str) -> None:
    site, _ = load_site(ROOT / "docs")
    paths = page_paths(site, language)
    assert [page.path for page in site_pages(site, language)] == paths
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_navigation_leads_to_every_page(language: str) -> None:
    site, _ = load_site(ROOT / "docs")
    listed = set(_paths(navigation(site, language)))
    assert listed == {*page_paths(site, language), f"{language}/index.md"}


def _paths(entry: object) -> list[str]:
    match entry:
        case str():
            return [entry]
        case list():
            return [path for item in entry for path in _paths(item)]
        case dict():
            return [path for item in entry.values() for path in _paths(item)]
    raise AssertionError(entry)
