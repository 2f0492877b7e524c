"""Seconds and megabytes of one page in a process that has done nothing before, and of the same page once more."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.stopwatch import peak_megabytes, seconds, whole_page
from pipeline.engines import choose_engine
from pipeline.settings import EngineName


def growth(page: Path) -> dict[str, float]:
    """``first`` holds loading the engine and building its kernels, ``again`` does not."""
    lines = []

    def run() -> None:
        lines.append(len(whole_page(page, choose_engine(EngineName.AUTO)).page.lines))

    first = seconds(run)
    rss = peak_megabytes()
    return {"first": first, "again": seconds(run), "rss": rss, "rss_again": peak_megabytes(), "lines": lines[0]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(growth(Path(sys.argv[1]))) + "\n")
