"""Pages of another hand, as the engine read them: their papers, people and every sentence are invented.

They were typeset by a browser, after the habits of real papers, by somebody who did not know the generator of ``samples``; then
printed, worn like scans at three levels, and recognised once. What the generator never prints shows here.
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

FOLDER = Path(__file__).with_name("other_hand")
FLOORS = FOLDER / "floors.json"


def names() -> tuple[str, ...]:
    return tuple(sorted(p.name.removesuffix(".truth.json.gz") for p in FOLDER.glob("*.truth.json.gz")))


def measure_others() -> Iterator[PageScores]:
    """Layout of the recorded sheet of each page, measured against its truth."""
    for name in names():
        true = json.loads(gzip.decompress((FOLDER / f"{name}.truth.json.gz").read_bytes()))
        yield score(name, true, layout(load_recording(FOLDER / f"{name}.spans.json.gz").sheet))
