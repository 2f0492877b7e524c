"""What stands under all columns: the rows that say who makes the paper, and what columns and advertisements end with."""

from __future__ import annotations

import pytest

from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.masthead import read_masthead
from pipeline.textline import TextLine

STORY = "三座水库昨日同时开闸放水，沿岸村民"


def roles(*foot: tuple[str, float], white: float) -> dict[str, Role]:
    """The roles of pieces at the foot, by text and left edge; ``white`` in heights of the body type, which is 20 high."""
    columns = [(STORY, Box(left, 1200 + 28 * n, left + 360, 1220 + 28 * n)) for left in (60, 480) for n in range(60)]
    top = 1220 + 28 * 59 + 20 * white
    rows = [(text, Box(left, top, left + 16 * len(text), top + 20)) for text, left in foot]
    lines = [TextLine(n, text, box, box.quad(), 0.99) for n, (text, box) in enumerate(columns + rows)]
    found = read_masthead(lines, 2000, 2960, 20)
    return {lines[f.number].text: f.kind for f in found.furniture}


@pytest.mark.parametrize(
    "row",
    [
        "本版责任编辑：岑望舟 美术编辑：江小渔",
        "督印人：江小渔",
        "来稿请注明姓名、地址，三月内未见刊出可另投他处",
        "电话：二二三五 岚江日报印刷厂代印 本市邮局发行",
    ],
)
def test_a_row_set_off_from_the_columns_that_says_who_makes_the_paper(row: str) -> None:
    assert roles((row, 60.0), white=0.9) == {row: Role.IMPRINT}


def test_what_shares_the_row_is_imprint_too() -> None:
    row = (("社址：清澜市东大街3号", 60.0), ("上午二时开印", 700.0))
    assert set(roles(*row, white=0.9)) == {text for text, _ in row}


@pytest.mark.parametrize(
    ("row", "white"), [("来稿请注明姓名、地址", 0.4), ("报名热线：二二三五", 0.9), ("又过了一天。", 0.9)]
)
def test_the_last_line_of_a_column_and_a_line_of_anybody_are_none(row: str, white: float) -> None:
    assert roles((row, 60.0), white=white) == {}
