"""Boxes that the detector drew over two headlines side by side are parted at the gutter, or the rule, of their columns."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.engines.protocols import Image
from pipeline.geometry import Box
from pipeline.recognition.parting import part

BODY, HIGH = 20.0, 60
LINE = Box(40, 40, 860, 110)
GUTTER = 440  # left of the second headline


def headlines(*, gap: int, spaces: int, rows: int = 1) -> Image:
    """Words of five letters with ``spaces`` pixels between, and ``gap`` pixels between the third and the fourth."""
    page = np.full((600, 900), 235, np.uint8)
    for row in range(rows):
        x = GUTTER - gap - 3 * 105 - 2 * spaces
        for word in range(6):
            for letter in range(5):
                left = x + 21 * letter
                page[45 + 70 * row : 45 + 70 * row + HIGH, left : left + 16] = 30
            x += 105 + (gap if word == 2 else spaces)
    return page


def parts(page: Image, gutter: Box | None, *rules: Box) -> int:
    return len(part(page, [LINE.quad()], [gutter] if gutter else [], BODY, (), rules))


def below(lines_of_display: float) -> Box:
    """The gutter of body type that begins so many heights of the box below it."""
    top = LINE.bottom + lines_of_display * LINE.height
    return Box(GUTTER - 20, top, GUTTER - 4, top + 300)


@pytest.mark.parametrize(("gap", "spaces", "found"), [(30, 12, 2), (30, 28, 1), (10, 4, 1)])
def test_the_gap_at_a_gutter_parts_headlines_where_it_is_wider_than_any_between_their_words(
    gap: int, spaces: int, found: int
) -> None:
    assert parts(headlines(gap=gap, spaces=spaces), below(0.2)) == found


def test_the_gutter_may_begin_below_the_next_row_of_one_of_them() -> None:
    page = headlines(gap=30, spaces=12)
    assert parts(page, below(1.3)) == 2
    assert parts(page, below(2.0)) == 1
    assert parts(page, None) == 1


def test_a_rule_that_begins_beside_the_letters_parts_them_though_the_white_is_narrow() -> None:
    page = headlines(gap=16, spaces=12)
    page[46:500, GUTTER - 9 : GUTTER - 6] = 130
    rule = Box(GUTTER - 9, 46, GUTTER - 6, 500)
    assert parts(page, None, rule) == 2
    assert parts(page, None) == 1


def test_the_stem_of_a_letter_above_a_rule_parts_nothing() -> None:
    page = headlines(gap=16, spaces=12)
    stem = GUTTER + 3
    page[125:500, stem : stem + 3] = 30
    assert parts(page, None, Box(stem, 46, stem + 3, 500)) == 1
