"""Workers: one that hangs, crashes or swells costs its own job, and all of them end with the main process."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jobs
import psutil
import pytest

from pipeline.batch.crew import Broken, Job
from pipeline.batch.machine import this_machine, usable_cores, usable_memory
from pipeline.batch.processes import Processes
from pipeline.batch.settings import Crewing, Work
from pipeline.errors import ModelMissing

GIGABYTE = 10**9


@pytest.fixture(scope="module")
def two() -> Iterator[Processes]:
    """Two workers that live through several tests."""
    with closing(Processes(Crewing(2, 1, 60.0, GIGABYTE, 1000))) as crew:
        yield crew


def results(crew: Processes, *calls: tuple[Callable[[Any], Any], Any], seconds: float = 60.0) -> list[Any]:
    """The values of the calls in their order; no worker idles while there is a call left."""
    left, values = list(enumerate(calls)), {}
    numbers = {}
    while left or crew.busy:
        while left and crew.free:
            number, (function, argument) = left.pop(0)
            job = Job(function, argument, seconds)
            numbers[id(job)] = number, job
            crew.start(job)
        for ended in crew.wait(5.0):
            values[numbers[id(ended.job)][0]] = ended.value
    return [values[number] for number in range(len(calls))]


def test_values_come_back_and_threads_are_set(two: Processes) -> None:
    assert results(two, *((jobs.double, number) for number in range(20))) == [2 * number for number in range(20)]
    told = results(two, *((jobs.who, None) for _ in range(6)))
    assert 1 <= len({pid for pid, _ in told}) <= 2
    assert {threads for _, threads in told} == {"1"}


def test_a_worker_that_dies_costs_its_job_alone(two: Processes) -> None:
    calls = [(jobs.double, 1), (jobs.die, signal.SIGKILL), (jobs.crash, None), (jobs.double, 2), (jobs.double, 3)]
    first, killed, crashed, *others = results(two, *calls)
    assert [first, *others] == [2, 4, 6]
    assert "SIGKILL, perhaps for want of memory" in killed.reason
    assert "SIGSEGV" in crashed.reason


def test_an_exception_is_told_with_its_trace_and_known_ones_as_they_are(two: Processes) -> None:
    failed, missing, value = results(two, (jobs.fail, None), (jobs.want_a_model, None), (jobs.double, 4))
    assert isinstance(failed, Broken)
    assert failed.reason == "failed (ValueError: as it should)"
    assert "in fail" in failed.trace
    assert isinstance(missing.error, ModelMissing)
    assert str(missing.error) == "model x is missing; install it"
    assert value == 8


def test_a_worker_that_takes_too_long_is_killed(two: Processes) -> None:
    begun = time.monotonic()
    late, value = results(two, (jobs.sleep_stubbornly, 30.0), (jobs.sleep, 0.1), seconds=1.0)
    assert "it took more than 1 s" in late.reason or "it took more than 60 s" in late.reason
    assert value == "awake"
    assert time.monotonic() - begun < 15


def test_a_worker_that_swells_is_killed() -> None:
    with closing(Processes(Crewing(1, 1, 60.0, 300_000_000, 1000))) as crew:
        swollen, value = results(crew, (jobs.swell, 600), (jobs.double, 5))
    assert "it took more than 0.3 GB of memory" in swollen.reason
    assert value == 10


def test_workers_are_renewed() -> None:
    with closing(Processes(Crewing(1, 1, 60.0, GIGABYTE, 2))) as crew:
        told = [pid for pid, _ in results(crew, *((jobs.who, None) for _ in range(5)))]
    assert told[0] == told[1] != told[2] == told[3] != told[4]


def test_no_worker_outlives_the_main_process(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import jobs, pathlib\n"
        "from pipeline.batch.crew import Job\n"
        "from pipeline.batch.processes import Processes\n"
        "from pipeline.batch.settings import Crewing\n"
        "crew = Processes(Crewing(1, 1, 60.0, 10**9, 9))\n"
        "crew.start(Job(jobs.write_down, pathlib.Path(sys.argv[2]), 60.0))\n"
        "crew.wait(60.0)\n"
    )
    main = subprocess.Popen(  # noqa: S603 - an interpreter like this one
        [sys.executable, "-c", code, str(Path(__file__).parent), str(mark)]
    )
    until = time.monotonic() + 30
    while not (mark.exists() and mark.read_text(encoding="utf-8")) and time.monotonic() < until:
        time.sleep(0.05)
    worker = psutil.Process(int(mark.read_text(encoding="utf-8")))
    main.kill()
    main.wait()
    gone, alive = psutil.wait_procs([worker], timeout=10)
    assert (len(gone), len(alive)) == (1, 0)


def test_cores_are_shared_out() -> None:
    one, three = Work(workers=1).within(this_machine()), Work(workers=3).within(this_machine())
    assert one.threads >= three.threads >= 1
    assert one.memory > three.memory > 0
    assert Work(workers=2, threads=3, worker_memory=1.5).within(this_machine()).memory == 1_500_000_000


def test_the_limits_of_a_container_count(tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text("50000 100000\n", encoding="ascii")
    (tmp_path / "memory.max").write_text("123456\n", encoding="ascii")
    assert (usable_cores(tmp_path), usable_memory(tmp_path)) == (1, 123456)
    (tmp_path / "cpu.max").write_text("max 100000\n", encoding="ascii")
    (tmp_path / "memory.max").write_text("max\n", encoding="ascii")
    assert usable_cores(tmp_path) == usable_cores(tmp_path / "absent") >= 1
    assert usable_memory(tmp_path) == usable_memory(tmp_path / "absent") > 10**8
