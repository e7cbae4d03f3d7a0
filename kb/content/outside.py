"""Addresses of the pages that this site replaces: paths on the same host that never belonged to this site."""

import re
from collections import defaultdict
from urllib.parse import unquote, urlsplit

from kb.content.files import Moved
from kb.content.text import Text

OUTSIDE_PATTERN = re.compile(r"/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?(?:#[^\s#]+)?")
"""A path from the host’s root, perhaps with an anchor; no part of it begins with a dot."""

LONGEST_PATH = 200  # characters


def old_pages(moved: Moved, language: str) -> dict[str, dict[str, Text]]:
    """Return the old pages of a language: path → anchor → the new place. The page itself has an empty anchor."""
    pages: dict[str, dict[str, Text]] = defaultdict(dict)
    for address, place in moved.from_outside.get(language, {}).items():
        path, _, anchor = address.partition("#")
        if OUTSIDE_PATTERN.fullmatch(address):
            pages[path.rstrip("/")].setdefault(anchor, place)
    return pages


def outside_address(address: str) -> str | None:
    """Return the path of an address as moved.yml has it, or None if it cannot be redirected, as with `?page=3`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = f"/{unquote(parts.path).strip('/')}"
    is_path = OUTSIDE_PATTERN.fullmatch(path) and len(path) <= LONGEST_PATH
    return path if is_path and not parts.query else None


def file_of(path: str) -> str:
    """Return the file of the site that answers at an old path: `/faq/pay` is a folder, and `/faq/pay.html` a file."""
    own = path.strip("/")
    return own if own.endswith((".html", ".htm")) else f"{own}/index.html"
