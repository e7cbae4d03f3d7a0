"""Byte ranges of files, which video players request: without them, a browser cannot seek in a film."""

import re

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def part_asked_for(header: str, size: int) -> range | None:
    """Return the bytes of a file of that size that a `Range` header requests, or None for the whole file."""
    asked = _RANGE.fullmatch(header)
    if not asked or int(asked[1]) >= size:
        return None
    return range(int(asked[1]), min(int(asked[2] or size) + 1, size))


def described(part: range, size: int) -> str:
    """Return the value of the `Content-Range` header for a response with this part."""
    return f"bytes {part.start}-{part.stop - 1}/{size}"
