"""A batch on a real Ray cluster of two nodes: the same bytes, and what is lost there is contained as it is here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jobs
import pytest
from back_issues import add_issues, add_page, add_pages, ran, tree

from pipeline import __version__
from pipeline.batch import cluster as module
from pipeline.batch.cluster import Cluster, join
from pipeline.batch.crew import Broken, Job
from pipeline.batch.machine import Room
from pipeline.batch.run import Batch, run_batch
from pipeline.batch.settings import Crewing, Shape, Work
from pipeline.cli import main
from pipeline.errors import ModelMissing, UsageError

ray = pytest.importorskip("ray")
cluster_utils = pytest.importorskip("ray.cluster_utils")

ROOT = Path(__file__).resolve().parents[1]
NODE = {"num_cpus": 1, "memory": 4 * 10**9, "object_store_memory": 80 * 10**6}


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """Two nodes of one core each, whose workers find our modules."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", f"{ROOT}:{ROOT / 'tests'}")
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        two = cluster_utils.Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
        two.add_node(**NODE)
        yield two
        ray.shutdown()
        two.shutdown()


@pytest.fixture
def address(nodes: Any) -> str:
    return str(nodes.address)


@pytest.fixture
def crew(address: str) -> Iterator[Cluster]:
    join(address)
    with closing(Cluster(Crewing(2, 1, 60.0, 10**9, 1000))) as hired:
        yield hired


def results(crew: Cluster, *calls: tuple[Callable[[Any], Any], Any], seconds: float = 60.0) -> list[Any]:
    """The values of the calls, in their order."""
    left, values = [Job(function, argument, seconds) for function, argument in calls], {}
    order = [id(job) for job in left]
    kept = list(left)
    while left or crew.busy:
        while left and crew.free:
            crew.start(left.pop(0))
        values.update({id(ended.job): ended.value for ended in crew.wait(5.0)})
    assert len(kept) == len(values)
    return [values[each] for each in order]


def on(address: str, scans: Path, out: Path) -> Any:
    """A batch on the cluster, from its beginning to its end."""
    given = Batch(str(scans), str(out), Shape(spans_from=str(scans)), Work(address=address))
    return list(run_batch(given))[-1].tally


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_issues(tmp_path_factory.mktemp("given") / "scans")


def test_all_nodes_work_at_once(crew: Cluster, tmp_path: Path) -> None:
    assert results(crew, (jobs.meet, tmp_path), (jobs.meet, tmp_path)) == [True, True]
    assert results(crew, *((jobs.double, number) for number in range(6))) == [0, 2, 4, 6, 8, 10]
    assert {threads for _, threads in results(crew, (jobs.who, None), (jobs.who, None))} == {"1"}


def test_no_more_jobs_are_kept_than_are_in_work(crew: Cluster) -> None:
    for _ in range(2):
        assert crew.free
        crew.start(Job(jobs.double, 1, 60.0))
    assert not crew.free
    while crew.busy:
        crew.wait(5.0)
    assert crew.wait(0.1) == ()


def test_what_breaks_costs_its_job_alone(crew: Cluster) -> None:
    calls = [(jobs.die, signal.SIGKILL), (jobs.fail, None), (jobs.kill_the_parent, None), (jobs.double, 4)]
    killed, failed, lost, value = results(crew, *calls)
    assert "SIGKILL" in killed.reason
    assert failed.reason == "failed (ValueError: as it should)"
    assert lost.reason.startswith("the worker of the cluster was lost")
    assert value == 8


def test_a_job_that_takes_too_long_is_ended(crew: Cluster) -> None:
    (late,) = results(crew, (jobs.sleep_stubbornly, 60.0), seconds=1.0)
    assert "it took more than" in late.reason
    assert results(crew, (jobs.double, 1)) == [2]


def test_a_node_of_another_version_ends_the_run(crew: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__version__", "0.0.other")
    (value,) = results(crew, (jobs.double, 1))
    assert isinstance(value, Broken)
    assert isinstance(value.error, ModelMissing)
    assert f"has broadsheet {__version__}, this machine 0.0.other" in str(value.error)


def test_a_node_that_cannot_load_the_program_ends_the_run(crew: Cluster, tmp_path: Path) -> None:
    (tmp_path / "only_here.py").write_text("def job(_):\n    return 1\n", encoding="utf-8")
    sys.path.insert(0, str(tmp_path))
    try:
        import only_here  # type: ignore[import-not-found]  # noqa: PLC0415 - it has just been written

        (value,) = results(crew, (only_here.job, None))
    finally:
        sys.path.remove(str(tmp_path))
    assert isinstance(value.error, ModelMissing)
    assert "cannot run broadsheet" in str(value.error)
    assert "only_here" in str(value.error)


def test_a_batch_gives_the_bytes_of_one_on_this_machine(address: str, scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "here")
    tally = on(address, scans, tmp_path / "there")
    assert (tally.read, tally.failures) == (8, [])
    assert tree(tmp_path / "there") == tree(tmp_path / "here")
    assert on(address, scans, tmp_path / "there").before == 8


def test_a_bad_scan_costs_itself_alone(address: str, tmp_path: Path) -> None:
    scans = tmp_path / "scans"
    add_pages(scans, 3)
    (scans / "p2.png").write_bytes(b"no picture")
    tally = on(address, scans, tmp_path / "out")
    assert tally.read == 2
    (failure,) = tally.failures
    assert "p2.png" in failure.reason
    assert failure.tries == 2


def test_a_node_that_goes_costs_no_page(nodes: Any, scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "here")
    third = nodes.add_node(**NODE)
    given = Batch(str(scans), str(tmp_path / "out"), Shape(spans_from=str(scans)), Work(address=nodes.address))
    going = run_batch(given)
    while next(going).tally.read < 1:
        pass
    nodes.remove_node(third, allow_graceful=False)
    tally = list(going)[-1].tally
    assert (tally.read, tally.failures) == (8, [])
    assert tree(tmp_path / "out") == tree(tmp_path / "here")


def test_killed_and_started_again_it_ends_the_same(address: str, scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "here")
    out = tmp_path / "out"
    words = ["batch", str(scans), "-o", str(out), "--spans-from", str(scans), "--engine", "ray", "--address", address]
    run = subprocess.Popen(  # noqa: S603 - an interpreter like this one
        [sys.executable, "-m", "pipeline.cli", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 60
    while len(list(out.glob("*/p?.json"))) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    run.kill()
    run.communicate()
    assert len(list(out.glob("*/p?.json"))) >= 2
    assert main([*words, "-q"]) == 0
    assert tree(out) == tree(tmp_path / "here")


def test_a_cluster_that_does_not_answer_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_page(tmp_path / "scans/p1.png")
    words = ["batch", str(tmp_path / "scans"), "-o", str(tmp_path / "out"), "--address", "not an address"]
    assert main(words) == UsageError.exit_code
    (line,) = capsys.readouterr().err.splitlines()
    assert "no Ray cluster answers at not an address" in line
    assert "ray start --head" in line


def test_without_the_package_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_page(tmp_path / "p1.png")
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ModelMissing, match=r"pip install 'broadsheet\[ray\]'"):
        on("auto", tmp_path, tmp_path.with_name("out"))


def test_what_lies_in_memory_cannot_go_to_other_machines(tmp_path: Path) -> None:
    add_page(tmp_path / "p1.png")
    with pytest.raises(UsageError, match="all nodes of the cluster see"):
        list(run_batch(Batch(str(tmp_path), "memory://out", Shape(), Work(address="auto"))))


def test_workers_follow_from_the_room() -> None:
    assert Work().within(Room(64, 80 * 10**9)).workers == 32
    assert Work().within(Room(8, 80 * 10**9)).threads == 1
    assert Work(workers=2).within(Room(8, 80 * 10**9)).threads == 4
