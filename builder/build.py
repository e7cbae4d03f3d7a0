"""Builds the site: reads what changed, checks everything, makes what is missing, and only then touches the last one."""

from __future__ import annotations

import posixpath
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from builder.digests import digest, digest_of_code, digest_of_file, digest_of_shared_content
from builder.guides import DamagedStoreError, keys_in_store, read_guides
from builder.last_build import BuiltPart, LastBuild, key_of_last_build, read_last_build
from builder.links import broken_links_after
from builder.parts import DESK_DATA, Parts, write_text
from builder.site_folder import put_in_place
from builder.store import Store
from builder.workers import in_parallel
from kb.checks import findings_of_site, in_order
from kb.content.site import load_site_without_guides
from kb.pages.assets import theme_assets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from builder.guides import GuideAsRead
    from builder.parts import Task
    from builder.progress import Told
    from kb.content.site import Site


SMALL_FILES = "small files"
"""The part that is made at each build, since it takes no time."""


class FaultsError(Exception):
    """The content, or the site made of it, has faults: a line for each."""

    def __init__(self, heading: str, lines: list[str]) -> None:
        """Take what the lines have in common, and the lines."""
        super().__init__("\n".join([heading, *lines]))


@dataclass(frozen=True)
class _Done:
    """What a task wrote: each part's files with their digests, in a folder."""

    folder: Path
    files: Mapping[str, Mapping[str, str]]


def build_site(root: Path, site_url: str, folder: Path, told: Told) -> int:
    """Build the site of the repository at `root` into `folder`; return how many of its parts were made anew.

    What does not change since the last build into this folder is kept. If anything is wrong, the folder is as it was.

    Raises:
        FaultsError: if the content has errors, or the site has broken links.
        Abort: if MkDocs, Pagefind or Node tells a fault.
    """
    cache = root / ".cache" / "build"
    try:
        return _build(root, site_url, folder, cache, told)
    except DamagedStoreError:
        shutil.rmtree(cache)
        return _build(root, site_url, folder, cache, told)


def _build(root: Path, site_url: str, folder: Path, cache: Path, told: Told) -> int:
    store, last_builds = Store(cache / "guides"), Store(cache / "builds")
    code, shared = digest_of_code(root), digest_of_shared_content(root / "docs")
    site, guides = _read_and_check(root, store, code, shared, told)
    parts = Parts(root, site_url, site, guides, theme_assets(), store, f"{code} {shared}")
    last = read_last_build(last_builds, folder)
    kept = last.kept(parts.keys, folder)
    with _temporary_folder(cache) as staging:
        new, built = _made(parts, parts.keys.keys() - kept.keys(), staging, told)
        small = _write_small_files(parts, {**kept, **built}, staging / SMALL_FILES)
        if last.kept({SMALL_FILES: small.key}, folder):
            kept[SMALL_FILES] = small
        else:
            built[SMALL_FILES] = small
            new |= {file: staging / SMALL_FILES / file for file in small.files}
        kept_files = {file for part in kept.values() for file in part.files}
        _check_links(new, kept_files, last, folder, site_url, told)
        if new or kept_files != last.files:
            put_in_place(new, kept_files, folder)
    last_builds.put(key_of_last_build(folder), LastBuild({**kept, **built}))
    store.keep_only({key for guide in guides.values() for key in keys_in_store(guide)})
    return len(built)


def _read_and_check(
    root: Path, store: Store, code: str, shared: str, told: Told
) -> tuple[Site, dict[str, GuideAsRead]]:
    site, found = load_site_without_guides(root / "docs")
    with told.stage("Reading and checking the guides", total=0) as done:
        site, guides = read_guides(site, store, code, shared, done)
    found += [finding for guide in guides.values() for finding in guide.findings]
    errors = [finding for finding in in_order((*found, *findings_of_site(site))) if finding.severity == "error"]
    if errors:
        raise FaultsError("The content has errors:", [finding.line(root) for finding in errors])
    return site, guides


def _made(parts: Parts, missing: set[str], staging: Path, told: Told) -> tuple[dict[str, Path], dict[str, BuiltPart]]:
    """Make what is missing; return where each file lies now, and the parts with their files."""
    new: dict[str, Path] = {}
    built: dict[str, BuiltPart] = {}
    tasks = [partial(_run, task, staging / str(number)) for number, task in enumerate(parts.tasks(missing))]
    with told.stage("Making pages and search", total=len(missing)) as tell:
        for done in in_parallel(tasks):
            for name, files in done.files.items():
                built[name] = BuiltPart(parts.keys[name], files)
                new.update((file, done.folder / file) for file in files)
            tell(len(done.files))
    return new, built


def _run(task: Task, folder: Path) -> _Done:
    folder.mkdir()
    written = task.write(folder)
    digests = {part: {file: digest_of_file(folder / file) for file in files} for part, files in written.items()}
    return _Done(folder, digests)


def _write_small_files(parts: Parts, others: Mapping[str, BuiltPart], folder: Path) -> BuiltPart:
    data = {
        name.removeprefix(DESK_DATA): posixpath.basename(file)
        for name, part in others.items()
        if name.startswith(DESK_DATA)
        for file in part.files
    }
    files = {}
    for file, text in parts.small_files(data):
        write_text(folder / file, text)
        files[file] = digest_of_file(folder / file)
    return BuiltPart(digest(sorted(files.items())), files)


def _check_links(
    new: Mapping[str, Path], kept: Collection[str], last: LastBuild, folder: Path, site_url: str, told: Told
) -> None:
    gone = last.files - new.keys() - set(kept)
    with told.stage("Checking links", total=0):
        broken = broken_links_after(new, kept, gone, folder, site_url)
    if broken:
        raise FaultsError("The site has broken links:", broken)


@contextmanager
def _temporary_folder(parent: Path) -> Iterator[Path]:
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix="new-") as name:
        yield Path(name)
