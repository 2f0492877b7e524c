"""A page number in display type that the detector overlooked is found in the head of the page, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Box
from pipeline.recognition.page_numbers import overlooked, says_a_page

PAPER, INK, HIGH = 235, 30, 20.0
LINE = Box(200, 60, 440, 80)


def page_with(*ink: Box) -> Image:
    page = np.full((1500, 1000), PAPER, np.uint8)
    for box in (LINE, *ink):
        page[int(box.top) : int(box.bottom), int(box.left) : int(box.right)] = INK
    return page


def seen(*ink: Box) -> list[Box]:
    return [Box.around(quad) for quad in overlooked(page_with(*ink), [LINE.quad()], HIGH)]


def test_small_characters_and_the_figure_between_them_are_one_row() -> None:
    row = Box(20, 60, 40, 80), Box(50, 20, 80, 80), Box(100, 60, 120, 80)
    (found,) = seen(*row)
    assert found == Box.union(row).grown(HIGH / 4, HIGH / 4)


@pytest.mark.parametrize(
    "ink",
    [
        Box(10, 90, 900, 93),  # a rule
        Box(20, 300, 60, 340),  # below the head of the page
        Box(20, 60, 23, 63),  # dirt
        Box(700, 40, 703, 100),  # a rule that stands
        Box(500, 10, 900, 170),  # a picture
    ],
)
def test_other_ink_is_no_number(ink: Box) -> None:
    assert seen(ink) == []


def test_a_head_full_of_pieces_is_a_picture() -> None:
    assert seen(*(Box(x, 10, x + 25, 40) for x in range(10, 990, 70))) == []


@pytest.mark.parametrize("text", ["第2版", "第 12 版", "A13", "B5版", "第三版", "第2"])
def test_what_names_a_page(text: str) -> None:
    assert says_a_page(Reading(text, 0.99))


@pytest.mark.parametrize(
    ("text", "confidence"), [("第2版", 0.6), ("2", 0.99), ("今日12版", 0.99), ("版", 0.99), ("三", 0.99)]
)
def test_what_names_none(text: str, confidence: float) -> None:
    assert not says_a_page(Reading(text, confidence))
