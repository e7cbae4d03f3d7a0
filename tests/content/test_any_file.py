"""Whatever a content file contains, its faults become findings, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kb.checks import findings
from tests.conftest import loaded
from tests.content.blocks import with_blocks
from tests.content.icons import with_icons
from tests.content.variants import with_variants

FILES = [
    "de/billing/pay.yml",
    "fr/billing/pay.yml",
    "de/billing/connect.yml",
    "fr/billing/connect.yml",
    "de/billing/questions.yml",
    "fr/billing/questions.yml",
    "topics.yml",
    "languages.yml",
    "company.yml",
    "sources.yml",
    "ledger.txt",
    "moved.yml",
    "owners.yml",
    "variants.yml",
    "icons.yml",
    "destinations.yml",
    "de/index.md",
    "de/interface.yml",
    "de/snippets.yml",
    "fr/words.yml",
]
PIECES = [
    "- ",
    ": ",
    "  ",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "#",
    "'",
    '"',
    "`",
    "**",
    "++",
    "<b>",
    "\\",
    "&a ",
    "*a",
    "!x ",
    "|\n",
]
VALUES = ["null", "true", "3", "1.5", "[]", "{}", "- x", "''", "{a: b}", "~", "2026-13-40", "\x00", "\ud7ff", "é" * 300]

any_line = st.one_of(st.sampled_from(VALUES + PIECES), st.text(max_size=12))
edit = st.tuples(st.sampled_from(["delete", "double", "replace", "value", "insert"]), st.integers(0, 60), any_line)


@pytest.fixture
def docs(docs: Path) -> Path:
    """Return the small knowledge base, with a guide that has every kind of block, one that has variants, and icons."""
    return with_icons(with_variants(with_blocks(docs)))


# All examples use the same folder: each restores the file that it changes.
in_one_folder = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(in_one_folder, max_examples=50)
@given(file=st.sampled_from(FILES), edits=st.lists(edit, min_size=1, max_size=4))
@example(file="topics.yml", edits=[("delete", 2, ""), ("delete", 3, "")])  # a key on two lines
@example(file="topics.yml", edits=[("value", 2, "é" * 300)])  # an icon with a name too long for a file
def test_an_edited_file_is_read_without_a_traceback(docs: Path, file: str, edits: list[tuple[str, int, str]]) -> None:
    content = _edited((docs / file).read_text(encoding="utf-8"), edits).encode("utf-8", "surrogatepass")
    for line in _lines_with(docs, file, content):
        assert "\n" not in line


@settings(in_one_folder, max_examples=20)
@given(file=st.sampled_from([*FILES, "images/invoice.svg"]), content=st.binary(max_size=200))
def test_any_bytes_are_read_without_a_traceback(docs: Path, file: str, content: bytes) -> None:
    _lines_with(docs, file, content)


def _lines_with(docs: Path, file: str, content: bytes) -> list[str]:
    """Return the findings while the file has this content."""
    path = docs / file
    original = path.read_bytes()
    path.write_bytes(content)
    try:
        site, found = loaded(docs)
        return [finding.line(docs.parent) for finding in [*found, *findings(site)]]
    finally:
        path.write_bytes(original)


def _edited(source: str, edits: list[tuple[str, int, str]]) -> str:
    lines = source.split("\n")
    for kind, number, words in edits:
        at = number % len(lines)
        match kind:
            case "delete":
                lines[at] = ""
            case "double":
                lines.insert(at, lines[at])
            case "replace":
                lines[at] = words
            case "value":
                lines[at] = lines[at].partition(":")[0] + ": " + words
            case "insert":
                half = len(lines[at]) // 2
                lines[at] = lines[at][:half] + words + lines[at][half:]
    return "\n".join(lines)
