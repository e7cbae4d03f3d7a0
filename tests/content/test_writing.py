"""Writing files of content: never half a file, and never one outside the content folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.content.new_guide import NewGuideError, write_new_guide
from kb.content.writing import write_at_once, write_together

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_where_the_new_file_would_be_is_not_followed(tmp_path: Path, *, is_there: bool) -> None:
    other = tmp_path / "other"
    if is_there:
        other.write_text("Theirs", encoding="utf-8")
    (tmp_path / ".pay.yml.new").symlink_to(other)
    write_at_once(tmp_path / "pay.yml", b"Ours")
    assert other.exists() is is_there
    assert not (tmp_path / "pay.yml").is_symlink()
    assert (tmp_path / "pay.yml").read_text(encoding="utf-8") == "Ours"
    assert not (tmp_path / ".pay.yml.new").is_symlink()


def test_an_error_names_the_file_and_not_the_temporary_one(tmp_path: Path) -> None:
    path = tmp_path / "nowhere/pay.yml"
    with pytest.raises(FileNotFoundError) as error:
        write_at_once(path, b"Ours")
    assert error.value.filename == str(path)


@pytest.mark.parametrize("content", [b"Ours", None])
def test_where_a_folder_is_in_the_place_of_a_file_no_other_is_changed(tmp_path: Path, content: bytes | None) -> None:
    (guide := tmp_path / "pay.yml").write_bytes(b"Before")
    (record := tmp_path / "translated.txt").mkdir()
    with pytest.raises(IsADirectoryError) as error:
        write_together({guide: b"After", record: content})
    assert error.value.filename == str(record)
    assert guide.read_bytes() == b"Before"
    assert set(tmp_path.iterdir()) == {guide, record}


def test_a_new_guide_is_not_written_into_a_folder_elsewhere(docs: Path, tmp_path: Path) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (docs / "it/billing").rename(tmp_path / "before")
    (docs / "it/billing").symlink_to(elsewhere)
    topics = (docs / "topics.yml").read_bytes()
    with pytest.raises(NewGuideError) as error:
        write_new_guide(docs, "billing/refunds", "it")
    assert str(error.value) == "docs/it/billing is a link to another folder; replace it by a folder."
    assert not any(elsewhere.iterdir())
    assert (docs / "topics.yml").read_bytes() == topics
