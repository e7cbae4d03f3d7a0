"""The schemas that editors read are those of the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content.places import QUESTIONS_FILE
from kb.content.schemas import SHAPES, schemas

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", schemas())
def test_schema_in_the_repository_is_current(name: str) -> None:
    written = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert written == schemas()[name], "the model changed: run `kb schema`"


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.yml")), ids=lambda path: str(path.relative_to(ROOT)))
def test_content_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    named = (path.parent / first.partition("$schema=")[2]).resolve()
    is_translation = lines[0].startswith("translates:")
    expected = path.stem if path.stem in SHAPES else "translation" if is_translation else "guide"
    if path.stem == QUESTIONS_FILE and is_translation:
        expected = "translated-questions"
    if path.parent.name == "videos":
        expected = "recording"
    assert named == ROOT / "schemas" / f"{expected}.json"
