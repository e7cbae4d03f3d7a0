"""How often the right guide is found first, or among the first three."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

    from tests.search.conftest import Query

FIND_ALL = """async ([index, queries]) => {
  const script = document.querySelector("script[src$='/search.js']");
  const { openIndex } = await import(new URL("index.js", script.src));
  const opened = await openIndex(new URL(index, location.href));
  const found = [];
  for (const query of queries) {
    const { guides } = await opened.find(query, { corrects: true });
    found.push(guides.map((guide) => new URL(guide.url, location.href).pathname));
  }
  return found;
}"""


class Recall(NamedTuple):
    """The number of queries, and how many of them find the right guide first, and among the first three."""

    queries: int
    first: int
    in_three: int

    def __str__(self) -> str:
        first, in_three = self.first / self.queries, self.in_three / self.queries
        return f"{self.queries} queries: first {first:.1%}, in three {in_three:.1%}"


def ranks(page: Page, queries: Sequence[Query]) -> list[int]:
    """Return the rank of the right guide for each query, from 1, or 0 if it is not found, on a page of the site.

    The queries are in one language. They use the module that the page itself searches with.
    """
    language = queries[0].language
    words = [query.words for query in queries]
    found = page.evaluate(FIND_ALL, [f"/pagefind/{language}/", words])
    return [rank(query, urls) for query, urls in zip(queries, found, strict=True)]


def rank(query: Query, found: Sequence[str]) -> int:
    """Return the rank, from 1, of the query's guide among the addresses that were found, or 0."""
    right = f"/{query.language}/{query.guide}/"
    return found.index(right) + 1 if right in found else 0


def recall(found: Sequence[int]) -> Recall:
    """Sum up the ranks."""
    return Recall(len(found), sum(rank == 1 for rank in found), sum(1 <= rank <= 3 for rank in found))
