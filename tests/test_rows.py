"""Boxes of large type are one line each: what the detector joined across the lines stands apart again."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.recognition.rows import in_rows

BODY = 20.0


def paper() -> Image:
    return np.full((600, 900), 235, np.uint8)


def typed(page: Image, box: Box, pitch: int) -> Box:
    """Characters as blocks, side by side or one below the other, each with white around it."""
    side = round(0.85 * pitch)
    along = range(0, round(max(box.width, box.height)) - side + 1, pitch)
    for step in along:
        left, top = (step, 0) if box.width >= box.height else (0, step)
        left, top = left + round(box.left), top + round(box.top)
        page[top : top + side, left : left + side] = 30
        page[top + side // 3 : top + side // 2, left + side // 3 : left + side // 2] = 235
    return box


def rounded(quads: tuple[Quad, ...]) -> list[tuple[int, ...]]:
    return [tuple(round(v) for v in Box.around(quad).as_tuple()) for quad in quads]


def test_a_box_around_two_lines_is_two_lines() -> None:
    page = paper()
    upper, lower = typed(page, Box(100, 50, 580, 130), 80), typed(page, Box(140, 150, 540, 230), 80)
    first, second = in_rows(page, [Box(80, 30, 600, 240).quad()], BODY)
    for row, line in ((first, upper), (second, lower)):
        box = Box.around(row)
        assert box.left == pytest.approx(line.left, abs=12)
        assert box.top == pytest.approx(line.top, abs=12)
        assert box.bottom == pytest.approx(line.top + 68, abs=12)


def test_a_box_around_two_columns_is_two_columns() -> None:
    page = paper()
    typed(page, Box(100, 50, 180, 530), 80)
    typed(page, Box(190, 50, 270, 530), 80)
    left, right = sorted(Box.around(q) for q in in_rows(page, [Box(90, 30, 275, 540).quad()], BODY))
    assert left.right <= right.left
    assert left.height > 5 * left.width


def test_lines_that_have_boxes_of_their_own_are_taken_off() -> None:
    page = paper()
    line = typed(page, Box(100, 50, 580, 130), 80)
    typed(page, Box(100, 140, 580, 160), 20)
    body = Box(95, 136, 585, 164)
    first, second = in_rows(page, [Box(80, 30, 600, 150).quad(), body.quad()], BODY)
    assert Box.around(first).bottom <= body.top + 4
    assert Box.around(first).top == pytest.approx(line.top, abs=12)
    assert second == body.quad()


def test_of_a_neighbour_cut_by_the_edge_nothing_is_left() -> None:
    page = paper()
    typed(page, Box(100, 50, 180, 530), 80)
    typed(page, Box(190, 50, 270, 530), 80)
    boxes = [Box(90, 40, 200, 540), Box(178, 40, 280, 540)]
    left, right = (Box.around(q) for q in in_rows(page, [box.quad() for box in boxes], BODY))
    assert left.right <= 190
    assert right.left >= 168


def framed_headline() -> Image:
    """Two columns of a headline under a rule, before the text that begins beside them."""
    page = paper()
    typed(page, Box(100, 60, 180, 540), 80)
    typed(page, Box(190, 60, 270, 540), 80)
    page[40:43, 80:300] = 30
    return page


def test_a_rule_across_two_columns_does_not_hide_the_white_between_them() -> None:
    left, right = sorted(Box.around(q) for q in in_rows(framed_headline(), [Box(85, 30, 285, 550).quad()], BODY))
    assert left.right <= right.left
    assert min(left.top, right.top) > 43


def test_nor_do_lines_that_run_across_and_have_boxes_of_their_own() -> None:
    page = framed_headline()
    text = [Box(60, 545 + 22 * n, 300, 563 + 22 * n) for n in range(2)]
    for line in text:
        typed(page, line, 20)
    headline, *small = [Box(85, 30, 285, 590).quad(), *(line.quad() for line in text)]
    left, right, *rest = in_rows(page, [headline, *small], BODY)
    assert rest == small
    assert Box.around(left).bottom < text[0].top
    assert Box.around(right).right - Box.around(right).left < 100


def test_a_deck_beside_two_columns_is_a_line_of_its_own() -> None:
    page = framed_headline()
    typed(page, Box(60, 60, 85, 540), 36)
    boxes = sorted(Box.around(q) for q in in_rows(page, [Box(45, 30, 285, 550).quad()], BODY))
    assert [round(box.width) for box in boxes] == [pytest.approx(w, abs=20) for w in (31, 68, 68)]


@pytest.mark.parametrize("strokes", [2, 3])
def test_the_strokes_of_one_character_are_no_lines(strokes: int) -> None:
    page = paper()
    for n in range(strokes):
        page[60 + 30 * n : 70 + 30 * n, 100:200] = 30
    box = Box(80, 40, 230, 150).quad()
    assert in_rows(page, [box], BODY) == (box,)


def test_dots_above_letters_stay_with_them() -> None:
    page = paper()
    typed(page, Box(100, 80, 580, 160), 80)
    page[55:68, 120:132] = page[55:68, 440:452] = 30
    box = Box(80, 40, 600, 165).quad()
    assert in_rows(page, [box], BODY) == (box,)


def test_body_type_and_single_lines_stay_as_they_are() -> None:
    page = paper()
    typed(page, Box(100, 50, 580, 130), 80)
    typed(page, Box(100, 200, 400, 220), 20)
    boxes = [Box(80, 30, 600, 150).quad(), Box(95, 195, 405, 222).quad()]
    assert in_rows(page, boxes, BODY) == tuple(boxes)


def test_a_blank_box_stays() -> None:
    box = Box(80, 30, 600, 150).quad()
    assert in_rows(paper(), [box], BODY) == (box,)
