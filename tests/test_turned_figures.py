"""Figures that lie on their side in a column of characters are turned, and read in their place."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.engines.protocols import Image, Reading
from pipeline.recognition.turned_figures import has_figures, lost_some, with_figures_upright
from pipeline.recognition.vertical import cells, in_a_row

SIDE, PITCH, PAPER, INK = 40, 48, 235, 30


def column(*, figures_at: int | None = None) -> Image:
    """Six characters as blocks; in the place of one a foot, black on the left half alone: a figure that lies on its side."""
    page = np.full((6 * PITCH, SIDE + 10), PAPER, np.uint8)
    for n in range(6):
        page[n * PITCH + 4 : n * PITCH + SIDE + 4, 5 : 5 + (SIDE // 2 if n == figures_at else SIDE)] = INK
    return page


def readings(*texts: str) -> list[Reading]:
    return [Reading(text, 0.99 if text else 0.2) for text in texts]


def test_what_is_no_character_is_turned_upright() -> None:
    image = column(figures_at=3)
    assert len(cells(image)) == 6
    row = with_figures_upright(image, readings(*"河湾新", "", *"渡口"))
    assert row is not None
    piece = row[:, 3 * (SIDE + 10) : 4 * (SIDE + 10)]
    half = len(piece) // 2
    assert (piece[half:] < 128).mean() > 4 * (piece[:half] < 128).mean()  # its foot is at the bottom now


@pytest.mark.parametrize("texts", [list("河湾新城渡口"), [""] * 6])
def test_a_column_of_characters_and_one_that_lies_as_a_whole_stay(texts: list[str]) -> None:
    assert with_figures_upright(column(), readings(*texts)) is None


def test_a_row_that_lost_characters() -> None:
    row = in_a_row(column())
    assert row is not None
    assert lost_some(row, Reading("河湾新城", 0.99))
    assert not lost_some(row, Reading("河湾新城渡口", 0.99))


@pytest.mark.parametrize(("text", "figures"), [("一句承诺13年", True), ("河湾新城渡口", False), ("NBA开赛", True)])
def test_only_figures_are_worth_it(text: str, figures: bool) -> None:
    assert has_figures(Reading(text, 0.99)) is figures
