"""Folders of generated back issues for measuring batches, and the command that reads them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.engines.recorded import save_sheet
from samples.issue import generate_issue
from samples.record import record

ROOT = Path(__file__).parent.parent


def small_issues(folder: Path, issues: int, of: int = 50) -> None:
    """Issues of four pages: small pictures, and beside each what recognising the page would give.

    ``of``: so many are made up, the others repeat their texts on scans of their own.
    """
    made = [
        [record(page, 10 * seed, "normal") for page in generate_issue(seed).pages] for seed in range(min(of, issues))
    ]
    for number in range(issues):
        place = folder / f"issue-{number + 1:04d}"
        place.mkdir(parents=True, exist_ok=True)
        for page, sheet in enumerate(made[number % len(made)], start=1):
            save_sheet(sheet, place / f"page{page}.spans.json")
            picture = np.random.default_rng([number, page]).integers(0, 256, (60, 40), np.uint8)
            Image.fromarray(picture).save(place / f"page{page}.png")


def command(scans: Path, results: Path, *options: object) -> list[str]:
    """The call of ``broadsheet batch`` in an interpreter like this one."""
    words = [sys.executable, "-m", "pipeline.cli", "batch", str(scans), "-o", str(results)]
    return [*words, *map(str, options)]


def start(words: list[str]) -> subprocess.Popen[bytes]:
    """The call, silent, in a process group of its own."""
    silent = subprocess.DEVNULL
    return subprocess.Popen(words, stdout=silent, stderr=silent, cwd=ROOT, start_new_session=True, env=dict(os.environ))


def tree(results: Path) -> dict[str, bytes]:
    """The results but for the reports, which tell times, and the ledger."""
    return {
        path.relative_to(results).as_posix(): path.read_bytes()
        for path in sorted(results.rglob("*"))
        if path.is_file() and ".broadsheet" not in path.parts and not path.name.startswith("report.")
    }
