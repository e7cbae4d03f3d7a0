"""Pages with widgets, served under a path, as the site may be, once with the runtime and once without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from kb.outputs.runtime import packed_runtime, sources
from tests.browser import Visit, visiting
from tests.conftest import LANGUAGES
from tests.server import served
from tests.widgets.pages import PAGES, lay_out, page

Opens = Callable[[str], Visit]


@pytest.fixture(scope="session")
def packed() -> Path:
    """Return the folder of the packed runtime."""
    return packed_runtime(sources())


@pytest.fixture(scope="session")
def pages_url(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve each widget in each language: `help/de-auto-renewal.html`, `without/de-auto-renewal.html`."""
    folder = tmp_path_factory.mktemp("widgets")
    for part in ("help", "without"):
        lay_out(folder / part, packed if part == "help" else None)
        for language in LANGUAGES:
            for name in PAGES:
                (folder / part / f"{language}-{name}.html").write_text(page(language, name), encoding="utf-8")
            dark = page(language, *PAGES, appearance="dark")
            (folder / part / f"{language}-dark.html").write_text(dark, encoding="utf-8")
    with served(folder) as url:
        yield url


@pytest.fixture
def opened(context: BrowserContext, pages_url: str) -> Opens:
    """Return the function that opens one of the pages in a fresh browser, or no page for an empty address."""

    def open_page(address: str) -> Visit:
        visit = visiting(context, pages_url)
        if address:
            visit.open(address)
        return visit

    return open_page
