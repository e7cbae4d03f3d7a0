"""Parts of files, for which players of films ask: without them, a browser cannot go to another place in a film."""

import re

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def part_asked_for(header: str, size: int) -> range | None:
    """Return which bytes of a file of that size a `Range` header asks for; None for the whole file."""
    asked = _RANGE.fullmatch(header)
    if not asked or int(asked[1]) >= size:
        return None
    return range(int(asked[1]), min(int(asked[2] or size) + 1, size))


def described(part: range, size: int) -> str:
    """Return the value of the `Content-Range` header of an answer that has this part."""
    return f"bytes {part.start}-{part.stop - 1}/{size}"
