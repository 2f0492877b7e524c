"""No change makes the layout worse on pages that the project's own generator did not make."""

from __future__ import annotations

from other_hand import FLOORS, measure_others, names
from quality_floors import load_floors, shortfalls

from pipeline.evaluate import summarize, worst_first


def test_there_are_chinese_hong_kong_and_english_pages() -> None:
    kinds = {name.rstrip("0123456789") for name in names()}
    assert kinds == {"zhfront", "zhin", "hk", "en"}
    assert len(names()) >= 28


def test_no_figure_is_below_its_floor_on_pages_of_another_hand() -> None:
    pages = tuple(measure_others())
    below = shortfalls(summarize(pages).figures, load_floors(FLOORS))
    worst = ", ".join(f"{p.page} {p.loss:.2f}" for p in worst_first(pages)[:8])
    assert not below, "\n".join((*map(str, below), f"worst pages: {worst}"))
