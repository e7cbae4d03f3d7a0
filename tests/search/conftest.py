"""The queries of each language, and a page of the built site in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

from kb.content.languages import LANGUAGES
from tests.journeys.conftest import site_url, visit

__all__ = ["site_url", "visit"]

FOLDER = Path(__file__).parent / "queries"


class Query(NamedTuple):
    """What a customer types, and the guide that it must find.

    What is held out is never tuned to; what is fresh was written by somebody who knew nothing of the search.
    """

    language: str
    words: str
    guide: str
    held_out: bool
    fresh: bool = False


def queries(language: str) -> list[Query]:
    """Return the queries of a language."""
    entries = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    return [Query(language, entry["query"], entry["finds"], entry.get("held_out", False)) for entry in entries]


def fresh_queries(language: str) -> list[Query]:
    """Return the queries of a language that were written without a look at the search, its synonyms or the others."""
    entries = yaml.safe_load((FOLDER / "fresh" / f"{language}.yml").read_text(encoding="utf-8"))
    return [Query(language, entry["query"], entry["finds"], held_out=True, fresh=True) for entry in entries]


def all_queries() -> list[Query]:
    """Return the queries of all languages."""
    return [query for language in LANGUAGES for query in queries(language)]
