"""Builds the site: reads what changed, checks everything, makes what is missing, and only then touches the last one."""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kb.build.content import Content, keep_only_parts_of, read_content
from kb.build.inputs import inputs_of
from kb.build.last_build import BuiltOutput, LastBuild, keep_last_build, read_last_build, write_file
from kb.build.links import broken_links_after
from kb.build.one_at_a_time import one_at_a_time
from kb.build.site_folder import put_in_place
from kb.build.store import DamagedStoreError, Store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.build.workers import in_parallel, number_of_cores
from kb.content.part import digest
from kb.outputs import outputs_of
from kb.outputs.output import Output

OUTPUTS_FOR_A_TASK = 40


class FaultsError(Exception):
    """The content, or the site made of it, has faults: a line for each."""

    def __init__(self, heading: str, lines: list[str]) -> None:
        """Take what the lines have in common, and the lines."""
        super().__init__("\n".join([heading, *lines]))


@dataclass(frozen=True)
class StoreBench:
    """What makers may use besides what they are given: what the store keeps, and what was made before them."""

    store: Store
    made: Mapping[str, str] = field(default_factory=dict)

    def keep[Value](self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
        """Return, for keys by name, what `make` makes of each name, or made for the same key before."""
        return self.store.up_to_date(scope, keys, lambda names: {name: make(name) for name in names})


@dataclass(frozen=True)
class Made:
    """Outputs that were made, and the folder that has their files until these are put in place."""

    folder: Path
    outputs: Mapping[str, BuiltOutput]


def build_site(target: Target, terminal: Terminal, language: str | None = None) -> int:
    """Build the site, or for now what readers of one language need; return how many outputs were made.

    What did not change since the last build into this folder is kept. If anything is wrong, the folder is as it was.

    Raises:
        FaultsError: if the content has errors, or the site has broken links.
        PagefindError: if the search index cannot be made.
        PackingError: if Python for the browser cannot be packed.
    """
    with one_at_a_time(target.lock, terminal):
        try:
            return _build(target, terminal, language)
        except DamagedStoreError:
            shutil.rmtree(target.cache)
            return _build(target, terminal, language)


def stop_at_errors(content: Content, target: Target) -> None:
    """Stop if the content has errors.

    Raises:
        FaultsError: with a line for each.
    """
    if content.errors:
        raise FaultsError("The content has errors:", [finding.line(target.root) for finding in content.errors])


def _build(target: Target, terminal: Terminal, language: str | None) -> int:
    inputs = inputs_of(target)
    store = Store(target.store, inputs.python)
    last = read_last_build(store, target.folder)
    if last.inputs == inputs.digest(target) and last.is_whole(target.folder):
        return 0
    content = read_content(target, store, terminal)
    stop_at_errors(content, target)
    outputs = outputs_of(content.edition(target, store))
    wanted = {name: own for name, own in outputs.items() if language is None or own.language in (None, language)}
    keys = {name: output.key for name, output in wanted.items() if not output.after}
    kept = last.kept(keys, target.folder)
    with temporary_folder(target.cache) as staging:
        made, places = _make(outputs, keys.keys() - kept.keys(), StoreBench(store), staging / "first", terminal)
        files = {file: own.digest for output in (kept | made).values() for file, own in output.files.items()}
        later = {name: _key_after(own, files) for name, own in wanted.items() if own.after and language is None}
        kept |= last.kept(later, target.folder)
        missing = later.keys() - kept.keys()
        made_later, places_later = _make(outputs, missing, StoreBench(store, files), staging / "later", terminal)
        made |= {name: BuiltOutput(later[name], output.files) for name, output in made_later.items()}
        kept |= {name: own for name, own in last.outputs.items() if name in outputs.keys() - wanted.keys()}
        places |= places_later
        kept_files = {file for output in kept.values() for file in output.files}
        if language is None:
            _check_links(places, kept_files, last, target, terminal)
        put_in_place(places, kept_files, target.folder)
    whole = inputs.digest(target) if language is None else ""
    keep_last_build(store, target.folder, LastBuild(whole, {**kept, **made}))
    keep_only_parts_of(content.guides, store)
    return len(made)


def make_files(output: Output, bench: StoreBench, folder: Path) -> BuiltOutput:
    """Make an output, and write its files into `folder`."""
    files = output.make(output.given, bench)
    return BuiltOutput(output.key, {path: write_file(folder / path, content) for path, content in files.items()})


def _make(
    outputs: Mapping[str, Output], missing: Collection[str], bench: StoreBench, folder: Path, terminal: Terminal
) -> tuple[dict[str, BuiltOutput], dict[str, Path]]:
    """Make the missing outputs; return them, and where each of their files lies."""
    made: dict[str, BuiltOutput] = {}
    places: dict[str, Path] = {}
    tasks = [
        partial(_run, some, bench, folder / str(number))
        for number, some in enumerate(_tasks([output for name, output in outputs.items() if name in missing]))
    ]
    with terminal.stage("Making pages and search", len(missing)) as done:
        for result in in_parallel(tasks):
            made |= result.outputs
            places |= {file: result.folder / file for output in result.outputs.values() for file in output.files}
            done(len(result.outputs))
    return made, places


def _run(outputs: list[Output], bench: StoreBench, folder: Path) -> Made:
    return Made(folder, {output.name: make_files(output, bench, folder) for output in outputs})


def _tasks(outputs: list[Output]) -> Iterator[list[Output]]:
    """Yield the outputs as tasks: those that take long each by itself, among the others, a few of which are a task.

    So two search indexes, each of which needs much memory, are seldom made at once.
    """
    long: list[Output] = []
    short: list[Output] = []
    for output in outputs:
        (long if output.takes_long else short).append(output)
    size = max(OUTPUTS_FOR_A_TASK, len(short) // (8 * number_of_cores()) + 1)
    chunks = [short[start : start + size] for start in range(0, len(short), size)]
    share = len(chunks) // (len(long) + 1)
    for number, output in enumerate(long):
        yield [output]
        yield from chunks[number * share : (number + 1) * share]
    yield from chunks[len(long) * share :]


def _key_after(output: Output, files: Mapping[str, str]) -> str:
    """Return the key of an output that is also given the digests of others' files."""
    return digest(output.key, sorted(item for item in files.items() if item[0].startswith(output.after)))


def _check_links(
    new: Mapping[str, Path], kept: Collection[str], last: LastBuild, target: Target, terminal: Terminal
) -> None:
    gone = {file for file in last.files if file.endswith(".html")} - new.keys() - set(kept)
    with terminal.stage("Checking links", len(new)):
        broken = broken_links_after(new, kept, gone, target.folder, target.site_url)
    if broken:
        raise FaultsError("The site has broken links:", broken)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Make a folder for a while. Its name tells which process it belongs to, for whoever stops that and clears up."""
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=f"new-{os.getpid()}-") as name:
        yield Path(name)
