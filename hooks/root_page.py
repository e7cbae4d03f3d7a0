"""The page at `/`: it sends the reader to their language, and lists all four."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.site import Site


def write_root_page(site: Site, folder: Path) -> None:
    """Write `index.html` into the built site at `folder`."""
