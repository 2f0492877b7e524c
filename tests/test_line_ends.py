"""A small sign at the end of a line, which a detector left out, is a part of the line; what is no sign is none."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.engines.protocols import Image
from pipeline.geometry import Box
from pipeline.recognition.line_ends import to_their_ends

PAPER, INK, HIGH = 235, 30, 24.0
LINE = Box(200, 100, 440, 124)


def page_with(*signs: Box) -> Image:
    """A line of characters as bars, and signs near it."""
    page = np.full((240, 640), PAPER, np.uint8)
    for left in range(204, 436, 20):
        page[103:121, left : left + 7] = page[103:121, left + 10 : left + 16] = INK
    for sign in signs:
        page[int(sign.top) : int(sign.bottom), int(sign.left) : int(sign.right)] = INK
    return page


def reached(page: Image, *others: Box, gutters: tuple[Box, ...] = ()) -> Box:
    lines = to_their_ends(page, [LINE.quad(), *(other.quad() for other in others)], gutters)
    return Box.around(lines[0])


@pytest.mark.parametrize("sign", [Box(444, 114, 449, 121), Box(446, 110, 462, 113)])
def test_a_sign_behind_the_line_is_taken_in(sign: Box) -> None:
    box = reached(page_with(sign))
    assert sign.right < box.right < sign.right + HIGH / 2
    assert (box.left, box.top, box.bottom) == (LINE.left, LINE.top, LINE.bottom)


def test_a_stroke_before_the_line_is_taken_in() -> None:
    stroke = Box(178, 110, 195, 113)
    box = reached(page_with(stroke))
    assert stroke.left - HIGH / 2 < box.left < stroke.left
    assert box.right == LINE.right


@pytest.mark.parametrize(
    "other",
    [
        Box(450, 20, 453, 220),  # a rule
        Box(444, 128, 449, 135),  # of the line below
        Box(478, 114, 483, 121),  # of the next column
        Box(446, 111, 447, 112),  # dirt
        Box(446, 110, 560, 113),  # a rule that goes on
        Box(174, 104, 190, 120),  # a mark that opens a line
    ],
)
def test_other_ink_is_left_alone(other: Box) -> None:
    assert reached(page_with(other)) == LINE


def test_grainy_paper_shows_no_sign() -> None:
    page = page_with(Box(446, 110, 452, 114))
    for x in range(0, 640, 7):
        for y in range(x % 3, 240, 7):
            page[y : y + 2, x : x + 2] = INK
    assert reached(page) == LINE


def test_what_another_box_holds_is_left_alone() -> None:
    assert reached(page_with(Box(452, 110, 464, 120)), Box(448, 100, 600, 124)) == LINE


def test_no_line_reaches_over_a_gutter() -> None:
    sign = Box(452, 110, 464, 120)
    assert reached(page_with(sign), gutters=(Box(442, 0, 450, 240),)) == LINE


def test_a_stroke_as_long_as_a_character_is_no_grain_of_the_paper() -> None:
    stroke = Box(178, 110, 195, 113)
    page = page_with(stroke)
    for x in range(0, 640, 7):
        for y in range(x % 3, 240, 7):
            page[y : y + 2, x : x + 2] = INK
    assert reached(page).left < stroke.left


def test_lines_above_and_below_large_type_are_no_grains() -> None:
    stroke = Box(178, 110, 195, 113)
    page = page_with(stroke)
    for x in range(0, 640, 4):
        page[92:95, x : x + 2] = page[128:131, x : x + 2] = INK
    assert reached(page).left < stroke.left


def test_a_stroke_over_a_column_is_taken_in() -> None:
    stroke, column = Box(188, 104, 192, 121), Box(200, 100, 440, 124)
    page = np.ascontiguousarray(page_with(stroke).T)
    (line,) = to_their_ends(page, [Box(100, 200, 124, 440).quad()], ())
    assert stroke.left - HIGH / 2 < line[0][1] < stroke.left
    assert Box.around(line).bottom == column.right
    page = np.ascontiguousarray(page_with(Box(174, 103, 192, 121)).T)  # another column ends there
    assert to_their_ends(page, [Box(100, 200, 124, 440).quad()], ()) == (Box(100, 200, 124, 440).quad(),)


def test_upright_lines_and_short_ones_stay_as_they_are() -> None:
    page = page_with(Box(446, 110, 462, 113))
    lines = [Box(390, 100, 440, 124).quad(), Box(20, 20, 44, 220).quad()]
    assert to_their_ends(page, lines, ()) == tuple(lines)


def test_a_blank_page_changes_no_line() -> None:
    assert to_their_ends(np.full((240, 640), PAPER, np.uint8), [LINE.quad()], ()) == (LINE.quad(),)
    assert to_their_ends(np.full((240, 640), PAPER, np.uint8), [], ()) == ()


def test_boxes_that_overlap_the_line_leave_it_no_room() -> None:
    page = page_with(Box(446, 110, 462, 113), Box(178, 110, 195, 113))
    assert reached(page, Box(330, 100, 600, 124), Box(20, 100, 310, 124)) == LINE
