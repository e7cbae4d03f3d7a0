"""Customers' queries find the right guide, on the built site, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from tests.conftest import ROOT
from tests.search.conftest import Query, all_queries, fresh_queries, queries
from tests.search.recall import ranks, recall

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def found(browser: Browser, site_url: str) -> dict[Query, int]:
    """Return the rank of the right guide for each query."""
    found: dict[Query, int] = {}
    for language in LANGUAGES:
        page = browser.new_page()
        page.goto(f"{site_url}{language}/")
        asked = queries(language)
        found |= dict(zip(asked, ranks(page, asked), strict=True))
        page.close()
    return found


def test_the_right_guide_is_first_for_nine_in_ten(found: dict[Query, int]) -> None:
    summary = recall(list(found.values()))
    assert summary.first >= 0.9 * summary.queries, _missed(found, 1)


def test_the_right_guide_is_among_three_for_98_in_a_hundred(found: dict[Query, int]) -> None:
    summary = recall(list(found.values()))
    assert summary.in_three >= 0.98 * summary.queries, _missed(found, 3)


def test_what_is_held_out_is_found_too(found: dict[Query, int]) -> None:
    summary = recall([rank for query, rank in found.items() if query.held_out])
    assert summary.in_three >= 0.98 * summary.queries  # which queries fail is not told: nobody shall tune to them


@pytest.mark.parametrize("language", LANGUAGES)
def test_queries_of_somebody_else_mostly_find_their_guide(browser: Browser, site_url: str, language: str) -> None:
    page = browser.new_page()
    page.goto(f"{site_url}{language}/")
    summary = recall(ranks(page, fresh_queries(language)))
    assert summary.in_three >= 0.9 * summary.queries  # which queries fail is not told: nobody shall tune to them
    page.close()


@pytest.mark.parametrize(
    "words",
    [
        "organizzazione",  # its stem is that of “organizzare”, which another guide says more often
        "un'organizzazione",
        "uscire dall’organizzazione",
    ],
)
def test_a_word_that_shares_its_stem_with_another_is_known(browser: Browser, site_url: str, words: str) -> None:
    page = browser.new_page()
    page.goto(f"{site_url}it/")
    [place] = ranks(page, [Query("it", words, "account/organisation-users", held_out=False)])
    assert 1 <= place <= 3
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_queries_half_of_them_held_out(language: str) -> None:
    asked = queries(language)
    assert len({query.words for query in asked}) == len(asked) >= 40
    assert sum(query.held_out for query in asked) >= len(asked) / 2


def test_queries_name_guides_and_every_guide_is_looked_for() -> None:
    site, _findings = load_site(ROOT / "docs")
    for language in LANGUAGES:
        assert {query.guide for query in queries(language)} == set(site.guides)
    assert len(all_queries()) >= 160


def _missed(found: dict[Query, int], within: int) -> list[str]:
    return [
        f"{query.language}: “{query.words}” finds {query.guide} at {rank or 'no place'}"
        for query, rank in found.items()
        if not query.held_out and not 1 <= rank <= within
    ]
