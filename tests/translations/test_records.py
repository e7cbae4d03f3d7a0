"""The files of records can be read back, even after branches were merged."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.content.source_file import SourceFile, read_source
from kb.content.translated import (
    Recorded,
    Records,
    read_translated,
    read_translated_from,
    written_translated,
    written_translated_from,
)
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path

IDS = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)
GROUPS = st.one_of(IDS, st.builds("{}/{}".format, IDS, IDS))
NAMES = st.builds("{}#{}.{}".format, GROUPS, IDS, IDS)
DIGESTS = st.from_regex(r"[0-9a-f]{12}", fullmatch=True)
MARKS = st.one_of(st.sampled_from(["", "major"]), DIGESTS.map("minor:{}".format))
WORDS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n\\"), min_size=1).filter(
    lambda words: words == words.strip()
)
LINES = 20


@settings(max_examples=40)
@given(records=st.dictionaries(NAMES, st.builds(Recorded, DIGESTS, DIGESTS, MARKS)))
def test_what_is_recorded_is_read(tmp_path_factory: pytest.TempPathFactory, records: dict[str, Recorded]) -> None:
    text = written_translated(records)
    assert text.splitlines()[1:] == sorted(text.splitlines()[1:])
    groups, found = read_translated(_file(tmp_path_factory, text))
    read = Records({"fr": groups})
    assert found == []
    assert {name: own for group in groups for name, own in read.recorded("fr", group).items()} == records


@settings(max_examples=40)
@given(words=st.dictionaries(st.tuples(NAMES, DIGESTS), WORDS))
def test_words_that_were_translated_are_read(
    tmp_path_factory: pytest.TempPathFactory, words: dict[tuple[str, str], str]
) -> None:
    groups, found = read_translated_from(_file(tmp_path_factory, written_translated_from(words)))
    read = Records({}, groups)
    assert found == []
    assert {key: own for group in groups for key, own in read.words_of(group).items()} == words


def test_two_branches_merge_without_a_conflict(tmp_path: Path) -> None:
    """Git merges the lines that two branches changed, unless they are adjacent."""
    names = [f"billing/pay#step-{number:02}.text" for number in range(LINES)]
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for path in (base, ours, theirs):
        path.write_text(written_translated({name: Recorded("a" * 12, "b" * 12) for name in names}), encoding="utf-8")
    replaced(f"{names[3]} {'a' * 12}", f"{names[3]} {'c' * 12}")(ours)
    replaced(names[9], f"billing/pay#step-09-new.text {'d' * 12} {'d' * 12}\n{names[9]}")(ours)
    replaced(f"{names[15]} {'a' * 12} {'b' * 12}", f"{names[15]} {'a' * 12} {'b' * 12} major")(theirs)
    subprocess.run(["git", "merge-file", ours, base, theirs], check=True)
    groups, found = read_translated(read_source(ours, tmp_path))
    recorded = Records({"fr": groups}).recorded("fr", "billing/pay")
    assert found == []
    assert len(recorded) == LINES + 1
    assert (recorded[names[3]].source, recorded[names[15]].mark) == ("c" * 12, "major")


def _file(folder: pytest.TempPathFactory, text: str) -> SourceFile:
    return SourceFile(folder.getbasetemp() / "translated.txt", text.encode())
