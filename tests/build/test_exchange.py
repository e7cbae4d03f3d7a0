"""A new version replaces the old one in one step, and keeps the files that open pages may still request."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import threading
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kb.build import site_folder
from kb.build.last_build import write_file
from kb.build.site_folder import clear_up_after, complete, next_version, put_in_place, tidy
from kb.build.terminal import Terminal
from kb.outputs import manifest
from tests.build.small_build import differences, files_in, previous_in, without_runtime

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.small_build import SmallBuild

OLD = {"index.html": b"old", "kept/page.html": b"kept", "gone/page.html": b"gone", "a": b"a file"}
NEW = {"index.html": b"new", "a/page.html": b"in the place of a file", manifest.NAME: b"{}"}
AFTERWARDS = {**NEW, "kept/page.html": b"kept"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the old version."""
    _write(tmp_path / "site", OLD)
    return tmp_path / "site"


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _put_new_in_place(folder: Path) -> None:
    with next_version(folder) as version:
        _write(version, NEW)
        complete(version, ["kept/page.html"], folder)
        put_in_place(version, folder, Terminal())


def _raising(number: int) -> object:
    def exchange(_one: Path, other: Path) -> None:
        raise OSError(number, os.strerror(number), str(other))

    return exchange


def test_the_new_version_takes_the_place_of_the_old_one(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    inode = (folder / "kept/page.html").stat().st_ino
    _put_new_in_place(folder)
    assert files_in(folder) == AFTERWARDS
    assert (folder / "kept/page.html").stat().st_ino == inode
    assert list(folder.parent.iterdir()) == [folder]
    assert capfd.readouterr().err == ""


def test_the_version_before_is_brought_up_to_date(folder: Path, tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    index, page, inside = "index.html", "kept/page.html", "a/page.html"
    versions: list[tuple[list[str], list[str]]] = [
        ([index], [page, "a"]),
        ([index, inside], [page]),  # a folder where the version before and its spare have a file
        ([index], [inside]),
        ([index, "kept"], [inside]),  # a file where the spare has a folder
        ([index, "a"], ["kept"]),
    ]
    for number, (made, kept) in enumerate(versions):
        inodes = {file: (folder / file).stat().st_ino for file in kept}
        with next_version(folder, spare) as version:
            for file in made:
                write_file(version, file, f"{file} {number}".encode())
            complete(version, kept, folder)
            tidy(version, {*made, *kept})
            put_in_place(version, folder, Terminal())
        found = files_in(folder)
        assert found.keys() == {*made, *kept}
        assert all(found[file] == f"{file} {number}".encode() for file in made)
        assert all((folder / file).stat().st_ino == inode for file, inode in inodes.items())
        assert {path.name for path in folder.iterdir()} == {file.split("/")[0] for file in (*made, *kept)}
        assert all(path.stat().st_mode & 0o777 == 0o755 for path in folder.rglob("*") if path.is_dir())
        assert set(tmp_path.iterdir()) == {folder, spare}


@pytest.mark.parametrize("is_inside", [True, False])
def test_a_link_in_the_place_of_the_spare_is_not_followed(folder: Path, tmp_path: Path, *, is_inside: bool) -> None:
    _write(theirs := tmp_path / "theirs", OLD)
    spare = tmp_path / "spare"
    if is_inside:
        spare.mkdir()
    (spare / "kept" if is_inside else spare).symlink_to(theirs)
    for _build in range(2):
        with next_version(folder, spare) as version:
            complete(version, OLD, folder)
            tidy(version, OLD)
            put_in_place(version, folder, Terminal())
        assert files_in(theirs) == files_in(folder) == files_in(spare) == OLD
        assert not any(path.is_symlink() for path in (folder, spare, *folder.rglob("*")))


def test_a_spare_that_cannot_be_changed_is_left_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **_options: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    _write(spare := tmp_path / "spare", NEW)
    monkeypatch.setattr(os, "chmod", refuse)
    with next_version(folder, spare) as version:
        assert files_in(version) == {}
    assert files_in(spare) == NEW


def test_what_was_put_into_the_site_is_in_no_later_version(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    for number in range(3):
        with next_version(folder, tmp_path / "spare") as version:
            write_file(version, "kept/page.html", str(number).encode())
            tidy(version, {"kept/page.html"})
            put_in_place(version, folder, Terminal())
        assert files_in(folder) == {"kept/page.html": str(number).encode()}
        assert [path.name for path in folder.iterdir()] == ["kept"]
        (folder / "link").symlink_to(tmp_path / "elsewhere")
        (folder / "empty").mkdir()
        shutil.rmtree(folder / "kept")
        (folder / "kept").symlink_to(tmp_path / "elsewhere")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_first_version_needs_no_old_one(folder: Path) -> None:
    with next_version(folder.parent / "sites/first") as version:
        _write(version, NEW)
        put_in_place(version, folder.parent / "sites/first", Terminal())
    assert files_in(folder.parent / "sites/first") == NEW


def test_a_reader_sees_either_the_old_or_the_new_version(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    _write(folder, {"page": b"0", "other": b"0"})
    stop = threading.Event()
    seen: set[tuple[bytes, ...]] = set()

    def look() -> None:
        while not stop.is_set():
            opened = os.open(folder, os.O_RDONLY)  # fails if there is no site
            files = [os.open(name, os.O_RDONLY, dir_fd=opened) for name in ("page", "other")]
            seen.add(tuple(os.read(file, 10) for file in files))
            for file in (opened, *files):
                os.close(file)

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(1, 200):
        with next_version(folder) as version:
            _write(version, {name: str(number).encode() for name in ("page", "other")})
            put_in_place(version, folder, Terminal())
            old = version.rename(folder.parent / f"old {number}")  # for those who still read it
            assert old.exists()
    stop.set()
    looking.join()
    assert all(page == other for page, other in seen)
    assert len(seen) > 1


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSYS, "this disk cannot exchange it in one step; it is gone between two renames."),
        (errno.EBUSY, "a mount point cannot be exchanged as a whole; its files are replaced one by one."),
    ],
)
def test_a_system_without_the_exchange_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], number: int, said: str
) -> None:
    monkeypatch.setattr(site_folder, "exchange", _raising(number))
    _put_new_in_place(folder)
    assert files_in(folder) == AFTERWARDS
    assert list(folder.parent.iterdir()) == [folder]
    assert not (folder / "gone").exists()
    assert capfd.readouterr().err == f"{folder}: {said}\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
@pytest.mark.parametrize("what", [["-t", "tmpfs", "tmpfs"], ["--bind", "{beside}"]])
def test_a_mount_point_is_filled_file_by_file(
    folder: Path, capfd: pytest.CaptureFixture[str], what: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    beside = tmp_path_factory.mktemp("mounted")
    mounted = subprocess.run(["mount", *(word.format(beside=beside) for word in what), folder], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let anybody mount")
    try:
        _write(folder, OLD)
        _put_new_in_place(folder)
        assert files_in(folder) == AFTERWARDS
        assert "a mount point cannot be exchanged as a whole" in capfd.readouterr().err
    finally:
        subprocess.run(["umount", folder], check=True)


def test_between_two_renames_a_killed_build_leaves_the_old_version_to_be_restored(folder: Path) -> None:
    beside = folder.with_name(".site.new-1-x")
    _write(beside / "version", NEW)
    folder.rename(beside / "old")
    clear_up_after(folder)
    assert files_in(folder) == OLD
    assert list(folder.parent.iterdir()) == [folder]


def test_only_what_a_build_left_is_cleared_up(folder: Path) -> None:
    mine, other, running = (folder.with_name(name) for name in (".site.news", ".help.new-1-x", ".site.new-22-x"))
    for beside in (mine, other, running, folder.with_name(".site.new-2-x")):
        _write(beside, NEW)
    clear_up_after(folder, process=2)
    assert set(folder.parent.iterdir()) == {folder, mine, other, running}
    clear_up_after(folder)
    assert set(folder.parent.iterdir()) == {folder, mine, other}


def test_open_pages_find_their_files_for_one_more_version(site: SmallBuild) -> None:
    site.build()
    listed: list[set[str]] = []
    for number in range(3):
        before = site.files()
        site.replace("fr/billing/pay.yml", "tout de suite", "tout de suite, " * (number + 1) + "tout de suite")
        site.build()
        after = site.files()
        previous = previous_in(after)
        asked_for = {path for path in without_runtime(before) if manifest.has_hash(path)}
        assert asked_for <= after.keys()
        assert previous.keys() == asked_for - json.loads(after[manifest.NAME])["files"].keys()
        assert previous.keys() > {path for path in previous if path.startswith("support-desk/fr/")} != set()
        assert all(after[path] == before[path] for path in previous)
        assert previous == {path: sha256(after[path]).hexdigest() for path in previous}
        listed.append(set(previous))
    assert not set.intersection(*listed)
    assert site.build() == 0


def test_a_build_that_changes_no_file_is_not_a_version(site: SmallBuild) -> None:
    site.build()
    site.replace("fr/billing/pay.yml", "tout de suite", "immédiatement")
    site.build()
    before = site.files()
    assert previous_in(before)
    site.replace("fr/billing/pay.yml", "title:", "# a comment\ntitle:")
    site.build()
    assert differences(site.files(), before) == []
