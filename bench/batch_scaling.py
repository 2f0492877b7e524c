"""Pages of real size with the real engine: pages a minute of crews of so many workers with so many threads each.

python -m bench.batch_scaling                                   # 30 pages; 1 worker, 1 worker of 2 threads, 2 workers
python -m bench.batch_scaling --pages 12 --crews 1x1 2x1 4x1

Core seconds are those of all processes. What a machine does besides shows as waiting: seconds in which a thread of a worker
could have gone on and had no core (``/proc/PID/task/*/schedstat``, Linux). ``alone`` is the speed without that waiting, and told of
workers of one thread alone: several threads wait at the same time. Ideal is ``alone`` of the first crew times the workers.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.batch_folder import command, start, tree
from samples.degrade import degrade
from samples.pages import generate
from samples.render import render

_LOOK = 0.5  # seconds between looks at the waiting of the workers


@dataclass(frozen=True, slots=True)
class Crew:
    workers: int
    threads: int


@dataclass(frozen=True, slots=True)
class Ran:
    """``waited`` is how long each worker waited for a core, on average."""

    seconds: float
    rate: float
    core_seconds: float
    waited: float
    gigabytes: float
    code: int

    @property
    def alone(self) -> float:
        """Pages a minute, had nothing else run."""
        return self.rate * self.seconds / max(1.0, self.seconds - self.waited)


def main() -> int:
    """Prints a row a crew; 1 if pages failed or results differ."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.batch_scaling", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--crews", type=_crew, nargs="+", default=[Crew(1, 1), Crew(1, 2), Crew(2, 1)])
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as name:
        folder = Path(name)
        megapixels = print_pages(folder / "scans", options.pages)
        print(f"{options.pages} pages, {megapixels / options.pages:.1f} megapixels each; load {os.getloadavg()[0]:.1f}")
        print(
            f"{'workers':>7} {'threads':>7} {'seconds':>8} {'waited':>7} {'pages a minute':>15} {'alone':>6} {'of ideal':>9} "
            f"{'core seconds a page':>20} {'most GB of a process':>21}",
            flush=True,
        )
        runs, results = list[Ran](), list[dict[str, bytes]]()
        for crew in options.crews:
            out = folder / f"out{crew.workers}x{crew.threads}"
            runs.append(run(folder / "scans", out, crew, options.pages))
            results.append(tree(out))
            print(_row(crew, runs[-1], runs[0], options.crews[0]), flush=True)
        same = all(each == results[0] for each in results)
        print(f"results are {'identical' if same else 'NOT identical'}; load {os.getloadavg()[0]:.1f}")
    return int(any(one.code for one in runs) or not same)


def run(scans: Path, out: Path, crew: Crew, pages: int) -> Ran:
    """One batch, watched."""
    process = start(command(scans, out, "--workers", crew.workers, "--threads", crew.threads))
    delays, ended = dict[int, float](), 0
    while not ended:
        delays.update(_delays(process.pid))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        time.sleep(_LOOK)
    told = json.loads((out / "report.json").read_bytes())["time"]
    return Ran(
        seconds=told["seconds"],
        rate=told["pages_a_minute"],
        core_seconds=(used.ru_utime + used.ru_stime) / pages,
        waited=sum(delays.values()) / crew.workers,
        gigabytes=used.ru_maxrss * 1024 / 1e9,
        code=os.waitstatus_to_exitcode(status),
    )


def _delays(main: int) -> Iterator[tuple[int, float]]:
    """The threads of the workers, and the seconds that each has waited for a core so far."""
    try:
        workers = psutil.Process(main).children()
    except psutil.NoSuchProcess:
        return
    for worker in workers:
        for file in Path(f"/proc/{worker.pid}/task").glob("*/schedstat"):
            try:
                yield int(file.parent.name), int(file.read_text(encoding="ascii").split()[1]) / 1e9
            except OSError:  # it has ended
                continue


def _crew(text: str) -> Crew:
    workers, _, threads = text.partition("x")
    return Crew(int(workers), int(threads or 1))


def _row(crew: Crew, ran: Ran, first: Ran, base: Crew) -> str:
    ideal = ran.alone / (first.alone * crew.workers / base.workers)
    told = f"{ran.alone:6.2f} {ideal:9.0%}" if crew.threads == 1 else f"{'–':>6} {'–':>9}"
    return (
        f"{crew.workers:7} {crew.threads:7} {ran.seconds:8.0f} {ran.waited:7.0f} {ran.rate:15.2f} {told} "
        f"{ran.core_seconds:20.1f} {ran.gigabytes:21.2f}"
    )


def print_pages(folder: Path, count: int) -> float:
    """Generated pages as scans; their megapixels together."""
    folder.mkdir()
    megapixels = 0.0
    for seed in range(1, count + 1):
        image = degrade(render(generate(seed)), seed, "normal").image
        megapixels += image.width * image.height / 1e6
        image.save(folder / f"page{seed:03d}.jpg", quality=85)
    return megapixels


if __name__ == "__main__":
    sys.exit(main())
