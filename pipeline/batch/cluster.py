"""A crew of the workers of a Ray cluster (https://docs.ray.io): the same page function, on any number of machines.

Ray finds a node for each job. What contains a job on one machine contains it there too: each worker of the cluster hands it
to a process of its own, whose crash, swelling or delay it reports. Ray's own retries are off, as the course tries again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pipeline import __version__
from pipeline.batch.crew import Broken, Ended, Job
from pipeline.batch.machine import Room
from pipeline.batch.processes import Processes
from pipeline.batch.settings import WORKER_BYTES, Crewing
from pipeline.errors import ModelMissing, UsageError

_PATIENCE = 60.0  # seconds between looks at a job; its end is seen at once


def join(address: str) -> Room:
    """Connects to the cluster; what all its nodes have together.

    ``address`` is HOST:PORT or ray://HOST:PORT; ``auto`` takes the cluster that RAY_ADDRESS or this machine knows, and
    starts one on this machine if there is none.

    Raises:
        ModelMissing: the package is not installed.
        UsageError: no cluster answers.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would phone home
    ray = _package()
    try:
        ray.init(address=None if address == "auto" else address, log_to_driver=False, logging_level="ERROR")
    except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
        advice = "start one with ray start --head, or correct --address"
        raise UsageError(f"no Ray cluster answers at {address} ({_first_line(error)})", advice=advice) from error
    resources = ray.cluster_resources()
    return Room(max(1, int(resources.get("CPU", 1))), int(resources.get("memory", WORKER_BYTES)))


@dataclass(slots=True)
class Cluster:
    """Needs ``join``. Takes as many jobs as the cluster has workers, so that this process keeps few whatever there is to do.

    A job's time begins when a node takes it up: on a cluster that others use too it may have waited.
    """

    crewing: Crewing
    jobs: dict[Any, Job] = field(default_factory=dict)

    @property
    def free(self) -> bool:
        return len(self.jobs) < self.crewing.workers

    @property
    def busy(self) -> bool:
        return bool(self.jobs)

    def start(self, job: Job) -> None:
        assert self.free
        needs = {"num_cpus": self.crewing.threads, "memory": min(self.crewing.memory, WORKER_BYTES)}
        remote = _package().remote(**needs, max_retries=0)(work)
        self.jobs[remote.remote(__version__, replace(self.crewing, workers=1), job)] = job

    def wait(self, seconds: float) -> tuple[Ended, ...]:
        if not self.jobs:
            return ()
        ready, _ = _package().wait(list(self.jobs), num_returns=1, timeout=seconds)
        return tuple(Ended(self.jobs.pop(each), _value(each)) for each in ready)

    def close(self) -> None:
        ray = _package()
        for each in self.jobs:
            ray.cancel(each, force=True)
        self.jobs.clear()
        ray.shutdown()


def work(version: str, crewing: Crewing, job: Job) -> Any:
    """On a node: what the job gives, or ``Broken``. ``version`` is that of the program that asks; another would give other bytes."""
    if version != __version__:
        what = f"a node of the cluster has broadsheet {__version__}, this machine {version}"
        return Broken(what, error=ModelMissing(what, advice="install the same on all"))
    crew = _own_process(crewing)
    crew.start(job)
    while not (ended := crew.wait(_PATIENCE)):
        pass
    return ended[0].value


@cache
def _own_process(crewing: Crewing) -> Processes:
    """Kept from job to job with the engine that it has loaded; it ends with the worker of the cluster, its parent."""
    return Processes(crewing)


def _value(reference: Any) -> Any:
    ray = _package()
    try:
        return ray.get(reference)
    except ray.exceptions.RayTaskError as error:  # work() raises nothing, so the node could not load it
        what = f"a node of the cluster cannot run broadsheet ({_last_line(error)})"
        return Broken(what, str(error), ModelMissing(what, advice=f"install broadsheet {__version__} on each"))
    except ray.exceptions.RayError as error:
        return Broken(f"the worker of the cluster was lost ({_first_line(error)})", str(error))


def _package() -> Any:
    try:
        import ray  # noqa: PLC0415 - large, and only for clusters
    except ImportError as error:
        raise ModelMissing("package ray is not installed", advice="pip install 'broadsheet[ray]'") from error
    return ray


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:200]


def _last_line(error: BaseException) -> str:
    return next(reversed(str(error).strip().splitlines()), type(error).__name__)[:200]
