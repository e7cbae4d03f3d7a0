"""Runs tasks side by side, in as many processes as there are cores."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext, suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, cast

from builder.garbage import search_for_garbage, search_only_what_is_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

SHARES_FOR_EACH_CORE = 6  # so that none waits long for the last

NICENESS = 10
"""How far tasks that run side by side stand back behind what was begun before them, and whoever is at the machine."""

_tasks: list[Callable[[], object]] = []
"""In a worker process: the tasks that its parent had when it was forked. Empty everywhere else."""


def in_parallel[Result](tasks: Sequence[Callable[[], Result]]) -> Iterator[Result]:
    """Yield the result of each task as it ends; the first ones start first.

    Each runs in a fork of this process: it sees everything that is here, and only its result, which must be
    picklable, comes back. A single task, and tasks on a single core, run here.
    """
    workers = min(len(tasks), number_of_cores())
    if workers <= 1:
        with search_for_garbage() if len(tasks) > 1 else nullcontext():
            yield from (task() for task in tasks)
        return
    with ProcessPoolExecutor(workers, get_context("fork"), _begin, (tasks,)) as pool:
        futures = [pool.submit(_result, place) for place in range(len(tasks))]
        try:
            for future in as_completed(futures):
                yield cast("Result", future.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nothing goes on behind whoever clears up
            raise


@contextmanager
def begun[Result](tasks: Sequence[Callable[[], Result]]) -> Iterator[Iterator[Result]]:
    """Begin the tasks, in a fork that runs beside what is done meanwhile; give their results, as each ends.

    A fork's memory is as in `in_parallel`. If what is done meanwhile fails, the fork is stopped. When this ends, so has
    the fork.
    """
    if not tasks:
        yield iter(())
        return
    fork = get_context("fork")
    receiving, sending = fork.Pipe(duplex=False)
    process = fork.Process(target=_send_results, args=(tasks, receiving, sending))
    process.start()
    sending.close()  # so that the end of the process is the end of what it sends
    try:
        yield _received(receiving, len(tasks))
    except BaseException:
        process.terminate()
        raise
    finally:
        with suppress(EOFError, OSError):
            while True:
                receiving.recv()
        process.join()


def _send_results(tasks: Sequence[Callable[[], object]], receiving: Connection, sending: Connection) -> None:
    receiving.close()  # so that nothing is sent when nobody is left to receive it
    _settle()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # by an exception, so that what it began is stopped too
    for task in tasks:
        try:
            sending.send(task())
        except Exception as error:  # noqa: BLE001 (it is raised where the result is wanted)
            error.add_note(traceback.format_exc())
            sending.send(error)


def _received[Result](receiving: Connection, number: int) -> Iterator[Result]:
    for _ in range(number):
        try:
            result = receiving.recv()
        except (EOFError, OSError):
            raise ChildProcessError("what was begun was stopped before its end") from None
        if isinstance(result, Exception):
            raise result
        yield cast("Result", result)


def shares[Item](items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return the items in shares, one for each task, that keep all cores busy to the end."""
    size = max(1, len(items) // (number_of_cores() * SHARES_FOR_EACH_CORE))
    return [items[start : start + size] for start in range(0, len(items), size)]


def number_of_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(tasks: Sequence[Callable[[], object]]) -> None:
    _settle()
    os.nice(NICENESS)
    _tasks.extend(tasks)


def _settle() -> None:
    """Begin a worker's life: among its parent's things there is no garbage, and at Ctrl+C only its parent speaks."""
    search_only_what_is_new()
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _result(place: int) -> object:
    return _tasks[place]()
