"""On hosts that show a folder without the slash at its end, all links of its page still lead to the right places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from tests.pages.conftest import SITE_URL, edition_at, html_at
from tests.small_docs import LANGUAGES, write_small_docs

if TYPE_CHECKING:
    from pathlib import Path

    from kb.outputs.edition import Edition

PATHS = ("billing/", "billing/pay/", "glossary/", "questions/billing/", "")


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content of the small site."""
    return write_small_docs(tmp_path_factory.mktemp("small") / "docs")


@pytest.fixture(scope="module")
def small(docs: Path) -> Edition:
    """Return the small site, at the root of its host."""
    return edition_at(docs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_links_lead_to_the_same_places_with_and_without_the_slash(small: Edition, path: str, language: str) -> None:
    page = f"{SITE_URL}{language}/{path}"
    links = re.findall(r'\s(?:href|src|data-search)="([^"#][^"]*)"', html_at(small, f"{language}/{path}"))
    assert len(links) > 10
    for link in links:
        assert urljoin(page.removesuffix("/"), link) == urljoin(page, link)


def test_under_a_path_a_script_adds_the_slash_before_anything_else_is_loaded(docs: Path) -> None:
    edition = edition_at(docs, "https://example.ch/help/")
    loaded = re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]+)"', html_at(edition, "de/billing/pay/"))
    own = [link for link in loaded if not urlsplit(link).netloc]
    assert re.fullmatch(r"/help/assets/\w+/scripts/slash\.js", own[0])
    assert not any("slash.js" in link for link in own[1:])


def test_at_the_root_of_a_host_no_script_is_needed(small: Edition) -> None:
    assert "slash.js" not in html_at(small, "de/billing/pay/")
