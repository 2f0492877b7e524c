"""What stands in columns that run down is read once."""

from __future__ import annotations

import numpy as np

from pipeline.engines.protocols import Reading
from pipeline.geometry import Box
from pipeline.recognition.attempts import Attempt, Tried
from pipeline.recognition.seen_twice import read_once

CROP = np.zeros((8, 8), np.uint8)


def tried(text: str, box: Box, confidence: float = 0.99, *, down: bool = False) -> Tried:
    return Attempt(CROP, box.quad(), in_row=down), Reading(text, confidence)


RIGHT = tried("省一斤豆粕", Box(245, 75, 323, 601), down=True)
LEFT = tried("等于多种一分地", Box(166, 74, 241, 622), down=True)
ENDS = Box(162, 534, 325, 628)


def test_the_ends_of_two_columns_are_no_line() -> None:
    assert read_once([RIGHT, LEFT, tried("地粕", ENDS)]) == [RIGHT, LEFT]


def test_a_part_of_a_column_is_no_line() -> None:
    assert read_once([RIGHT, tried("1", Box(248, 132, 324, 316)), LEFT]) == [RIGHT, LEFT]


def test_a_line_across_columns_that_do_not_hold_its_words_stays() -> None:
    other = tried("渡口", ENDS)
    assert read_once([RIGHT, LEFT, other]) == [RIGHT, LEFT, other]


def test_columns_that_were_not_surely_read_hold_nothing() -> None:
    doubtful, part = tried("省1斤豆粕", Box(245, 75, 323, 601), 0.5, down=True), tried("一", Box(248, 132, 324, 316))
    assert read_once([doubtful, part]) == [doubtful, part]
