"""Folders of small scans with their recordings, and a crew that works in the process of the test."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from drawing import draw
from PIL import Image

from pipeline.batch.crew import Ended, Job
from pipeline.batch.processes import called
from pipeline.batch.run import Batch, Progress, run_batch
from pipeline.batch.settings import Crewing, Shape, Work
from pipeline.batch.tally import Tally
from pipeline.engines.recorded import encode
from pipeline.export.files import result_name

ART = """
    A=========  B=====
    AAAA  AAAA  BBBBBB
    AAAA  AAA.  BBB.
"""


def add_page(path: Path, art: str = ART, shade: int = 200) -> Path:
    """A scan and, beside it, what stands in for recognising it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((24, 16), shade, np.uint8)).save(path)
    path.with_name(result_name(path.stem, None, ".spans.json")).write_bytes(encode(draw(art)))
    return path


def add_pages(folder: Path, count: int, first: int = 1) -> Path:
    """Scans p1.png, p2.png ... that are all different."""
    for number in range(first, first + count):
        add_page(folder / f"p{number}.png", shade=(37 * number + len(folder.name)) % 256)
    return folder


def add_issues(folder: Path) -> Path:
    """Two issues of four pages."""
    for issue in ("1916-05-02", "1916-05-03"):
        add_pages(folder / issue, 4)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """The results: all files but the reports, which tell times, and what the program keeps to itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".broadsheet" not in path.parts and not path.name.startswith("report.")
    }


@dataclass(slots=True)
class AtOnce:
    """A crew of one that does each job when it is given."""

    crewing: Crewing
    ended: deque[Ended] = field(default_factory=deque)

    @property
    def free(self) -> bool:
        return not self.ended

    @property
    def busy(self) -> bool:
        return bool(self.ended)

    def start(self, job: Job) -> None:
        self.ended.append(Ended(job, called(job.function, job.argument)))

    def wait(self, seconds: float) -> tuple[Ended, ...]:  # noqa: ARG002
        return (self.ended.popleft(),) if self.ended else ()

    def close(self) -> None:
        self.ended.clear()


def steps(scans: Path, results: Path, shape: Shape | None = None) -> Iterator[Progress]:
    """A batch with recordings that lie beside the scans, in this process."""
    shape = shape or Shape(spans_from=str(scans))
    return run_batch(Batch(str(scans), str(results), shape, Work()), AtOnce)


def ran(scans: Path, results: Path, shape: Shape | None = None) -> Tally:
    """The same from its beginning to its end."""
    return list(steps(scans, results, shape))[-1].tally
