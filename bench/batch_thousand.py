"""A thousand small pages, their recognition recorded: pages a minute, and the memory of main process and workers over time.

python -m bench.batch_thousand
python -m bench.batch_thousand --pages 200 --workers 2 --renew-after 50
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.batch_folder import command, small_issues, start


def main() -> int:
    """Prints a row every so many pages and a summary; 1 if pages failed."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.batch_thousand", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--renew-after", type=int, default=200)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        scans, out = Path(folder) / "scans", Path(folder) / "out"
        small_issues(scans, options.pages // 4)
        words = command(
            scans, out, "--spans-from", scans, "--workers", options.workers, "--renew-after", options.renew_after
        )
        begun = time.monotonic()
        process = start(words)
        print(f"{'pages':>6} {'seconds':>8} {'main MB':>8} {'workers MB':>11}")
        watch(process, out, begun, max(1, options.pages // 20))
        report = json.loads((out / "report.json").read_bytes())
        totals, seconds = report["totals"], time.monotonic() - begun
        print(
            f"{totals['pages_read']} pages, {totals['issues_put_together']} issues, {totals['articles']} articles, "
            f"{totals['pages_failed']} failed, {seconds:.0f} s, {60 * totals['pages_read'] / seconds:.0f} pages a minute"
        )
    return int(process.returncode != 0)


def watch(process: subprocess.Popen[bytes], out: Path, begun: float, step: int) -> None:
    """A row each time that so many more pages are written, with the most that was held since the row before."""
    told, main_most, workers_most = 0, 0.0, 0.0
    while process.poll() is None:
        time.sleep(0.5)
        try:
            main = psutil.Process(process.pid)
            main_most = max(main_most, main.memory_info().rss / 1e6)
            workers_most = max(workers_most, sum(c.memory_info().rss for c in main.children()) / 1e6)
        except psutil.NoSuchProcess:
            continue
        pages = sum(1 for _ in out.glob("*/page*.json"))
        if pages - told >= step:
            told = pages
            print(f"{pages:6} {time.monotonic() - begun:8.0f} {main_most:8.0f} {workers_most:11.0f}", flush=True)
            main_most = workers_most = 0.0


if __name__ == "__main__":
    sys.exit(main())
