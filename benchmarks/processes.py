"""Runs programs, and measures the time, processor time and memory that they and all their children use."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SAMPLE = 0.25  # seconds between two readings of the memory; a reading takes 3 ms for each process of 600 MB
QUIET = 0.3  # share of one core below which a program counts as idle
PATIENCE = 300  # seconds after which a program is considered stuck
_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


class Spent(NamedTuple):
    """What a run used: elapsed seconds, processor seconds, and MB of memory at its peak.

    Processor time is that of the process and of all children that it waited for, in user and system mode. Memory is
    the proportional set size of the process and all its children, so that shared memory counts once.
    """

    seconds: float
    processor: float
    megabytes: float


def run(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run the commands in `folder`, one after another.

    Raises:
        subprocess.CalledProcessError: if one fails, with its output.
    """
    seconds, megabytes = 0.0, 0.0
    before = _processor_seconds_of_ended_children()
    for command in commands:
        start = time.perf_counter()
        with _started(command, folder, environment) as process:
            while not _has_ended(process, SAMPLE):
                megabytes = max(megabytes, _megabytes(process.pid))
        seconds += time.perf_counter() - start
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, list(command))
    return Spent(seconds, _processor_seconds_of_ended_children() - before, megabytes)


@contextmanager
def running(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[int]:
    """Run a server in `folder` while the context lasts; yield its process id."""
    with _started(command, folder, environment) as process:
        yield process.pid


def wait_until_idle(process: int) -> None:
    """Wait until the process and its children have been nearly idle for a second.

    Raises:
        TimeoutError: if they are busy for more than `PATIENCE` seconds.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        before = _processor_seconds(process)
        time.sleep(1)
        if _processor_seconds(process) - before < QUIET:
            return
    raise TimeoutError(f"still busy after {PATIENCE} seconds")


@contextmanager
def _started(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in its own process group, which ends with the context. Its output goes to our standard error."""
    variables = {**os.environ, **environment}
    with subprocess.Popen(command, cwd=folder, env=variables, stdout=2, start_new_session=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)


def _has_ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _tree(process: int) -> Iterator[int]:
    """Yield the ids of the process and of all its children."""
    yield process
    for children in _PROC.glob(f"{process}/task/*/children"):
        for child in _read(children).split():
            yield from _tree(int(child))


def _megabytes(process: int) -> float:
    kilobytes = 0
    for each in _tree(process):
        lines = _read(_PROC / str(each) / "smaps_rollup").splitlines()
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1000


def _processor_seconds_of_ended_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _processor_seconds(process: int) -> float:
    fields = [_read(_PROC / str(each) / "stat").rpartition(")")[2].split() for each in _tree(process)]
    return sum(int(own[11]) + int(own[12]) for own in fields if own) / _TICKS


def _read(path: Path) -> str:
    """Return the content of the file, or an empty string if the process has ended."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""
