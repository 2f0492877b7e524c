"""The generated pages once more, as the engine read them: printed, worn like scans, and recognised once.

``samples.record`` plays a recogniser without any image; the real one errs in other ways: it runs over gutters and through
rules, sees type in photographs and photographs in grain. ``python tests/quality --record`` reads the pages anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quality_pages import PAGES, QualityPage, score

from pipeline.engines.recorded import load_recording
from pipeline.evaluate import PageScores
from pipeline.layout import layout
from samples.pages import generate
from samples.truth import truth

FOLDER = Path(__file__).with_name("printed_pages")
FLOORS = FOLDER / "floors.json"


def recording(page: QualityPage) -> Path:
    """Where what the engine read of a page is kept."""
    return FOLDER / f"{page.name}.spans.json.gz"


def measure_printed() -> Iterator[PageScores]:
    """Layout of what the engine read of each page, measured against the page's truth."""
    for page in PAGES:
        found = layout(load_recording(recording(page)).sheet)
        yield score(page.name, truth(generate(page.seed), page.level), found)
