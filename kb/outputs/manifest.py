"""manifest.json: every other file of the site with its SHA-256. It is written last, and `kb verify` follows it."""

import hashlib
import json
from collections.abc import Mapping

NAME = "manifest.json"


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def written(digests: Mapping[str, str]) -> bytes:
    """Return the manifest of files with these digests, by path."""
    return (json.dumps({"files": dict(sorted(digests.items()))}, indent=0) + "\n").encode()


def read(content: bytes) -> dict[str, str]:
    """Return the digest of each file by its path.

    Raises:
        ValueError: if the content is not a manifest.
    """
    manifest = json.loads(content)
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise ValueError("not a manifest")
    return {str(path): str(digest) for path, digest in manifest["files"].items()}
