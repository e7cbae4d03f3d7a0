"""A page of the built site, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import PHONE, Visit, visiting
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

__all__ = ["PHONE", "Visit"]


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Serve the built site."""
    with served(site) as url:
        yield url


@pytest.fixture
def visit(context: BrowserContext, site_url: str) -> Visit:
    """Open an empty page that notes complaints and requests."""
    return visiting(context, site_url)
