"""A deck in body type over the middle one of three columns, told by the row of columns."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.middle_columns import parted_over_rows
from pipeline.layout.typesize import TypeSize
from pipeline.textline import TextLine

BODY = TypeSize(body=20.0, cjk=True)
PITCH = 28


def line(text: str, left: float, top: float, em: float = 20) -> TextLine:
    box = Box(left, top, left + em * len(text), top + em)
    return TextLine(int(top * 1000 + left), text, box, box.quad(), 0.99)


def block(*lines: TextLine) -> Block:
    return Block(lines, -1)


def column(left: float, top: float, count: int = 6) -> list[TextLine]:
    return [line("渡口的新船昨天过了江", left, top + n * PITCH) for n in range(count)]


def columns(over: str) -> tuple[Block, list[Block]]:
    """The middle column, with a line over it, and the page that it is on."""
    middle = block(line(over, 330, 200 - PITCH), *column(320, 200))
    headline = block(line("河湾镇渡口换新船", 250, 100, 44))
    return middle, [headline, block(*column(80, 200)), middle, block(*column(560, 200))]


def test_a_line_over_the_row_is_a_deck() -> None:
    middle, page = columns("往后每半小时开一班")
    found = parted_over_rows(page, BODY)
    assert [b.lines for b in found if b.lines[0] in middle.lines] == [middle.lines[:1], middle.lines[1:]]


@pytest.mark.parametrize("left_out", [0, 1, 3])
def test_without_the_headline_or_a_neighbour_nothing_tells(left_out: int) -> None:
    _, page = columns("往后每半小时开一班")
    page.pop(left_out)
    assert parted_over_rows(page, BODY) == page


def test_the_end_of_a_sentence_is_no_deck() -> None:
    _, page = columns("往后每半小时一班。")
    assert parted_over_rows(page, BODY) == page
