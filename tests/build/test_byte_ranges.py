"""Video players request parts of files, and get them from the preview's server."""

from __future__ import annotations

import pytest

from hooks.byte_ranges import described, part_asked_for


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", range(100)),
        ("bytes=40-", range(40, 100)),
        ("bytes=40-59", range(40, 60)),
        ("bytes=40-400", range(40, 100)),
        ("bytes=100-", None),
        ("bytes=-20", None),
        ("bytes=0-9,20-29", None),
        ("", None),
    ],
)
def test_a_range_is_limited_to_the_file(header: str, part: range | None) -> None:
    assert part_asked_for(header, 100) == part


def test_a_response_says_which_range_it_has() -> None:
    assert described(range(40, 60), 100) == "bytes 40-59/100"
