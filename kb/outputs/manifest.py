"""manifest.json: every other file of the site with its SHA-256. It is written last, and `kb verify` follows it.

Files of the version before, for which pages that readers have open may still ask, are listed apart: only a build that
found that version has them.
"""

import hashlib
import json
import re
from collections.abc import Mapping

NAME = "manifest.json"

HASHED = r"/assets/[0-9a-f]{12}/|[-_./+](sha)?[0-9a-f]{7,16}[-.][^/]*$"
"""Matches the paths whose name changes with what they hold, so that browsers may keep them for ever.

The expression means the same to Python, nginx and Caddy.
"""


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def has_hash(path: str) -> bool:
    """Tell whether the name of a file of the site changes with what it holds."""
    return re.search(HASHED, f"/{path}") is not None


def written(digests: Mapping[str, str], previous: Mapping[str, str]) -> bytes:
    """Return the manifest of files with these digests, by path, and of those that the version before has left."""
    listed = {"files": dict(sorted(digests.items())), "previous": dict(sorted(previous.items()))}
    return (json.dumps(listed, indent=0) + "\n").encode()


def read(content: bytes) -> dict[str, str]:
    """Return the digest of each file by its path, those that the version before has left included.

    Raises:
        ValueError: if the content is not a manifest.
    """
    manifest = json.loads(content)
    digests: dict[str, str] = {}
    for name in ("files", "previous"):
        if not isinstance(manifest, dict) or not isinstance(manifest.get(name), dict):
            raise ValueError("not a manifest")
        digests |= manifest[name]
    return digests
