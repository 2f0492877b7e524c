"""No change makes the layout worse on pages that the project's own generator did not make."""

from __future__ import annotations

from pathlib import Path

import pytest
from other_hand import SETS, floors_of, measure_others, names
from quality_floors import load_floors, shortfalls

from pipeline.evaluate import summarize, worst_first


def test_there_are_chinese_hong_kong_and_english_pages() -> None:
    pages = [name for folder in SETS for name in names(folder)]
    assert {name[:2] for name in pages} > {"hk", "en"}
    assert all(len(names(folder)) >= 8 for folder in SETS)
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_no_figure_is_below_its_floor_on_pages_of_another_hand(folder: Path) -> None:
    pages = tuple(measure_others(folder))
    below = shortfalls(summarize(pages).figures, load_floors(floors_of(folder)))
    worst = ", ".join(f"{p.page} {p.loss:.2f}" for p in worst_first(pages)[:8])
    assert not below, "\n".join((*map(str, below), f"worst pages: {worst}"))
