"""The real site, and the small one of tests/small_docs.py, as they would be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.material import ICONS
from kb.content.loading import load_site
from kb.outputs import outputs_of
from kb.outputs.at_once import edition_of
from kb.pages.page import PageData
from tests.edition import real_edition
from tests.small_docs import write_small_docs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.outputs.edition import Edition
    from kb.outputs.output import Output
    from kb.pages.page import Page

SITE_URL = "https://help.example/"


@pytest.fixture(scope="session")
def real() -> Edition:
    """Return the real site."""
    return real_edition()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small site."""
    return edition_at(write_small_docs(tmp_path_factory.mktemp("small") / "docs"))


def edition_at(docs: Path, site_url: str = SITE_URL) -> Edition:
    """Return the site of these files, which must be well-formed."""
    site, found = load_site(docs, ICONS)
    assert found == []
    return edition_of(site, site_url, ICONS)


_outputs: list[tuple[Edition, Mapping[str, Output]]] = []
"""The outputs of this session's editions, which many tests use."""


def output_at(edition: Edition, name: str) -> Output:
    """Return the output of that name."""
    known = next((outputs for other, outputs in _outputs if other is edition), None)
    if known is None:
        known = outputs_of(edition)
        _outputs.append((edition, known))
    return known[name]


def page_at(edition: Edition, path: str) -> Page:
    """Return the page at `path`: `de/billing/pay/`."""
    given = output_at(edition, f"{path}index.html").given
    assert isinstance(given, PageData)
    return given.page()


def html_at(edition: Edition, path: str) -> str:
    """Return the whole HTML of the page at `path`, whatever its kind."""
    output = output_at(edition, f"{path}index.html")
    (content,) = output.make(output.given, None).values()  # type: ignore[arg-type]  # a page uses no workbench
    return content.decode()
