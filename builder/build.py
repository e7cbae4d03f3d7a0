"""Builds the site: reads what changed, checks everything, makes what is missing, and only then touches the last one."""

from __future__ import annotations

import os
import posixpath
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from builder.content import read_content
from builder.digests import digest
from builder.garbage import no_search_for_garbage
from builder.inputs import inputs_of
from builder.last_build import BuiltPart, LastBuild, key_of_last_build, read_last_build, written_file
from builder.links import broken_links_after
from builder.one_at_a_time import one_at_a_time
from builder.parts import DESK_DATA, SEARCH, Parts, is_of_language, write_text
from builder.site_folder import put_in_place
from builder.store import DamagedStoreError, Store
from builder.workers import begun, in_parallel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from builder.content import Content
    from builder.last_build import WrittenFile
    from builder.parts import Task
    from builder.progress import Told


SMALL_FILES = "small files"
"""The part that is made at each build, since it takes no time."""


class FaultsError(Exception):
    """The content, or the site made of it, has faults: a line for each."""

    def __init__(self, heading: str, lines: list[str]) -> None:
        """Take what the lines have in common, and the lines."""
        super().__init__("\n".join([heading, *lines]))


@dataclass(frozen=True)
class Target:
    """What is built, and where."""

    root: Path
    """The repository."""
    site_url: str
    """Where the site is deployed, with a slash at its end."""
    folder: Path
    is_preview: bool = False
    """Whether it is for the server of `kb serve`, which adds a script to each page."""

    @property
    def cache(self) -> Path:
        """Return the folder of what is kept between builds."""
        return self.root / ".cache" / "build"

    @property
    def lock(self) -> Path:
        """Return the file that a build has while it lasts; outside of the cache, which may be removed meanwhile."""
        return self.root / ".cache" / "build.lock"

    @property
    def guides(self) -> Path:
        """Return the folder of what is kept of the guides."""
        return self.cache / "guides"


@dataclass(frozen=True)
class _Done:
    """What a task wrote: each part's files, in a folder."""

    folder: Path
    files: Mapping[str, Mapping[str, WrittenFile]]


def build_site(target: Target, told: Told, language: str | None = None) -> int:
    """Build the site, or what it has in one language, for now; return how many of its parts were made anew.

    What does not change since the last build into this folder is kept. If anything is wrong, the folder is as it was.

    Raises:
        FaultsError: if the content has errors, or the site has broken links.
        Abort: if MkDocs, Pagefind or Node tells a fault.
    """
    with no_search_for_garbage(), one_at_a_time(target.lock, told):
        try:
            return _build(target, told, language)
        except DamagedStoreError:
            shutil.rmtree(target.cache)
            return _build(target, told, language)


def stop_at_errors(content: Content, target: Target) -> None:
    """Stop if the content has errors.

    Raises:
        FaultsError: with a line for each.
    """
    errors = [finding for finding in content.findings if finding.severity == "error"]
    if errors:
        raise FaultsError("The content has errors:", [finding.line(target.root) for finding in errors])


def _build(target: Target, told: Told, language: str | None) -> int:
    inputs = inputs_of(target)
    store, last_builds = Store(target.guides, inputs.code), Store(target.cache / "builds", inputs.code)
    last = read_last_build(last_builds, target.folder)
    if last.inputs == inputs.digest(target) and last.is_whole(target.folder):
        return 0
    content = read_content(target, inputs, told)
    parts = Parts(target, content, inputs, store, last)
    first = parts.only_search(language) if content.is_readable else []
    with temporary_folder(target.cache) as staging, begun(_runs(first, staging / "0", last)) as ahead:
        stop_at_errors(content, target)
        wanted = {name: key for name, key in parts.keys.items() if language is None or is_of_language(name, language)}
        later = {name: part for name, part in last.parts.items() if name in parts.keys and name not in wanted}
        kept = last.kept(wanted, target.folder) | later
        missing = wanted.keys() - kept.keys()
        tasks = _runs(parts.tasks(missing.difference(*(task.parts for task in first))), staging / "1", last)
        with told.stage("Making pages and search", total=len(missing)) as done:
            new, built = _made(parts, chain(in_parallel(tasks), ahead), done)
        small = _write_small_files(parts, {**kept, **built}, staging / SMALL_FILES)
        if same := last.kept({SMALL_FILES: small.key}, target.folder):
            kept |= same
        else:
            built[SMALL_FILES] = small
            new |= {file: staging / SMALL_FILES / file for file in small.files}
        kept_files = {file for part in kept.values() for file in part.files}
        if language is None:
            _check_links(new, kept_files, last, target, told)
        put_in_place(new, kept_files, target.folder)
    whole = inputs.digest(target) if language is None else ""
    last_builds.put(key_of_last_build(target.folder), LastBuild(whole, {**kept, **built}))
    store.keep_only(parts.keys_in_store)
    return len(built)


def _runs(tasks: Iterable[Task], folder: Path, last: LastBuild) -> list[Callable[[], _Done]]:
    """Return what runs each task, in a folder of its own within `folder`."""
    return [partial(_run, task, folder / str(number), last) for number, task in enumerate(tasks)]


def _run(task: Task, folder: Path, last: LastBuild) -> _Done:
    folder.mkdir(parents=True)
    files = {
        part: {file: written_file(folder / file, last.files_of(part).get(file)) for file in written}
        for part, written in task.write(folder).items()
    }
    return _Done(folder, files)


def _made(
    parts: Parts, tasks: Iterable[_Done], told: Callable[[int], None]
) -> tuple[dict[str, Path], dict[str, BuiltPart]]:
    """Gather what the tasks made; return where each file lies now, and the parts with their files."""
    new: dict[str, Path] = {}
    built: dict[str, BuiltPart] = {}
    for done in tasks:
        for name, files in done.files.items():
            built[name] = BuiltPart(parts.keys[name], files)
            new.update((file, done.folder / file) for file in files)
        told(len(done.files))
    return new, built


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
        files[file] = written_file(folder / file)
    return BuiltPart(digest(sorted((file, written.digest) for file, written in files.items())), files)


def _check_links(new: Mapping[str, Path], kept: Collection[str], last: LastBuild, target: Target, told: Told) -> None:
    # Nothing links the files that search and the support desk load by themselves.
    linked = (part for name, part in last.parts.items() if not name.startswith((DESK_DATA, SEARCH)))
    gone = {file for part in linked for file in part.files} - new.keys() - set(kept)
    with told.stage("Checking links", len(new)):
        broken = broken_links_after(new, kept, gone, target.folder, target.site_url)
    if broken:
        raise FaultsError("The site has broken links:", broken)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Make a folder for a while. It tells by its name whose it is, for whoever stops this process and clears up."""
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=f"new-{os.getpid()}-") as name:
        yield Path(name)
