"""One build at a time in a repository: each would delete what the other is about to use."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.build.terminal import Terminal


@contextmanager
def one_at_a_time(lock: Path, terminal: Terminal) -> Iterator[None]:
    """Wait until no other process has the file `lock`, then have it: till the end of the context, or of the process."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    # For reading and writing: to open a pipe for writing would wait for a reader.
    with os.fdopen(os.open(lock, os.O_RDWR | os.O_CREAT, 0o666), "rb") as file:
        try:  # by lockf: a lock by flock would go on in workers that outlive a killed build
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            terminal.say("Another build is running here; waiting for it to finish.")
            fcntl.lockf(file, fcntl.LOCK_EX)
        yield
