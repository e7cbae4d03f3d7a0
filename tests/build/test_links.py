"""Links are checked wherever a build may have broken them: on new pages, and everywhere if something was removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.build.links import broken_links_after

SITE = {"index.html": '<a href="pay/#step">', "pay/index.html": '<li id="step">', "picture.svg": "<svg>"}


@pytest.fixture(autouse=True)
def site(tmp_path: Path) -> None:
    for file, content in SITE.items():
        _write(tmp_path / "site" / file, content)


def _write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def _broken(folder: Path, new: dict[str, str], gone: set[str] = frozenset()) -> list[str]:  # type: ignore[assignment]
    places = {file: _write(folder / "new" / file, content) for file, content in new.items()}
    kept = SITE.keys() - new.keys() - gone
    return broken_links_after(places, kept, gone, folder / "site", "https://help.example/")


def test_nothing_is_broken_if_nothing_is_removed(tmp_path: Path) -> None:
    assert _broken(tmp_path, {"pay/index.html": '<li id="step"><li id="more">'}) == []


def test_a_new_page_is_checked(tmp_path: Path) -> None:
    (line,) = _broken(tmp_path, {"new/index.html": '<a href="../pay/#stop">'})
    assert line == "new/: the link “../pay/#stop” leads nowhere: pay/index.html has no “stop”"


def test_a_link_to_an_anchor_that_a_new_page_lost_is_found_on_the_page_that_was_kept(tmp_path: Path) -> None:
    (line,) = _broken(tmp_path, {"pay/index.html": '<li id="other">'})
    assert line == "/: the link “pay/#step” leads nowhere: pay/index.html has no “step”"


def test_a_link_to_a_page_that_is_gone_is_found(tmp_path: Path) -> None:
    (line,) = _broken(tmp_path, {}, {"pay/index.html"})
    assert line == "/: the link “pay/#step” leads nowhere: there is no pay/index.html"


def test_new_pages_may_link_to_each_other(tmp_path: Path) -> None:
    new = {"one/index.html": '<a id="a" href="../two/#b">', "two/index.html": '<a id="b" href="../one/#a">'}
    assert _broken(tmp_path, new) == []
