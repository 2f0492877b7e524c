"""Pages of another hand, as the engine read them: their papers, people and every sentence are invented.

They were typeset by a browser, after the habits of real papers, by people who did not know the generator of ``samples`` nor
each other's pages; then printed, worn like scans at three levels, and recognised once. What the generator never prints shows here.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from quality_pages import score

from pipeline.engines.recorded import load_recording
from pipeline.evaluate import PageScores
from pipeline.layout import layout

_HANDS = (
    "other",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
SETS = tuple(Path(__file__).with_name(f"{hand}_hand") for hand in _HANDS)
"""Folders of pages, each with its own floors: figures of two hands do not compare."""


def floors_of(folder: Path) -> Path:
    """Where the floors of a set are."""
    return folder / "floors.json"


def names(folder: Path) -> tuple[str, ...]:
    """The pages of a set."""
    return tuple(sorted(p.name.removesuffix(".truth.json.gz") for p in folder.glob("*.truth.json.gz")))


def measure_others(folder: Path) -> Iterator[PageScores]:
    """Layout of the recorded sheet of each page of a set, measured against its truth."""
    for name in names(folder):
        true = json.loads(gzip.decompress((folder / f"{name}.truth.json.gz").read_bytes()))
        yield score(name, true, layout(load_recording(folder / f"{name}.spans.json.gz").sheet))
