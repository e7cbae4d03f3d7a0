"""Parts that are brought in get ids: from their words in English, else numbers."""

from __future__ import annotations

from typing import Any

import pytest

from kb.bringing_in.naming import name_parts

WORDS = ("The same", "Other", "The same", "", "Other", "The same 2", "The same")


def _ids(words: tuple[str, ...], *, by_words: bool) -> list[str]:
    steps: list[dict[str, Any]] = [{"text": own} for own in words]
    name_parts({"sections": [{"title": "Pay", "steps": steps}]}, by_words=by_words)
    return [step["id"] for step in steps]


@pytest.mark.parametrize(
    ("by_words", "ids"),
    [
        (True, ["the-same", "other", "the-same-2", "step-1", "other-2", "the-same-2-2", "the-same-3"]),
        (False, [f"step-{number}" for number in range(1, 8)]),
    ],
)
def test_each_id_is_given_once(by_words: bool, ids: list[str]) -> None:  # noqa: FBT001 (a parameter of the table)
    assert _ids(WORDS, by_words=by_words) == ids


@pytest.mark.slow
def test_a_page_with_the_same_words_again_and_again_is_named_in_one_pass() -> None:
    """With a search from the start for each, this would take minutes."""
    assert _ids(("The same",) * 50_000, by_words=True)[-1] == "the-same-50000"
