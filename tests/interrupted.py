"""Commands whose writes fail, or that are killed between two writes."""

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
    """Simulates a process being killed: nothing catches this."""


def with_a_full_disk(command: Callable[[], object]) -> Iterator[int]:
    """Run the command with a disk that is full at its first write, its second, …. Yield the number after each."""
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
    """Make the call with this number of a method of Path raise the error. Yield a list that receives the path."""
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
