"""Whatever stands in a content file, it is told in findings, never by a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kb.checks import findings
from kb.content.site import load_site

FILES = [
    "de/billing/pay.yml",
    "fr/billing/pay.yml",
    "topics.yml",
    "destinations.yml",
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

# The same folder serves all examples: each writes the file it changes, and the fixture makes it anew.
in_one_folder = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("file", FILES)
@in_one_folder
@given(edits=st.lists(edit, min_size=1, max_size=4))
@example(edits=[("delete", 2, ""), ("delete", 3, "")])  # of topics.yml: a key on two lines
def test_an_edited_file_is_read_without_a_traceback(docs: Path, file: str, edits: list[tuple[str, int, str]]) -> None:
    path = docs / file
    original = path.read_bytes()
    try:
        path.write_bytes(_edited(original.decode(), edits).encode("utf-8", "surrogatepass"))
        site, found = load_site(docs)
        for finding in [*found, *findings(site)]:
            assert "\n" not in finding.line(docs.parent)
    finally:
        path.write_bytes(original)


@in_one_folder
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_without_a_traceback(docs: Path, content: bytes) -> None:
    for file in ("de/billing/pay.yml", "images/invoice.svg"):
        path = docs / file
        original = path.read_bytes()
        try:
            path.write_bytes(content)
            site, _found = load_site(docs)
            findings(site)
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
