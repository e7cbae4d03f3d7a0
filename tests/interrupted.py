"""What is left of a command whose writes fail, or that is killed between two of them."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_WRITES = 40


class KilledError(BaseException):
    """Stands for a process that ends at once: nothing catches it."""


def with_a_full_disk(command: Callable[[], object]) -> Iterator[int]:
    """Run the command with a disk that is full at its first write, its second, …; yield the number after each."""
    for number in range(MOST_WRITES):
        with _failing("write_bytes", number, OSError(errno.ENOSPC, "No space left on device")) as is_reached:
            try:
                command()
            except OSError as error:
                assert error.errno == errno.ENOSPC
        if not is_reached:
            return
        yield number
    pytest.fail(f"more than {MOST_WRITES} writes")


def killed(command: Callable[[], object], number: int) -> bool:
    """Run the command until it has put that many files in place, and kill it. Return False if it ends before."""
    with _failing("replace", number, KilledError()) as is_reached:
        try:
            command()
        except KilledError:
            return True
    assert not is_reached
    return False


@contextmanager
def _failing(name: str, number: int, error: BaseException) -> Iterator[list[Path]]:
    """Let the call of that number of a method of Path raise the error; yield a list of the path with which it did."""
    real = getattr(Path, name)
    calls: list[Path] = []
    failed: list[Path] = []

    def called(path: Path, *given: object) -> object:
        calls.append(path)
        if len(calls) > number:
            failed.append(path)
            raise error
        return real(path, *given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, name, called)
        yield failed
