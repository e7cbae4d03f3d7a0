"""What is begun beside other work: it ends whatever happens, and its faults are raised where its results are wanted."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from builder.workers import begun

if TYPE_CHECKING:
    from pathlib import Path


def _number(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _fault() -> tuple[int, int]:
    raise ValueError("no number")


def _stopped() -> tuple[int, int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return _number(0)


def test_what_is_begun_runs_in_another_process() -> None:
    with begun([partial(_number, 1), partial(_number, 2)]) as results:
        (one, first), (two, second) = results
    assert (one, two) == (1, 2)
    assert first == second != os.getpid()


def test_nothing_begun_gives_nothing() -> None:
    with begun([]) as results:
        assert list(results) == []


def test_a_fault_is_raised_where_the_result_is_wanted() -> None:
    with begun([_fault]) as results, pytest.raises(ValueError, match="no number"):
        next(results)


def test_it_is_told_when_what_was_begun_is_stopped() -> None:
    with begun([_stopped]) as results, pytest.raises(ChildProcessError, match="stopped"):
        next(results)


def test_a_fault_in_what_nobody_waits_for_is_not_raised() -> None:
    with begun([_fault]):
        pass


def test_what_is_begun_is_stopped_when_the_work_beside_it_fails(tmp_path: Path) -> None:
    begun_by = tmp_path / "process"

    def written() -> str:
        begun_by.write_text(str(os.getpid()), encoding="utf-8")
        time.sleep(600)
        return ""

    with pytest.raises(KeyError), begun([written]):
        while not (begun_by.exists() and begun_by.read_text(encoding="utf-8")):
            time.sleep(0.01)
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun_by.read_text(encoding="utf-8")), 0)


def test_what_nobody_takes_is_no_hindrance() -> None:
    with begun([lambda: "x" * 1_000_000]):  # more than a pipe holds
        pass
