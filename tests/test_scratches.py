"""Scratches of a film, which are no rules between columns although they look like some."""

from __future__ import annotations

from collections.abc import Sequence

from played import INK, Played, paper, recognized, type_line

from pipeline.engines.protocols import Image
from pipeline.geometry import Box
from pipeline.recognition import look, recognize
from pipeline.sheet import Rule

X = 452


def _page(columns: Sequence[tuple[float, float]]) -> tuple[Image, list[Box]]:
    """Twelve rows of lines of these columns (left, right), and a hairline down through all of them."""
    page = paper()
    boxes = [type_line(page, Box(left, 60 + 40 * n, right, 90 + 40 * n)) for n in range(12) for left, right in columns]
    page[40:560, X : X + 2] = INK
    return page, boxes


def _found(columns: Sequence[tuple[float, float]]) -> tuple[Rule, ...]:
    page, boxes = _page(columns)
    rule = Rule(Box(X, 40, X + 2, 560))
    joined = [Box(60, b.top, 840, b.bottom) for b in boxes if b.left == 60]
    return look(page, 1.0, Played(joined)).scratches([rule, Rule(Box(60, 20, 840, 22))])


def test_a_hairline_through_the_letters_of_most_lines_is_a_scratch() -> None:
    assert [r.box.left for r in _found([(60, 840)])] == [X]


def test_a_hairline_in_the_white_between_two_columns_is_a_rule_though_the_detector_joined_their_lines() -> None:
    assert _found([(60, 430), (476, 840)]) == ()


def test_a_scratch_parts_no_line() -> None:
    page, boxes = _page([(60, 840)])
    engine = Played(boxes)
    seen = look(page, 1.0, engine)
    scratched = [r.box for r in seen.scratches([Rule(Box(X, 40, X + 2, 560))])]
    assert len(recognize(seen, (), engine, (), scratched)) == len(boxes)
    assert len(recognized(page, 1.0, (), Played(boxes))) == 2 * len(boxes)
