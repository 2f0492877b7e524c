"""The dash and the filled shapes before a Chinese line, told from ink alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.recognition.opening_marks import with_opening_mark

HIGH = 40  # pixels of a line, 33 of an em
LINE = Box(200.0, 100.0, 600.0, 100.0 + HIGH)
TEXT = "渡船夜里也开到南岸"


def _page(light: int = 235, dark: int = 30) -> NDArray[np.uint8]:
    """A line of bars for characters, with a column of them far to the left."""
    page = np.full((240, 800), light, np.uint8)
    for left in range(204, 590, 34):
        page[106:134, left : left + 12] = dark
        page[106:134, left + 16 : left + 28] = dark
    page[106:134, 20:60] = dark
    return page


def _read(page: NDArray[np.uint8], text: str = TEXT, line: Box = LINE) -> tuple[float, str]:
    quad, said = with_opening_mark(page, line.quad(), text)
    return quad[0][0], said


def test_nothing_before_the_line() -> None:
    assert _read(_page()) == (200.0, TEXT)


@pytest.mark.parametrize(("light", "dark"), [(235, 30), (30, 235)])
@pytest.mark.parametrize("broken", [False, True])
def test_a_dash_of_two_ems(light: int, dark: int, *, broken: bool) -> None:
    page = _page(light, dark)
    page[118:121, 126:194] = dark
    if broken:
        page[118:121, 158:163] = light
    assert _read(page) == (126.0, "——" + TEXT)


def test_the_end_of_a_rule_in_the_column_on_the_left_is_no_dash() -> None:
    page = _page()
    page[118:121, 20:166] = 30
    assert _read(page) == (200.0, TEXT)


def test_a_dash_that_was_read_in_part() -> None:
    page = _page()
    page[118:121, 126:194] = 30
    line = Box(170.0, LINE.top, LINE.right, LINE.bottom)
    assert _read(page, "一" + TEXT, line) == (126.0, "——" + TEXT)
    whole = Box(120.0, LINE.top, LINE.right, LINE.bottom)
    assert _read(page, "一" + TEXT, whole) == (120.0, "——" + TEXT)
    assert _read(page, "——" + TEXT, whole) == (120.0, "——" + TEXT)


@pytest.mark.parametrize("radius", [11, 14])
def test_a_filled_circle(radius: int) -> None:
    page = _page()
    cv2.circle(page, (176, 120), radius, 30, -1)
    assert _read(page) == (176.0 - radius, "●" + TEXT)


@pytest.mark.parametrize("left", [142, 164])
def test_a_filled_square(left: int) -> None:
    page = _page()
    page[108:132, left : left + 24] = 30
    assert _read(page) == (float(left), "■" + TEXT)


@pytest.mark.parametrize(
    ("mark", "corners"),
    [
        ("▲", [(176, 108), (164, 131), (188, 131)]),
        ("▼", [(176, 131), (164, 108), (188, 108)]),
        ("◀", [(164, 120), (188, 108), (188, 131)]),
        ("▶", [(188, 120), (164, 108), (164, 131)]),
        ("▶", [(188, 120), (172, 106), (172, 134)]),
        ("◆", [(176, 108), (164, 120), (176, 132), (188, 120)]),
    ],
)
def test_triangles_point_four_ways(mark: str, corners: list[tuple[int, int]]) -> None:
    page = _page()
    cv2.fillPoly(page, [np.array(corners, np.int32)], 30)
    left, said = _read(page)
    assert said == mark + TEXT
    assert left == min(x for x, _ in corners)


def test_a_block_within_the_line_that_was_left_out_of_its_text() -> None:
    page = _page()
    page[108:132, 170:194] = 30
    line = Box(166.0, LINE.top, LINE.left + len(TEXT) * HIGH / 1.2, LINE.bottom)
    assert _read(page, TEXT, line) == (166.0, "■" + TEXT)
    assert _read(page, "■" + TEXT, line) == (166.0, "■" + TEXT)
    assert _read(page, "口" + TEXT, line)[1] == "口" + TEXT  # which may be a character


@pytest.mark.parametrize(
    ("top", "bottom", "left", "right"),
    [
        (118, 121, 85, 194),  # a rule: longer than any dash
        (118, 121, 160, 194),  # one em: it may be the character for "one"
        (132, 135, 126, 194),  # on the foot of the line, as a rule under it
        (114, 125, 126, 194),  # a bar
        (118, 121, 65, 140),  # touches the next column, far from the line
        (102, 138, 100, 136),  # a block as large as the line is high, away from it
    ],
)
def test_other_shapes_are_no_marks(top: int, bottom: int, left: int, right: int) -> None:
    page = _page()
    page[top:bottom, left:right] = 30
    assert _read(page) == (200.0, TEXT)


def test_ink_over_the_dash_makes_it_part_of_something_else() -> None:
    page = _page()
    page[118:121, 126:194] = 30
    cv2.circle(page, (150, 108), 5, 30, -1)
    assert _read(page) == (200.0, TEXT)


def test_latin_lines_and_single_characters_are_left_alone() -> None:
    page = _page()
    page[118:121, 126:194] = 30
    assert _read(page, "THE FERRY RUNS BY NIGHT")[1] == "THE FERRY RUNS BY NIGHT"
    assert _read(page, "渡", Box(200.0, 100.0, 240.0, 140.0))[1] == "渡"


def test_at_the_edge_of_the_page() -> None:
    page = _page()[:, 195:]
    assert _read(np.ascontiguousarray(page), TEXT, Box(5.0, LINE.top, 405.0, LINE.bottom)) == (5.0, TEXT)


def test_a_block_at_the_end_of_the_column_on_the_left_is_no_mark_of_the_line() -> None:
    """It stands right before another letter of that column, but far from the line."""
    page = _page()
    page[108:132, 104:128] = 30
    page[106:134, 132:150] = 30
    assert _read(page) == (200.0, TEXT)
