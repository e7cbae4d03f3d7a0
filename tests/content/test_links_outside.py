"""Links in docs/ to folders, and to files outside it: each is one error, and nothing behind them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks import findings, in_order
from kb.content.source_file import FILE_OUTSIDE, LINKED_FOLDER, read_source
from tests.conftest import loaded

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "folders", [("de", "extra"), ("fr/billing", "it/extra", "images", "videos"), ("images/extra", "videos/extra")]
)
def test_a_link_to_a_folder_outside_is_one_error(docs: Path, tmp_path: Path, folders: tuple[str, ...]) -> None:
    for folder in folders:
        path, outside = docs / folder, tmp_path / f"outside {folder.replace('/', ' ')}"
        if path.exists():
            path.rename(outside)
        else:
            outside.mkdir()
            (outside / "guide.yml").write_text("title: secret", encoding="utf-8")
            path.parent.mkdir(exist_ok=True)
        path.symlink_to(outside)
    assert _told(docs) == {docs / folder: LINKED_FOLDER for folder in folders}


def test_a_link_to_a_file_outside_is_one_error(docs: Path, tmp_path: Path) -> None:
    own = ("de/billing/pay.yml", "de/snippets.yml", "fr/words.yml", "images/invoice.svg", "topics.yml", "ledger.txt")
    others = ("extra.txt", "it/billing/extra.txt", *(f"videos/extra.{ending}" for ending in ("mp4", "vtt", "yml")))
    pictures = ("images/extra.png", "images/extra.svg")
    for name in (*own, *others, *pictures):
        path, outside = docs / name, tmp_path / name.replace("/", " ")
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            path.rename(outside)
        else:
            outside.write_text("secret", encoding="utf-8")
        path.symlink_to(outside)
    assert _told(docs) == {docs / name: FILE_OUTSIDE for name in (*own, *others, *pictures)}


@pytest.mark.parametrize(("folder", "other"), [("fr", "de"), ("fr/billing", "../de/billing"), ("fr/extra", "billing")])
def test_a_link_to_another_folder_of_the_content_is_one_error_too(docs: Path, folder: str, other: str) -> None:
    before = _errors(docs)
    if (docs / folder).exists():
        (docs / folder).rename(docs.parent / "before")
    (docs / folder).symlink_to(other)
    assert _errors(docs) - before == {(docs / folder, LINKED_FOLDER[0])}


def test_links_to_files_of_the_content_are_allowed(docs: Path) -> None:
    (docs / "de/billing/remind.yml").rename(docs / "de/other.yml")
    (docs / "de/billing/remind.yml").symlink_to("../other.yml")
    assert _told(docs) == {}


def test_the_content_may_itself_be_behind_a_link(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(docs)
    assert _told(tmp_path / "linked") == {}


def test_nothing_outside_is_read_through_its_parent(docs: Path) -> None:
    (docs.parent / "secret.yml").write_text("title: secret", encoding="utf-8")
    assert read_source(docs / ".." / "secret.yml", docs).fault


def _errors(docs: Path) -> set[tuple[Path, str]]:
    site, found = loaded(docs)
    errors = (finding for finding in (*found, *findings(site)) if finding.severity == "error")
    return {(error.place.path, error.wrong) for error in errors}


def _told(docs: Path) -> dict[Path, tuple[str, str]]:
    """Return the findings about links to outside, by place, and check that nothing behind them is reported."""
    site, found = loaded(docs)
    everything = in_order((*found, *findings(site)))
    assert "secret" not in str(everything)
    told = [finding for finding in everything if "is a link" in finding.wrong]
    assert {finding.severity for finding in told} <= {"error"}
    by_place = {finding.place.path: (finding.wrong, finding.expected) for finding in told}
    assert len(by_place) == len(told)
    return by_place
