"""A crew of nobody but this process: for scans or results that lie in its memory. A page that hangs or crashes ends the run."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.batch.crew import Ended, Job
from pipeline.batch.processes import called
from pipeline.batch.settings import Crewing


@dataclass(slots=True)
class InProcess:
    """Jobs are done one after the other, when their end is waited for."""

    crewing: Crewing
    jobs: list[Job] = field(default_factory=list)

    @property
    def free(self) -> bool:
        return not self.jobs

    @property
    def busy(self) -> bool:
        return bool(self.jobs)

    def start(self, job: Job) -> None:
        assert self.free
        self.jobs.append(job)

    def wait(self, seconds: float) -> tuple[Ended, ...]:
        del seconds
        ended = tuple(Ended(job, called(job.function, job.argument)) for job in self.jobs)
        self.jobs.clear()
        return ended

    def close(self) -> None:
        self.jobs.clear()
