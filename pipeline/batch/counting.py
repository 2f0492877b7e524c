"""How many pages the files hold that may hold several: asked of the crew, since a hostile file can take its reader down."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.batch.crew import Crew, Job
from pipeline.batch.finding import SEVERAL
from pipeline.batch.folders import Folder
from pipeline.scan import count_pages

_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class CountTask:
    scans: Folder
    name: str


def count_in(task: CountTask) -> tuple[str, int]:
    """The name of the file, and its pages; 1 where it cannot be read, which is told when that page is."""
    try:
        with task.scans.open(task.name) as file:
            return task.name, count_pages(file)
    except OSError:
        return task.name, 1


def count_all(scans: Folder, names: Sequence[str], crew: Crew) -> Iterator[tuple[str, int]]:
    """The pages of each file that may hold several; a file that a worker cannot bear counts as one page, which fails."""
    left = deque(name for name in names if PurePosixPath(name).suffix.lower() in SEVERAL)
    while left or crew.busy:
        while left and crew.free:
            crew.start(Job(count_in, CountTask(scans, left.popleft()), _SECONDS))
        for ended in crew.wait(1.0):
            yield ended.value if isinstance(ended.value, tuple) else (ended.job.argument.name, 1)
