"""How browsers identify themselves: user_agents.json has the user agent of one browser of each kind."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import rules

from .tables import HERE

BROWSERS: list[dict[str, Any]] = json.loads((HERE / "user_agents.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", BROWSERS, ids=lambda row: row["browser"])
def test_a_browser_reveals_its_system(row: dict[str, Any]) -> None:
    assert rules.detect_system(row["user_agent"], row["touch_points"]) == row["system"]


def test_every_system_is_detected_and_is_an_option() -> None:
    assert {row["system"] for row in BROWSERS} == {*rules.SYSTEMS, None}
    system = next(field for field in rules.WIDGETS["screenshot-keys"].fields if field.name == "system")
    assert system.options == rules.SYSTEMS


@given(user_agent=st.text(), touch_points=st.integers())
def test_any_text_has_a_system_or_none(user_agent: str, touch_points: int) -> None:
    assert rules.detect_system(user_agent, touch_points) in {*rules.SYSTEMS, None}
