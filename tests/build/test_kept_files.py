"""What a shared file says comes from the store until the file changes, and so do the findings of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.material import ICONS
from kb.build.store import Store
from kb.content import docs_reading
from kb.content.loading import load_site_without_guides

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.document import Document
    from kb.content.source_file import SourceFile


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that were read, as a list that grows."""
    names: list[str] = []
    read_document = docs_reading.read_document

    def noted(file: SourceFile, language: str) -> Document:
        names.append("/".join(file.path.parts[-2:]))
        return read_document(file, language)

    monkeypatch.setattr(docs_reading, "read_document", noted)
    return names


def test_a_shared_file_is_read_again_only_if_it_has_changed(docs: Path, read: list[str], tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.sqlite", "code")
    site, found = load_site_without_guides(docs, ICONS, store.kept_or_made)
    assert "de/glossary.yml" in read
    read.clear()
    again, same = load_site_without_guides(docs, ICONS, store.kept_or_made)
    assert read == []
    assert (again, same) == (site, found)
    with (docs / "de" / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("odd: {term: Odd, explanation: Odd, nonsense: 1}\n")
    for expected in (["de/glossary.yml"], []):
        read.clear()
        _site, found = load_site_without_guides(docs, ICONS, store.kept_or_made)
        assert read == expected
        assert [finding.wrong for finding in found if finding.place.path.name == "glossary.yml"] == [
            "unknown field “nonsense”"
        ]
