"""Builds the site: reads what has changed, checks everything, makes what is missing, then replaces the last site."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from kb.build.content import keep_only_parts_of, read_content
from kb.build.inputs import Inputs, inputs_of, last_written
from kb.build.last_build import BuiltOutput, LastBuild, WrittenFile, digests_of, files_of, write_file
from kb.build.links import broken_links_after
from kb.build.one_at_a_time import one_at_a_time
from kb.build.site_folder import clear_up_after, complete, next_version, put_in_place, tidy
from kb.build.store import Store, with_store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.build.workers import alongside, in_parallel, number_of_cores
from kb.content.finding import Finding
from kb.content.part import digest
from kb.content.repeated import reported_once
from kb.outputs import FIRST, OTHERS, manifest, outputs_of_modules
from kb.outputs.edition import Edition
from kb.outputs.output import Output

OUTPUTS_FOR_A_TASK = 40
LAST_BUILD = "last build"
"""The scope in the store of what the last build wrote. The key is the site's folder."""


class FaultsError(Exception):
    """Faults in the content, or in the site built from it, with one line for each."""

    def __init__(self, heading: str, lines: list[str]) -> None:
        """Create the error from a heading for all the lines, and the lines."""
        super().__init__("\n".join([heading, *lines]))


class ContentError(FaultsError):
    """Errors in the content."""

    def __init__(self, findings: list[Finding], root: Path) -> None:
        """Create the error from the findings. Their places are shown relative to `root`."""
        super().__init__("The content has errors:", [finding.line(root) for finding in reported_once(findings)])
        self.findings = findings


@dataclass(frozen=True)
class StoreBench:
    """What makers may use besides their input: values kept in the store, and the names of files made before them."""

    store: Store
    made: Collection[str] = ()

    def keep[Value](self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
        """Return the value of each name in `keys`: the one stored under its key, or else what `make` returns."""
        return self.store.kept_or_made(scope, keys, make)


class Built(NamedTuple):
    """The result of a build."""

    outputs: int = 0
    """The number of outputs that were made."""
    edition: Edition | None = None
    """The edition they were made from. None if nothing had changed since the last build, so nothing was read."""


def build_site(target: Target, terminal: Terminal, language: str | None = None) -> Built:
    """Build the site, or only what readers of one language need.

    Files that have not changed since the last build into this folder are kept. If anything is wrong, the folder is
    left unchanged: the new version is laid out beside it, and then the two are exchanged in one step.

    Raises:
        FaultsError: if the content has errors, or the site has broken links.
        PagefindError: if the search index cannot be made.
        PackingError: if Python for the browser cannot be packed.
        OSError: if files cannot be read or written.
    """
    target = replace(target, folder=Path(os.path.realpath(target.folder)))  # a link is resolved: work beside its target
    with one_at_a_time(target.lock, terminal):
        clear_up_after(target.folder)
        inputs = inputs_of(target)
        return with_store(target.store, inputs.python, lambda store: _build(target, inputs, store, terminal, language))


def _build(target: Target, inputs: Inputs, store: Store, terminal: Terminal, language: str | None) -> Built:
    last = cast("LastBuild", store.get(LAST_BUILD, str(target.folder)) or LastBuild())
    whole = inputs.digest(target)
    if last.inputs == whole and last.is_whole(target.folder):
        return Built()
    content = read_content(target, store, terminal)
    if errors := content.errors(target):
        raise ContentError(errors, target.root)
    edition = content.edition(target, store)
    sort = partial(_sorted, last=last, folder=target.folder, language=language)
    with next_version(target.folder, target.spare) as version:
        first = sort(outputs_of_modules(edition, FIRST))
        with alongside(partial(write_outputs, first.missing, StoreBench(store), version)) as written_first:
            others = sort(outputs_of_modules(edition, OTHERS))
            with terminal.stage("Making pages and search", len(first.missing) + len(others.missing)) as done:
                written = _make(others.missing, StoreBench(store), version, done)
                written |= written_first()
                done(len(first.missing))
        kept = first.kept | others.kept
        made = _built(first.keys | others.keys, written)
        files = list(files_of(kept | made))
        last_ones = sort(others.waiting, files=files)
        kept |= last_ones.kept
        made |= _built(last_ones.keys, write_outputs(last_ones.missing, StoreBench(store, files), version))
        kept_files = files_of(kept)
        previous = last.left_beside(files_of(kept | made), target.folder)
        if language is None:
            _check_links({file: version / file for file in files_of(made)}, kept_files, last, target, terminal)
            kept[manifest.NAME] = _write_manifest(version, files_of(kept | made), previous)
        complete(version, [*kept_files, *previous], target.folder)
        tidy(version, files_of(kept | made).keys() | previous.keys())
        is_known = language is None and last_written(target) == inputs.last_written  # else a file was just saved
        built = LastBuild(whole if is_known else "", kept | made, previous)
        # Recorded before the exchange: if that fails, the next build notices that the files differ from the record.
        store.put(LAST_BUILD, {str(target.folder): built})
        keep_only_parts_of(content.guides, store)
        put_in_place(version, target.folder, terminal)
    return Built(len(made), edition)


class _Sorted(NamedTuple):
    """Outputs whose keys are known."""

    keys: dict[str, str]
    kept: dict[str, BuiltOutput]
    """Those that the last build left and that are still right, and those that are not wanted, as they were."""
    missing: list[Output]
    """Those that must be made."""
    waiting: list[Output]
    """Those that refer to files of others, which are not known yet."""


def _sorted(
    outputs: Iterable[Output], last: LastBuild, folder: Path, language: str | None, files: Collection[str] | None = None
) -> _Sorted:
    """Sort the outputs, which may refer to the files, if these are known."""
    found = _Sorted({}, {}, [], [])
    for output in outputs:  # whose input is forgotten here if it is kept: those of all outputs take a lot of memory
        if output.after and files is None:
            found.waiting.append(output)
            continue
        name, before = output.name, last.unchanged(output.name, folder)
        if language is None or output.language in (None, language):
            found.keys[name] = _key(output, files or ())
        if before and before.key == found.keys.get(name, before.key):
            found.kept[name] = before
        elif name in found.keys:
            found.missing.append(output)
    return found


def _built(keys: Mapping[str, str], written: Mapping[str, Mapping[str, WrittenFile]]) -> dict[str, BuiltOutput]:
    """Return the outputs that were made, by their names, from their keys and the files that were written for them."""
    return {name: BuiltOutput(keys[name], files) for name, files in written.items()}


def _key(output: Output, files: Iterable[str]) -> str:
    """Return the output's key, combined with the names of any files that it may refer to."""
    return (
        digest(output.key, sorted(file for file in files if file.startswith(output.after)))
        if output.after
        else output.key
    )


def _make(
    outputs: Sequence[Output], bench: StoreBench, folder: Path, done: Callable[[int], None]
) -> dict[str, dict[str, WrittenFile]]:
    """Make the outputs in `folder`, and say how many are done. Return a record of the files, by output and path."""
    written: dict[str, dict[str, WrittenFile]] = {}
    for some in in_parallel([partial(write_outputs, task, bench, folder) for task in _tasks(outputs)]):
        written |= some
        done(len(some))
    return written


def write_outputs(outputs: Iterable[Output], bench: StoreBench, folder: Path) -> dict[str, dict[str, WrittenFile]]:
    """Make the outputs, and write their files into `folder`. Return a record of the files, by output and path."""
    return {
        output.name: {
            path: write_file(folder, path, content) for path, content in output.make(output.given, bench).items()
        }
        for output in outputs
    }


def _tasks(outputs: Iterable[Output]) -> Iterator[list[Output]]:
    """Yield the outputs as tasks: each slow output is a task of its own, and the others are grouped.

    The slow ones are spread out evenly, since they need a lot of memory.
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


def _write_manifest(folder: Path, files: Mapping[str, WrittenFile], previous: Mapping[str, WrittenFile]) -> BuiltOutput:
    """Write the manifest of these files into `folder`, and return it as an output."""
    content = manifest.written(digests_of(files), digests_of(previous))
    return BuiltOutput("", {manifest.NAME: write_file(folder, manifest.NAME, content)})


def _check_links(
    new: Mapping[str, Path], kept: Collection[str], last: LastBuild, target: Target, terminal: Terminal
) -> None:
    gone = {file for file in last.files if file.endswith(".html")} - new.keys() - set(kept)
    with terminal.stage("Checking links", len(new)):
        broken = broken_links_after(new, kept, gone, target.folder, target.site_url)
    if broken:
        raise FaultsError("The site has broken links:", broken)
