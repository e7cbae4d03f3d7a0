"""A site with a history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.material import ICONS
from kb.content.loading import load_site
from tests.journeys.old_links import move_guides
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.built_site import BuildOnce


@pytest.fixture(scope="session")
def moved_root(built_once: BuildOnce) -> Path:
    """Return the folder with the content whose guides moved, and with the site built from it."""
    return built_once("moved", move_guides)


@pytest.fixture(scope="session")
def moved_site_url(moved_root: Path) -> Iterator[str]:
    """Serve the site whose guides moved."""
    with served(moved_root / "site") as url:
        yield url


@pytest.fixture(scope="session")
def codes(moved_root: Path) -> dict[str, str]:
    """Return the code of each guide that exists or used to."""
    content, _ = load_site(moved_root / "docs", ICONS)
    return {str(place): code for place, code in content.published.items() if code}
