"""Runs tasks side by side, in as many processes as there are cores."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import cast

SHARES_FOR_EACH_CORE = 6  # so that none waits long for the last

NICENESS = 10
"""How far workers stand back behind whoever is at the machine."""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

_tasks: list[Callable[[], object]] = []
"""In a worker process: the tasks that its parent had when it was forked. Empty everywhere else."""


class WorkerStoppedError(Exception):
    """A worker was ended by somebody else."""

    def __init__(self) -> None:
        """Say what it may have been."""
        super().__init__("A process of the build was stopped: perhaps there was not enough memory.")


def in_parallel[Result](tasks: Sequence[Callable[[], Result]]) -> Iterator[Result]:
    """Yield the result of each task as it ends; the first ones start first.

    Each runs in a fork of this process: it sees everything that is here, and only its result, which must be
    picklable, comes back. A single task, and tasks on a single core, run here.

    Raises:
        WorkerStoppedError: if the system or somebody ends a worker.
    """
    workers = min(len(tasks), number_of_cores())
    if workers <= 1:
        yield from (task() for task in tasks)
        return
    with ProcessPoolExecutor(workers, get_context("fork"), _begin, (tasks,)) as pool:
        futures = [pool.submit(_result, place) for place in range(len(tasks))]
        try:
            for future in as_completed(futures):
                yield cast("Result", future.result())
        except BrokenProcessPool as error:
            raise WorkerStoppedError from error
        except BaseException:
            pool.shutdown(cancel_futures=True)  # so that no worker writes into a folder that is being cleared
            raise


def shares[Item](items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return the items in shares, one for each task, that keep all cores busy to the end."""
    size = max(1, len(items) // (number_of_cores() * SHARES_FOR_EACH_CORE))
    return [items[start : start + size] for start in range(0, len(items), size)]


def number_of_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def end_with_parent() -> None:
    """Have this process, a fork, killed when its parent ends, even if that is killed itself. Only Linux offers that."""
    parent = parent_process()
    if sys.platform == "linux" and parent:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent.pid:  # it ended before
            os._exit(1)


def _begin(tasks: Sequence[Callable[[], object]]) -> None:
    """Start a worker's life. At Ctrl+C only its parent speaks."""
    end_with_parent()
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.nice(NICENESS)
    _tasks.extend(tasks)


def _result(place: int) -> object:
    return _tasks[place]()
