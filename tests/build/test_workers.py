"""Tasks that run in parallel: their results come back, and their errors are raised where the results are used."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from kb.build.workers import WorkerStoppedError, alongside, in_parallel, shares

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")  # pytest-xdist has a thread


@pytest.fixture(autouse=True)
def two_cores(one_core: None, monkeypatch: pytest.MonkeyPatch) -> None:
    del one_core  # which comes first
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})


def _number(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _fault() -> tuple[int, int]:
    raise ValueError("not a number")


def _stopped() -> tuple[int, int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return _number(0)


def test_tasks_run_in_other_processes() -> None:
    found = dict(in_parallel([partial(_number, number) for number in range(20)]))
    assert sorted(found) == list(range(20))
    assert os.getpid() not in found.values()
    assert len(set(found.values())) <= 2


def test_a_task_sees_the_data_of_its_parent(tmp_path: Path) -> None:
    here = {"of this test": tmp_path}
    assert set(in_parallel([lambda: str(here["of this test"]), lambda: "x"])) == {str(tmp_path), "x"}


def test_a_single_task_runs_in_this_process() -> None:
    assert list(in_parallel([partial(_number, 1)])) == [(1, os.getpid())]


def test_tasks_on_a_single_core_run_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    assert list(in_parallel([partial(_number, 1), partial(_number, 2)])) == [(1, os.getpid()), (2, os.getpid())]


def test_no_tasks_give_no_results() -> None:
    assert list(in_parallel([])) == []


def test_an_error_is_raised_where_the_result_is_used() -> None:
    with pytest.raises(ValueError, match="not a number"):
        list(in_parallel([_fault, partial(_number, 1)]))


def test_a_worker_that_is_stopped_is_reported() -> None:
    with pytest.raises(WorkerStoppedError):
        list(in_parallel([_stopped, _stopped]))


def test_after_an_error_no_worker_goes_on(tmp_path: Path) -> None:
    def written(number: int) -> None:
        (tmp_path / str(number)).touch()

    def fault_after_another() -> None:
        while not list(tmp_path.iterdir()):
            time.sleep(0.001)
        raise KeyError

    with pytest.raises(KeyError):
        list(in_parallel([fault_after_another, *(partial(written, number) for number in range(1000))]))
    left = len(list(tmp_path.iterdir()))
    assert left < 1000
    assert len(list(tmp_path.iterdir())) == left


def test_large_results_come_back() -> None:
    assert [len(found) for found in in_parallel([lambda: "x" * 1_000_000] * 3)] == [1_000_000] * 3


@pytest.mark.parametrize("number", [0, 1, 5, 12, 13, 1000])
def test_shares_hold_every_item_once(number: int) -> None:
    found = shares(range(number))
    assert [item for share in found for item in share] == list(range(number))
    assert all(found)


def test_a_task_runs_alongside_in_another_process(tmp_path: Path) -> None:
    def task() -> tuple[str, int]:
        while not (tmp_path / "begun").exists():
            time.sleep(0.001)
        return "done", os.getpid()

    with alongside(task) as result:
        (tmp_path / "begun").touch()
        found, process = result()
    assert found == "done"
    assert process != os.getpid()


def test_a_task_alongside_runs_here_on_a_single_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    with alongside(partial(_number, 1)) as result:
        assert result() == (1, os.getpid())


def test_a_fault_alongside_is_raised_where_the_result_is_wanted() -> None:
    with alongside(_fault) as result, pytest.raises(ValueError, match="not a number"):
        result()


def test_a_worker_alongside_that_is_stopped_is_reported() -> None:
    with alongside(_stopped) as result, pytest.raises(WorkerStoppedError):
        result()


def test_a_fault_here_ends_the_worker_alongside(tmp_path: Path) -> None:
    def task() -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(600)

    with pytest.raises(KeyError), alongside(task):
        while not (started := list(tmp_path.iterdir())):
            time.sleep(0.001)
        raise KeyError
    assert not Path(f"/proc/{started[0].name}").exists()


def test_a_large_result_from_alongside_is_no_hindrance() -> None:
    with alongside(lambda: "x" * 1_000_000) as result:
        assert len(result()) == 1_000_000
