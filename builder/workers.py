"""Runs tasks side by side, in as many processes as there are cores."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_tasks: list[Callable[[], object]] = []
"""In a worker process: the tasks that its parent had when it was forked. Empty everywhere else."""


def in_parallel[Result](tasks: Sequence[Callable[[], Result]]) -> Iterator[Result]:
    """Yield the result of each task as it ends; the first ones start first.

    Each runs in a fork of this process: it sees everything that is here, and only its result, which must be
    picklable, comes back. A single task, and tasks on a single core, run here.
    """
    workers = min(len(tasks), number_of_cores())
    if workers <= 1:
        yield from (task() for task in tasks)
        return
    with ProcessPoolExecutor(workers, get_context("fork"), _tasks.extend, (tasks,)) as pool:
        futures = [pool.submit(_result, place) for place in range(len(tasks))]
        try:
            for future in as_completed(futures):
                yield cast("Result", future.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nothing goes on behind whoever clears up
            raise


def number_of_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _result(place: int) -> object:
    return _tasks[place]()
