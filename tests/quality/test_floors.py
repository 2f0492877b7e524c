"""No change makes the layout worse than the floors, over generated pages with recorded recognition."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from printed import FLOORS as PRINTED
from printed import measure_printed, recording
from quality_floors import Shortfall, load_floors, raised, save_floors, shortfalls
from quality_pages import PAGES, measure

from pipeline.evaluate import PageScores, summarize, worst_first


@pytest.fixture(scope="module")
def pages() -> tuple[PageScores, ...]:
    return tuple(measure())


def test_there_are_pages_enough_of_every_level() -> None:
    assert len({page.seed for page in PAGES}) >= 60
    assert set(Counter(page.level for page in PAGES).values()) == {len(PAGES) // 3}


def test_no_figure_is_below_its_floor(pages: tuple[PageScores, ...]) -> None:
    below = shortfalls(summarize(pages).figures, load_floors())
    worst = ", ".join(f"{p.page} {p.loss:.2f}" for p in worst_first(pages)[:8])
    assert not below, "\n".join((*map(str, below), f"worst pages: {worst}"))


def test_every_page_was_read_by_the_engine() -> None:
    assert all(recording(page).is_file() for page in PAGES)


def test_no_figure_of_the_printed_pages_is_below_its_floor() -> None:
    printed = tuple(measure_printed())
    below = shortfalls(summarize(printed).figures, load_floors(PRINTED))
    worst = ", ".join(f"{p.page} {p.loss:.2f}" for p in worst_first(printed)[:8])
    assert not below, "\n".join((*map(str, below), f"worst pages: {worst}"))


def test_floors_stand_for_every_figure_that_is_judged() -> None:
    assert {
        "article_distance",
        "text_flow",
        "grouping_f1",
        "headline",
        "caption",
        "masthead",
        "doubled",
    } <= load_floors().keys()


FLOORS = {"text_flow": 0.9, "article_distance": 0.1}


def test_worse_is_lower_or_higher_as_the_figure_goes() -> None:
    assert shortfalls({"text_flow": 0.95, "article_distance": 0.05}, FLOORS) == ()
    assert shortfalls({"text_flow": 0.85, "article_distance": 0.15}, FLOORS) == (
        Shortfall("text_flow", 0.9, 0.85),
        Shortfall("article_distance", 0.1, 0.15),
    )


def test_a_figure_that_is_no_longer_measured_is_below_its_floor() -> None:
    assert shortfalls({"text_flow": None, "article_distance": 0.1}, FLOORS) == (Shortfall("text_flow", 0.9, None),)


def test_floors_rise_to_the_safe_side() -> None:
    figures = {"text_flow": 0.987654, "article_distance": 0.012341, "headline": 0.5, "kicker": None}
    risen = raised(figures, FLOORS)
    assert risen == {"text_flow": 0.9876, "article_distance": 0.0124, "headline": 0.5}
    assert shortfalls(figures, risen) == ()


def test_no_floor_is_lowered(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="floors only rise: text_flow"):
        raised({"text_flow": 0.89, "article_distance": 0.01}, FLOORS)
    save_floors(FLOORS, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == json.loads((tmp_path / "floors.json").read_text()) == FLOORS
