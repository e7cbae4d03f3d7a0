"""A small knowledge base to break: two guides in four languages, without a fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.content.site import LANGUAGES
from widgets.rules import ERRORS, WIDGETS, Widget

HERE = Path(__file__).parent


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a fresh copy of tests/content/docs, with interface words for all that the rules know."""
    folder = tmp_path / "docs"
    shutil.copytree(HERE / "docs", folder)
    for language in LANGUAGES:
        (folder / language / "words.yml").write_text(_interface_words(), encoding="utf-8")
    return folder


def _interface_words() -> str:
    lines = [
        "language: A language",
        "topics:",
        "  billing: {title: Billing, summary: Paying}",
        "labels: {home: Home}",
        "helpers:",
        f"  errors: {{{', '.join(f'{code}: Words' for code in ERRORS)}}}",
        "  labels: {copy: Copy}",
        "widgets:",
    ]
    for name, widget in WIDGETS.items():
        lines += [f"  {name}:", "    title: Words", "    intro: Words", "    fields:", *_field_words(widget)]
        lines += ["    outcomes:", *(f"      {code}: {{title: Words, text: Words}}" for code in widget.outcomes)]
    return "\n".join(lines) + "\n"


def _field_words(widget: Widget) -> list[str]:
    lines = []
    for field in widget.fields:
        options = field.options or (("true", "false") if field.kind == "flag" else ())
        words = ", ".join(f"{option}: Words" for option in options)
        if field.name != "today":  # the script's own, not asked
            lines.append(f"      {field.name}: {{label: Words, options: {{{words}}}}}")
    return lines
