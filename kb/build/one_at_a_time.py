"""Locks: one build or deployment at a time in a repository, and one command that writes content."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.build.terminal import Terminal


@contextmanager
def one_at_a_time(lock: Path, terminal: Terminal, what: str = "build or deployment") -> Iterator[None]:
    """Hold an exclusive lock on the file `lock`, waiting for it if needed. It ends with the context or the process.

    Builds and deployments would delete files that another needs; of two commands that write content, the one that ends
    last would take back what the other has written into the same file. `what` says what may hold the lock.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    # Opened for reading and writing, since opening a pipe only for writing would wait for a reader.
    with os.fdopen(os.open(lock, os.O_RDWR | os.O_CREAT, 0o666), "rb") as file:
        try:  # lockf, because workers that outlive a killed build would inherit an flock lock
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            terminal.say(f"Another {what} is running here; waiting for it to finish.")
            fcntl.lockf(file, fcntl.LOCK_EX)
        yield
