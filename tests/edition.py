"""The real site in memory, for tests that need its content or words, or some of its outputs, but no build."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hooks.material import ICONS
from kb.content.loading import load_site
from kb.outputs.at_once import edition_of
from tests.built_site import ROOT

if TYPE_CHECKING:
    from kb.content.site import Site
    from kb.outputs.edition import Edition


@cache
def real_site() -> Site:
    """Return the content of the real site."""
    site, found = load_site(ROOT / "docs", ICONS)
    assert not found
    return site


@cache
def real_edition() -> Edition:
    """Return the real site as it is to be published."""
    return edition_of(real_site(), "https://knowledge-base.example/", ICONS)


def label(language: str, name: str) -> str:
    """Return the words under that name in words.yml, since tests that quote them would fail when they change."""
    return real_site().words[language].labels[name]


def widget_label(language: str, name: str) -> str:
    """Return the words under that name that all widgets share."""
    return real_site().words[language].all_widgets.labels[name]


def widget_error(language: str, code: str) -> str:
    """Return what a widget says of that error."""
    return real_site().words[language].all_widgets.errors[code]
