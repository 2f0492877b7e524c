"""The pages that quality is measured on: seeds and scan levels are fixed, so that figures of two days compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.document import SCHEMA_VERSION, Page
from pipeline.evaluate import PageScores, page_text, score_page
from pipeline.export.plain import to_plain
from pipeline.layout import layout
from samples.pages import generate
from samples.record import LEVELS, record
from samples.truth import truth


@dataclass(frozen=True, slots=True)
class QualityPage:
    """A page to generate; ``level`` is one of the scan levels of ``samples.record``."""

    seed: int
    level: str

    @property
    def name(self) -> str:
        return f"{self.seed:04d}-{self.level}"


PAGES = tuple(QualityPage(seed, tuple(LEVELS)[seed % len(LEVELS)]) for seed in range(5000, 5063))
"""Seeds that the layout was not developed on; a third of the pages at each level."""


def measure(pages: Iterable[QualityPage] = PAGES) -> Iterator[PageScores]:
    """Layout of the recorded sheet of each page, measured against its truth."""
    for page in pages:
        composition = generate(page.seed)
        found = layout(record(composition, page.seed, page.level))
        yield score(page.name, truth(composition, page.level), found)


def score(name: str, true: object, found: Page) -> PageScores:
    """Measures a page as its JSON states it."""
    return score_page(name, page_text(true), page_text({"schema_version": SCHEMA_VERSION, **to_plain(found)}))
