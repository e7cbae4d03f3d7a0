"""Builds of the small site that are killed, or run out of disk space, at a chosen moment.

A separate program, since it forks, which a process with threads, such as pytest-xdist's, should not do. It fails with a
traceback if a build breaks a promise:

    python -m tests.build.disturbed_builds FOLDER SCENARIO=NUMBER...

In FOLDER, the content alternates between two editions. At any moment, the site must be one or the other.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache

from kb.cli import main
from kb.pages import theme
from tests.build.small_build import SITE_URL, SmallBuild, files_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    type Hook = Callable[[str, tuple[object, ...]], None]
    type Snapshot = dict[str, tuple[int, bytes]]

PATIENCE = 120  # seconds after which a process is considered stuck
EDITED, EDITIONS = "fr/billing/pay.yml", ("tout de suite", "immédiatement")

CHANGES = ("os.rename", "os.link", "os.mkdir", "os.chmod", "os.remove", "os.rmdir")
NEEDS_SPACE = ("open", "os.link", "os.mkdir")
"""The events that Python reports to audit hooks beforehand. The exchange shows up as the lookup of its function."""
EXCHANGE = ("ctypes.dlsym", "renameat2")


class Scene:
    """A built site that is built again and again, each time from changed content."""

    def __init__(self, folder: Path) -> None:
        """Build both editions, on a single core."""
        os.environ["SITE_URL"] = SITE_URL
        self.site = SmallBuild.at(folder)
        self.cores = 1
        os.sched_getaffinity = lambda _process: set(range(self.cores))  # type: ignore[assignment,misc]
        kept = FileSystemBytecodeCache(str(folder.parent))  # templates are compiled only once
        theme.Environment = partial(Environment, bytecode_cache=kept)  # type: ignore[assignment,misc]
        self.site.build()  # in this process, so that its forks inherit what is already loaded
        self._edition = 0
        self._sites: dict[int, Snapshot] = {}
        self._beside: set[str] = set()
        for _ in range(3):  # from the second on, each starts from what the other left
            self.change()
            assert self.built()[0] == 0
            self._sites[self._edition] = self._snapshot()
        self._beside = self._others()

    def change(self) -> None:
        """Change the content to the other edition."""
        self.site.replace(EDITED, EDITIONS[self._edition], EDITIONS[1 - self._edition])
        self._edition = 1 - self._edition

    def built(self, hook: Hook | None = None, killed_after: float | None = None) -> tuple[int, str]:
        """Build in a process of its own. Once all its processes have ended, return its exit code and output."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(writing, 2)  # inherited by all its children, so the pipe closes when all have ended
            os.close(writing)
            os.close(reading)
            self._build(hook)
        os.close(writing)
        if killed_after is not None:
            signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
            signal.setitimer(signal.ITIMER_REAL, killed_after)
        said = b"".join(_read(reading))
        signal.setitimer(signal.ITIMER_REAL, 0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()

    def _build(self, hook: Hook | None) -> None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the end of the process)
        if hook:
            sys.addaudithook(hook)
        code = 1
        try:
            main(["--root", str(self.site.target.root), "build"])
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            sys.stderr.flush()
            os._exit(code)

    def assert_old_or_new(self) -> None:
        """Assert that the site is entirely one edition."""
        assert self._snapshot() in self._sites.values()

    def assert_old(self) -> None:
        """Assert that the site is as it was before the content changed."""
        assert self._snapshot() == self._sites[1 - self._edition]

    def assert_next_build_is_right(self) -> None:
        """Build undisturbed. Assert that the site matches the content, and that nothing else is left."""
        code, said = self.built()
        assert (code, said) == (0, "")
        assert self._snapshot() == self._sites[self._edition]
        assert self._others() == self._beside

    def _snapshot(self) -> Snapshot:
        folder = self.site.target.folder
        return {path: ((folder / path).stat().st_mode, content) for path, content in files_in(folder).items()}

    def _others(self) -> set[str]:
        """Return what exists beside the site and the content, except the spare, which need not be there."""
        root, spare = self.site.target.root, self.site.target.spare
        cached = {path for path in (root / ".cache").rglob("*") if spare not in (path, *path.parents)}
        return {path.name for path in root.iterdir()} | {str(path) for path in cached}


def _read(pipe: int) -> Iterator[bytes]:
    """Yield what is written into the pipe, until no process can write into it any more."""
    while True:
        assert select.select([pipe], [], [], PATIENCE)[0], "something of the build is still running"
        piece = os.read(pipe, 65536)
        if not piece:
            os.close(pipe)
            return
        yield piece


def _writes(root: Path, event: str, arguments: tuple[object, ...]) -> bool:
    """Return whether Python is about to change something in `root`."""
    if event == EXCHANGE[0]:
        return arguments[1] == EXCHANGE[1]
    if event == "open":
        flags = arguments[2]
        if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR):
            return False
    elif event not in CHANGES:
        return False
    path = str(arguments[0])
    return path.startswith(str(root)) or not path.startswith("/")  # of files deleted with their folder, only the name


def _events(scene: Scene) -> list[str]:
    """Return the names of all changes that a build makes, in order."""
    names = scene.site.target.root.with_name("events")
    names.unlink(missing_ok=True)

    def noted(event: str, arguments: tuple[object, ...]) -> None:
        if _writes(scene.site.target.root, event, arguments):
            with names.open("a", encoding="utf-8") as file:
                file.write(f"{event}\n")

    scene.change()
    assert scene.built(noted)[0] == 0
    return names.read_text(encoding="utf-8").split()


def _at(
    scene: Scene, number: int, act: Callable[[], None], among: tuple[str, ...] | None = None, since: str = ""
) -> Hook:
    """Return the hook that acts before the change with this number, counted from 0: from the first change `since`."""
    seen, has_begun = 0, not since

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen, has_begun
        if (among is None or event in among) and _writes(scene.site.target.root, event, arguments):
            has_begun = has_begun or event == since
            if seen == number and has_begun:
                act()
            seen += has_begun

    return hook


def _spread(number: int, length: int) -> list[int]:
    """Return `number` indexes spread evenly over a list of this length."""
    return sorted({place * (length - 1) // max(1, number - 1) for place in range(number)})


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _find_disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a file")


def killed_at_changes(scene: Scene, number: int) -> None:
    """Kill builds just before a change: spread evenly over those before the exchange, then at it and after it."""
    events = _events(scene)
    exchange = events.index(EXCHANGE[0])
    hooks = [_at(scene, place, _kill) for place in _spread(number - 3, exchange)]
    hooks += [_at(scene, place, _kill, since=EXCHANGE[0]) for place in range(len(events) - exchange)]
    for hook in hooks:
        scene.change()
        assert scene.built(hook)[0] == -signal.SIGKILL
        scene.assert_old_or_new()
        scene.assert_next_build_is_right()


def killed_at_random(scene: Scene, number: int) -> None:
    """Kill builds on two cores at arbitrary times."""
    scene.cores = 2
    start = time.monotonic()
    scene.change()
    scene.assert_next_build_is_right()
    lasts = time.monotonic() - start
    moments = random.Random(number)  # noqa: S311 (the same ones each time)
    for _ in range(number):
        scene.change()
        scene.built(killed_after=moments.uniform(0.001, lasts))
        scene.assert_old_or_new()
        scene.assert_next_build_is_right()
    scene.cores = 1


def killed_at_calls(scene: Scene, number: int) -> None:
    """Use strace to kill builds as they enter each system call that puts files in place. At most `number` of a kind."""
    command = [sys.executable, "-m", "kb.cli", "--root", str(scene.site.target.root), "build"]
    for calls in ("renameat2", "/^rename(at)?$", "/^link(at)?$", "/^f?chmod(at)?$"):
        for place in range(1, number + 1):
            scene.change()
            inject = ["strace", "-qq", "-o", "/dev/null", "-e", f"inject={calls}:signal=KILL:when={place}"]
            done = subprocess.run(["taskset", "-c", "0", *inject, *command], check=False, capture_output=True)
            scene.assert_old_or_new()
            scene.assert_next_build_is_right()
            if done.returncode == 0:  # no more calls of this kind
                break


def full_at_changes(scene: Scene, number: int) -> None:
    """Have the system report, at some moments, that the disk is full."""
    events = [event for event in _events(scene) if event in NEEDS_SPACE]
    for place in _spread(number, len(events)):
        scene.change()
        code, said = scene.built(_at(scene, place, _find_disk_full, NEEDS_SPACE))
        assert code == 1
        _assert_one_sentence(said)
        assert ": no space left on device." in said
        scene.assert_old()
        scene.assert_next_build_is_right()


def full_of_a_size(scene: Scene, number: int) -> None:
    """Limit the size of all files to less than needed, including the store's, which must not count as damaged."""
    store = scene.site.target.store
    largest = store.stat().st_size
    for place in range(number):
        limit = 1 + place * largest // number
        scene.change()
        before = store.stat().st_ino

        def limited(event: str, _arguments: tuple[object, ...], limit: int = limit) -> None:
            if event == "sqlite3.connect" and resource.getrlimit(resource.RLIMIT_FSIZE)[0] != limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

        code, said = scene.built(limited)
        if code:
            _assert_one_sentence(said)
            scene.assert_old()
        assert store.stat().st_ino == before
        scene.assert_next_build_is_right()


def full_disk(other: Scene, number: int) -> None:
    """Fill a real file system, a small one in memory, except for some bytes."""
    folder = other.site.target.root.with_name("disk")
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", str(folder)], check=True)
    try:
        scene = Scene(folder / "root")
        filler = folder / "filler"
        before = scene.site.target.store.stat().st_ino
        need = _needed(scene, folder)
        failed = 0
        for place in range(number):
            scene.change()
            with filler.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(folder).free - place * need // number)
            code, said = scene.built()
            filler.unlink()
            if code:
                failed += 1
                _assert_one_sentence(said)
                scene.assert_old()
            assert scene.site.target.store.stat().st_ino == before
            scene.assert_next_build_is_right()
        assert failed > number // 2
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _needed(scene: Scene, folder: Path) -> int:
    """Return the most space that a build needs in addition to what it leaves."""
    least = shutil.disk_usage(folder).free

    def measured(_event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal least
        free = shutil.disk_usage(folder).free
        if free < least:
            least = free
            (folder / "least").write_text(str(free), encoding="utf-8")

    before = least
    scene.change()
    scene.built(measured)
    return before - int((folder / "least").read_text(encoding="utf-8"))


def _assert_one_sentence(said: str) -> None:
    sentence, nothing = said.splitlines()
    assert ": " in sentence
    assert nothing == "Nothing was built; site/ is unchanged."


SCENARIOS = {
    scenario.__name__: scenario
    for scenario in (killed_at_changes, killed_at_random, killed_at_calls, full_at_changes, full_of_a_size, full_disk)
}

if __name__ == "__main__":
    the_scene = Scene(Path(sys.argv[1]))
    for argument in sys.argv[2:]:
        name, _, number_of_builds = argument.partition("=")
        SCENARIOS[name](the_scene, int(number_of_builds))
