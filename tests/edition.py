"""The real site in memory, for tests that need its content, or some of its outputs, but no build."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hooks.material import ICONS
from kb.content.loading import load_site
from kb.outputs.at_once import edition_of
from tests.built_site import ROOT

if TYPE_CHECKING:
    from kb.outputs.edition import Edition


@cache
def real_edition() -> Edition:
    """Return the real site as it is to be published."""
    site, found = load_site(ROOT / "docs", ICONS)
    assert not found
    return edition_of(site, "https://knowledge-base.example/", ICONS)
