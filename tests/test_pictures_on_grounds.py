"""Photographs that touch the tinted ground of a headline are found without it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from pipeline.geometry import Box
from pipeline.regions import find_pictures

TYPE = 20.0
BAND, PHOTO = Box(40, 40, 1160, 180), Box(500, 194, 1160, 620)
HEADLINE = Box(60, 44, 1140, 72)


def _page(inset: Box | None = None) -> npt.NDArray[np.uint8]:
    """A band of uneven grey with a headline on it, and a photograph right below; or one photograph with a smaller one in it."""
    random = np.random.default_rng(3)
    page = np.full((900, 1200), 250, np.uint8)

    def put(box: Box, low: int, high: int) -> None:
        rows, columns = slice(int(box.top), int(box.bottom)), slice(int(box.left), int(box.right))
        page[rows, columns] = random.integers(low, high, page[rows, columns].shape)

    put(BAND, 160, 210)
    page[44:72, 80:1100:30] = 20  # strokes of its type
    put(PHOTO, 40, 170)
    if inset:
        put(Box(40, 180, 1160, 800), 40, 170)
        page[int(inset.top) - 8 : int(inset.bottom) + 8, int(inset.left) - 8 : int(inset.right) + 8] = 250
        put(inset, 40, 170)
    return page


def test_a_photograph_under_a_tinted_headline_is_a_picture_by_itself() -> None:
    (picture,) = find_pictures(_page(), TYPE, [HEADLINE])
    assert picture.box.as_tuple() == pytest.approx(PHOTO.as_tuple(), abs=TYPE / 2)


def test_a_picture_within_a_picture_with_a_headline_on_it_does_not_stand_for_the_whole() -> None:
    (picture,) = find_pictures(_page(Box(900, 600, 1120, 760)), TYPE, [HEADLINE])
    assert picture.box.width > 1000
