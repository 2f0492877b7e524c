"""Columns of characters are cut between their characters, whatever strokes those have."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from pipeline.recognition.vertical import cuts, in_a_row

SIDE = 40
BLOCK = [(0.04, 0.95)]
ONE = [(0.45, 0.55)]  # 一
TWO = [(0.1, 0.2), (0.8, 0.92)]  # 二
THREE = [(0.05, 0.15), (0.45, 0.55), (0.85, 0.97)]  # 三


def column(characters: list[list[tuple[float, float]]], pitch: float, side: int = SIDE) -> np.ndarray:
    """A column of ink: each character is a stack of strokes, as shares of its height."""
    marks = np.zeros((round(pitch * len(characters)) + 10, side + 10), bool)
    for n, strokes in enumerate(characters):
        for top, bottom in strokes:
            start = 5 + n * pitch
            marks[round(start + top * side) : round(start + bottom * side), 5 : 5 + side] = True
    return marks


TIGHT = (1.0, 1.12, 1.3)


@pytest.mark.parametrize(
    ("characters", "pitch"),
    [
        *(([BLOCK] * 6, pitch) for pitch in (*TIGHT, 1.8)),
        *(([BLOCK, ONE, BLOCK, TWO, THREE, BLOCK, BLOCK], pitch) for pitch in TIGHT),
        *(([ONE, BLOCK, BLOCK, BLOCK, ONE], pitch) for pitch in (*TIGHT, 1.8)),
        *(([BLOCK, BLOCK], pitch) for pitch in (*TIGHT, 1.8)),
        *(([BLOCK, TWO, THREE, TWO, BLOCK], pitch) for pitch in (1.0, 1.12)),
    ],
)
def test_each_character_is_in_a_cell_of_its_own(characters: list[list[tuple[float, float]]], pitch: float) -> None:
    marks = column(characters, pitch * SIDE)
    cells = [(start, stop) for start, stop in pairwise(cuts([marks], (5, 5 + SIDE))[0]) if marks[start:stop].any()]
    assert len(cells) == len(characters)
    for n, (start, stop) in enumerate(cells):
        middle = 5 + n * pitch * SIDE + SIDE / 2
        assert start < middle < stop


def test_the_row_is_as_high_as_the_column_is_wide() -> None:
    grey = np.where(column([BLOCK, ONE, BLOCK, BLOCK], 1.2 * SIDE), 20, 240).astype(np.uint8)
    for image in (grey, cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)):
        row = in_a_row(image)
        assert row is not None
        assert row.shape == (SIDE + 10, 4 * (SIDE + 10), *image.shape[2:])
        assert int((row < 128).sum()) == pytest.approx(int((image < 128).sum()), rel=0.1)


@pytest.mark.parametrize("value", [0, 128, 255])
def test_blank_and_solid_columns_are_no_row(value: int) -> None:
    assert in_a_row(np.full((200, 40), value, np.uint8)) is None


def test_a_single_character_is_no_row() -> None:
    assert in_a_row(np.where(column([BLOCK], SIDE), 20, 240).astype(np.uint8)) is None
