"""The crease of a folded sheet is no rule; printed rules are."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.folds import without_folds
from pipeline.sheet import Rule, Span

BODY, WIDTH = 20.0, 1240.0


def _columns(*lefts: float) -> list[Span]:
    return [
        Span(Box(left, top, left + 280, top + BODY).quad(), "渡船夜里也开到南岸去了又回来", 0.99)
        for left in lefts
        for top in range(100, 900, 30)
    ]


def _level(*ends: tuple[float, float], y: float = 500.0) -> list[Rule]:
    return [Rule(Box(left, y, right, y + 4)) for left, right in ends]


SPANS = _columns(20, 320, 620, 920)


def test_pieces_of_one_line_that_end_in_the_midst_of_columns_are_a_fold() -> None:
    fold = _level((0, 140), (480, 760), (830, 1060))
    rule = _level((20, 600), y=80.0)
    assert without_folds([*fold, *rule], SPANS, WIDTH, BODY) == tuple(rule)


def test_rules_over_columns_stay() -> None:
    ruled = _level((20, 300), (320, 600), (920, 1200))
    assert without_folds(ruled, SPANS, WIDTH, BODY) == tuple(ruled)


def test_a_dash_in_a_column_stays() -> None:
    dashes = _level((120, 200), (720, 800))
    assert without_folds(dashes, SPANS, WIDTH, BODY) == tuple(dashes)
