"""Brackets of lines that run down are told by their shape, stand up in the row, and are found beyond the ends of a line."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.engines.protocols import Image
from pipeline.geometry import Box
from pipeline.recognition.brackets import brackets, upright, with_brackets
from pipeline.recognition.vertical import in_a_row

SIDE = 60
PAPER, INK = 235, 30


def corner(*, outlined: bool, opens: bool, wide: int = 42, high: int = 24) -> Image:
    """An opening bracket runs along the top and down at the right, a closing one down at the left and along the bottom."""
    arm = 9 if outlined else 4
    shape = np.full((high, wide), PAPER, np.uint8)
    shape[:arm] = INK
    shape[:, -arm:] = INK
    if outlined:
        shape[2 : arm - 2, 2:-2] = PAPER
        shape[2:-2, -arm + 2 : -2] = PAPER
    return shape if opens else shape[::-1, ::-1]


def column(text: str, *, outlined: bool = False, half: bool = False) -> Image:
    """``x`` is a character, the other two are brackets, each in a square or half of one."""
    page = np.full((20 + 70 * len(text), SIDE + 20), PAPER, np.uint8)
    top = 10
    for character in text:
        if character == "x":
            page[top : top + SIDE, 10 : 10 + SIDE] = INK
            page[top + 10 : top + 50 : 8, 14 : 6 + SIDE] = PAPER
            page[top + 4 : top + 56, 30:34] = INK
        else:
            shape = corner(outlined=outlined, opens=character == "<")
            low = top + (SIDE - 28 if character == "<" and not half else 4)
            left = SIDE + 8 - shape.shape[1] if character == "<" else 12
            page[low : low + len(shape), left : left + shape.shape[1]] = shape
        top += 35 if half and character != "x" else 70
    return page[: top + 10]


@pytest.mark.parametrize("outlined", [False, True])
@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("text", ["xx<xx>", "<xxx>xx", "xx<x>x", "<x>"])
def test_each_bracket_is_a_cell_of_the_row(text: str, *, half: bool, outlined: bool) -> None:
    image = column(text, outlined=outlined, half=half)
    found = brackets(image < 128, SIDE)
    assert "".join("<" if b.opens else ">" for b in found) == text.replace("x", "")
    row = in_a_row(image)
    assert row is not None
    assert row.shape == (SIDE + 20, len(text) * (SIDE + 20))


@pytest.mark.parametrize("opens", [True, False])
def test_an_opening_bracket_stands_up_at_the_right_of_its_cell_and_a_closing_one_at_the_left(*, opens: bool) -> None:
    image = column("x<x" if opens else "x>x")
    (bracket,) = brackets(image < 128, SIDE)
    dark = upright(bracket, image, np.array([PAPER])) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    assert len(rows) == pytest.approx(42, abs=4)
    assert len(columns) == pytest.approx(24, abs=4)
    assert (columns.mean() > len(dark) / 2) == opens
    assert dark[:, columns[0] if opens else columns[-1]].sum() > 30
    assert dark[rows[0] if opens else rows[-1]].sum() > 15


@pytest.mark.parametrize(
    "strokes",
    [
        [(20, 24, 10, 70)],  # 一
        [(10, 14, 10, 70), (30, 34, 10, 70)],  # 二
        [(10, 70, 10, 14), (66, 70, 10, 40)],  # L
        [(10, 14, 10, 70), (10, 34, 10, 14), (10, 34, 66, 70)],  # 冖
        [(10, 14, 10, 70), (10, 70, 38, 42)],  # 丁
    ],
)
def test_characters_are_no_brackets(strokes: list[tuple[int, int, int, int]]) -> None:
    marks = np.zeros((80, 80), bool)
    for top, bottom, left, right in strokes:
        marks[top:bottom, left:right] = True
    assert brackets(marks, SIDE) == ()


def test_a_corner_beside_other_ink_is_a_part_of_a_character() -> None:
    image = column("x<x")
    image[122:134, 30:42] = INK
    assert brackets(image < 128, SIDE) == ()


@pytest.mark.parametrize("text", ["<xxxx", "xxxx>", "<xxxx>"])
def test_a_line_reaches_to_the_brackets_at_its_ends(text: str) -> None:
    page = np.full((700, 300), PAPER, np.uint8)
    image = column(text)
    page[100 : 100 + len(image), 100 : 100 + image.shape[1]] = image
    top = 105 + (70 if text[0] == "<" else 0)
    box = Box(105, top, 175, top + 280)
    (line,) = with_brackets(page, [box.quad()])
    reached = Box.around(line)
    assert (reached.top < box.top - 20) == (text[0] == "<")
    assert (reached.bottom > box.bottom + 20) == (text[-1] == ">")


def test_other_lines_stay_as_they_are() -> None:
    page = np.full((700, 300), PAPER, np.uint8)
    page[100:160, 40:280:8] = INK
    lines = [Box(35, 95, 285, 165).quad(), Box(100, 200, 140, 500).quad()]
    assert with_brackets(page, lines) == tuple(lines)
