"""Kills a batch of 20 small pages at random moments, lets the same command go on, and compares with an undisturbed run.

A moment is a number of pages that are written, and up to a second more: so all parts of the run are hit alike, however long
starting takes.

python -m bench.batch_kill               # 50 kills; 1, 2 and 4 workers in turn
python -m bench.batch_kill --kills 5 --seed 7
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.batch_folder import command, small_issues, start, tree

WORKERS = (1, 2, 4)
PAGES = 20


@dataclass(frozen=True, slots=True)
class Killed:
    """What one kill showed. ``finished`` pages were in the ledger after it, ``repeated`` of them were read again.

    ``after`` is in seconds since the start.
    """

    after: float
    workers: int
    finished: int
    repeated: int
    same: bool


def main() -> int:
    """Prints a row a kill and a summary; 1 if any result differed or any finished page was read again."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.batch_kill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        return kill_often(Path(folder), options.kills, random.Random(options.seed))  # noqa: S311 - a seeded dice


def kill_often(folder: Path, kills: int, rng: random.Random) -> int:
    scans = folder / "scans"
    small_issues(scans, PAGES // 4)
    whole = {}
    for workers in WORKERS:
        out, begun = folder / f"whole{workers}", time.monotonic()
        assert start(command(scans, out, "--spans-from", scans, "--workers", workers)).wait() == 0
        whole[workers] = tree(out)
        print(f"{workers} workers: {len(whole[workers])} files in {time.monotonic() - begun:.1f} s", flush=True)
    alike = all(results == whole[1] for results in whole.values())
    print(f"results of 1, 2 and 4 workers are {'identical' if alike else 'NOT identical'}")
    told = []
    for number in range(kills):
        workers = WORKERS[number % len(WORKERS)]
        moment = rng.randrange(PAGES + 1), rng.uniform(0.0, 1.0)
        one = kill_once(scans, folder / "out", moment, workers, whole[1])
        told.append(one)
        print(
            f"{number + 1:3}  {one.workers} workers, killed after {one.after:5.2f} s with {one.finished:2} pages finished: "
            f"{one.repeated} read again, {'identical' if one.same else 'NOT identical'}",
            flush=True,
        )
    wrong = sum(not one.same or one.repeated > 0 for one in told)
    print(f"{kills} kills, {kills - wrong} resumed without repeating a page and ended identical")
    return int(wrong > 0 or not alike)


def kill_once(scans: Path, out: Path, moment: tuple[int, float], workers: int, whole: dict[str, bytes]) -> Killed:
    """A new batch, killed after so many pages and seconds (the main process alone), and the same command once more."""
    shutil.rmtree(out, ignore_errors=True)
    words = command(scans, out, "--spans-from", scans, "--workers", workers)
    process, begun = start(words), time.monotonic()
    while process.poll() is None and len(list(out.glob("*/page*.json"))) < moment[0]:
        time.sleep(0.005)
    time.sleep(moment[1])
    after = time.monotonic() - begun
    process.kill()
    process.wait()
    finished = in_ledger(out)
    assert start(words).wait() == 0
    before = json.loads((out / "report.json").read_bytes())["totals"]["pages_finished_before"]
    return Killed(after, workers, finished, finished - before, tree(out) == whole)


def in_ledger(out: Path) -> int:
    """How many pages count as finished."""
    path = out / ".broadsheet" / "ledger.sqlite"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as database:
        try:
            return int(database.execute("SELECT count(*) FROM finished WHERE kind = 'page'").fetchone()[0])
        except sqlite3.OperationalError:  # killed before the table was made
            return 0


if __name__ == "__main__":
    sys.exit(main())
