"""manifest.json: the SHA-256 of every other file of the site. It is written last, and `kb verify` compares with it.

Files of the version before, which pages that readers have open may still load, are listed separately, since a build
has them only if it found that version.
"""

import hashlib
import json
import re
from collections.abc import Mapping

NAME = "manifest.json"

HASHED = r"/assets/[0-9a-f]{12}/|[-_./+](sha)?[0-9a-f]{7,16}[-.][^/]*$"
"""Matches paths whose names change with the contents, so that browsers may cache the files for ever.

The expression means the same in Python, nginx and Caddy.
"""


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def has_hash(path: str) -> bool:
    """Return whether the name of a file of the site changes with its contents."""
    return re.search(HASHED, f"/{path}") is not None


def written(digests: Mapping[str, str], previous: Mapping[str, str]) -> bytes:
    """Return the manifest. Both arguments map paths to digests; `previous` are files kept from the version before."""
    listed = {"files": dict(sorted(digests.items())), "previous": dict(sorted(previous.items()))}
    return (json.dumps(listed, indent=0) + "\n").encode()


def read(content: bytes) -> dict[str, str]:
    """Return the digest of each file by path, including files kept from the version before.

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
