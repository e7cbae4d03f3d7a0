"""Runs tasks in parallel, in one process per core."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import Pipe, get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any, cast

SHARES_FOR_EACH_CORE = 6  # so that no core is idle for long at the end

NICENESS = 10
"""How far workers lower their priority, so that the machine stays responsive."""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

_tasks: list[Callable[[], object]] = []
"""In a worker process, the tasks that its parent passed on. Empty in all other processes."""


class WorkerStoppedError(Exception):
    """A worker was killed from outside."""

    def __init__(self) -> None:
        """Create the error, with the likely cause."""
        super().__init__("A process of the build was stopped: perhaps there was not enough memory.")


def in_parallel[Result](tasks: Sequence[Callable[[], Result]]) -> Iterator[Result]:
    """Yield the result of each task as it ends. Tasks start in the given order.

    Tasks run in forks of this process, and so can read all its data. Their results must be picklable. A single task,
    or tasks on a single core, run in this process.

    Raises:
        WorkerStoppedError: if a worker is killed from outside.
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


@contextmanager
def alongside[Result](task: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Run the task in a fork of this process during the context. Yield a function that waits for its result.

    The result must be picklable. On a single core, the task runs in this process, before the rest of the context.

    Raises:
        WorkerStoppedError: by that function, if the fork is killed from outside.
    """
    if number_of_cores() <= 1:
        result = task()
        yield lambda: result
        return
    ours, theirs = Pipe(duplex=False)
    worker = get_context("fork").Process(target=_send, args=(theirs, task))  # a pool would add threads, and then forks
    worker.start()  # are not safe
    theirs.close()
    try:
        yield partial(_received, ours)
    except BaseException:
        worker.kill()
        raise
    finally:
        ours.close()  # if nobody has waited for its result, it cannot send that, and ends
        worker.join()


def _send(pipe: Connection, task: Callable[[], object]) -> None:
    """Run the task in a worker process, and send its result, or the error that it ends with."""
    _begin(())
    try:
        found: tuple[object, Exception | None] = task(), None
    except Exception as error:  # noqa: BLE001 (raised again by who waits for the result)
        found = None, error
    pipe.send(found)


def _received(pipe: Connection) -> Any:  # noqa: ANN401 (what the task returned)
    try:
        result, error = pipe.recv()
    except EOFError as end:
        raise WorkerStoppedError from end
    if error:
        raise error
    return result


def shares[Item](items: Sequence[Item]) -> list[Sequence[Item]]:
    """Split the items into shares, one per task, that are small enough to keep all cores busy to the end."""
    size = max(1, len(items) // (number_of_cores() * SHARES_FOR_EACH_CORE))
    return [items[start : start + size] for start in range(0, len(items), size)]


def number_of_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def end_with_parent() -> None:
    """Arrange for this forked process to be killed when its parent ends, however that happens. Linux only."""
    parent = parent_process()
    if sys.platform == "linux" and parent:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent.pid:  # the parent had already ended
            os._exit(1)


def _begin(tasks: Sequence[Callable[[], object]]) -> None:
    """Prepare a worker. At Ctrl+C it ends silently, and only its parent prints anything."""
    end_with_parent()
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.nice(NICENESS)
    _tasks.extend(tasks)


def _result(place: int) -> object:
    return _tasks[place]()
