"""Pages of real size with the real engine: pages a minute with more and more workers of one thread each.

python -m bench.batch_scaling                                   # 30 pages, 1 and 2 workers
python -m bench.batch_scaling --pages 12 --workers 1 2 4

Ideal is the speed of the first crew times how many more workers there are. Core seconds are those of all processes.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.batch_folder import command, start, tree
from samples.degrade import degrade
from samples.pages import generate
from samples.render import render


def main() -> int:
    """Prints a row a crew; 1 if pages failed or results differ."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.batch_scaling", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as name:
        folder = Path(name)
        megapixels = print_pages(folder / "scans", options.pages)
        print(f"{options.pages} pages, {megapixels / options.pages:.1f} megapixels each on average", flush=True)
        print(
            f"{'workers':>7} {'threads':>7} {'seconds':>8} {'pages a minute':>15} {'of ideal':>9} "
            f"{'core seconds a page':>20} {'most GB of a process':>21}",
            flush=True,
        )
        rates: list[float] = []
        results: list[dict[str, bytes]] = []
        for workers in options.workers:
            out = folder / f"out{workers}"
            process = start(command(folder / "scans", out, "--workers", workers, "--threads", 1))
            _, code, used = os.wait4(process.pid, 0)
            report = json.loads((out / "report.json").read_bytes())
            rates.append(report["time"]["pages_a_minute"])
            results.append(tree(out))
            ideal = rates[-1] / (rates[0] * workers / options.workers[0])
            most = used.ru_maxrss * 1024 / 1e9
            print(
                f"{workers:7} {1:7} {report['time']['seconds']:8.0f} {rates[-1]:15.2f} {ideal:9.0%} "
                f"{(used.ru_utime + used.ru_stime) / options.pages:20.1f} {most:21.2f}",
                flush=True,
            )
        same = all(each == results[0] for each in results)
        print(f"results are {'identical' if same else 'NOT identical'}")
    return int(code != 0 or not same)


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
