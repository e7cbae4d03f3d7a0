"""Renderers of texts, with the real languages, a few destinations, and two labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.material import ICONS
from kb.content.loading import load_site_without_guides
from kb.content.product import Product, Target
from kb.render.renderer import Renderer
from tests.small_docs import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kb.content.languages import Language

PRODUCT = Product(
    labels={"accounting": "Buchhaltung", "due": "Zu bezahlen"},
    targets={
        "manager:start": Target("https://manager.example/?a=1&b=2"),
        "manager:a_b": Target("https://manager.example/a_b"),
        "manager:payments": Target("https://manager.example/p", "Menü {ui.accounting} → {ui.due}"),
        "site:wiki": Target("https://wiki.example/en/"),
        "manager:tags": Target("https://manager.example/t", "nach den Tags suchen"),
    },
    icons={"more": "M12 16a2 2 0 0 1 2 2"},
)


@pytest.fixture(scope="session")
def languages() -> Mapping[str, Language]:
    """Return the languages of docs/languages.yml."""
    return load_site_without_guides(DOCS, ICONS)[0].languages


@pytest.fixture(scope="session")
def renderer_of(languages: Mapping[str, Language]) -> Callable[[str], Renderer]:
    """Return the function that makes the renderer of a language."""
    return lambda language: Renderer(language, languages[language], PRODUCT)


@pytest.fixture(scope="session")
def german(renderer_of: Callable[[str], Renderer]) -> Renderer:
    """Return the renderer for readers of German."""
    return renderer_of("de")
