"""A line of larger type that the detector cut within a character is one line again; two lines stay two."""

from __future__ import annotations

import numpy as np

from pipeline.engines.protocols import Image
from pipeline.geometry import Box
from pipeline.recognition.joints import without_joints

PAPER, INK, BODY = 235, 30, 20.0
FIRST, LAST = Box(100, 100, 290, 160), Box(265, 98, 460, 162)


def page_with(*characters: int) -> Image:
    """A row of characters as bars of 40 pixels, at these distances from the left edge."""
    page = np.full((300, 640), PAPER, np.uint8)
    for left in characters:
        page[105:155, left : left + 16] = page[105:155, left + 20 : left + 40] = INK
    return page


def test_boxes_that_share_a_character_are_one_line() -> None:
    page = page_with(105, 155, 205, 255, 305, 355, 405)
    assert without_joints(page, [FIRST.quad(), LAST.quad()], BODY) == (((100, 100), (460, 98), (460, 162), (100, 160)),)


def test_a_box_over_the_joint_of_two_lines_goes_into_them() -> None:
    page = page_with(105, 155, 205, 325, 375, 425)
    boxes = [Box(100, 100, 250, 160), Box(225, 100, 345, 160), Box(322, 100, 470, 160)]
    assert without_joints(page, [box.quad() for box in boxes], BODY) == (Box(100, 100, 470, 160).quad(),)


def test_boxes_that_share_white_are_two_lines() -> None:
    page = page_with(105, 155, 205, 300, 350, 400)
    assert without_joints(page, [FIRST.quad(), LAST.quad()], BODY) == (FIRST.quad(), LAST.quad())


def test_a_box_of_larger_type_beside_another_headline_is_none_of_it() -> None:
    page = page_with(105, 155, 205, 275, 325, 375)
    lines = (Box(100, 80, 290, 180).quad(), LAST.quad())
    assert without_joints(page, lines, BODY) == lines


def test_what_runs_down_is_joined_as_well() -> None:
    page = np.ascontiguousarray(page_with(105, 155, 205, 255, 305, 355, 405).T)
    boxes = [Box(100, 100, 160, 290), Box(98, 265, 162, 460)]
    assert len(without_joints(page, [box.quad() for box in boxes], BODY)) == 1


def test_body_type_and_other_rows_are_left_alone() -> None:
    page = page_with(105, 155, 205, 255, 305, 355, 405)
    lines = (FIRST.quad(), LAST.quad())
    assert without_joints(page, lines, 60.0) == lines
    below = Box(265, 150, 460, 210).quad()
    assert without_joints(page, [FIRST.quad(), below], BODY) == (FIRST.quad(), below)
    assert without_joints(page, [], BODY) == ()
