"""Decks and second rows of headlines that their place tells, whatever their type is."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.classify import classify
from pipeline.layout.grouping import group_headings
from pipeline.layout.kinds import Kind
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture, Sheet
from pipeline.textline import TextLine

BODY = TypeSize(body=20.0, cjk=True)
ROW = "渡船照旧在清晨开出岸边的灯还亮着"


def _line(text: str, left: float, top: float, width: float, height: float = 20.0) -> TextLine:
    box = Box(left, top, left + width, top + height)
    return TextLine(int(top * 10000 + left), text, box, box.quad(), 0.99)


def _column(left: float, top: float) -> Block:
    first = _line(ROW[2:], left + 40, top, 280)
    return Block((first, *(_line(ROW[n:] + ROW[:n], left, top + 26 * n, 320) for n in range(1, 6))))


HEAD = Block((_line("湖上秋色", 0, 0, 280, 64),))
SHEET = Sheet(1200, 900)


def test_a_deck_with_the_byline_of_writer_and_photographer_over_a_picture_is_no_caption() -> None:
    deck = Block((_line("三百只水鸟在湖上停了十二天", 0, 72, 270), _line("本报记者夏青 文/图", 0, 98, 180)))
    photo = Picture(Box(0, 130, 660, 400))
    blocks = [HEAD, deck, _column(0, 430), _column(340, 430)]
    assert classify(blocks, Sheet(1200, 900, pictures=(photo,)), (photo,), BODY)[1] is Kind.HEADING


@pytest.mark.parametrize(("high", "kind"), [(64, Kind.HEADING), (30, Kind.BODY)])
def test_a_line_at_the_edge_of_a_headline_with_nothing_below_is_its_deck(high: float, kind: Kind) -> None:
    head = Block((_line("湖上秋色正好看", 0, 0, 7 * high, high),))
    deck = Block((_line("水鸟停了十二天", 2, high + 8, 140),))
    assert classify([head, deck, _column(500, 0)], SHEET, (), BODY)[1] is kind


@pytest.mark.parametrize(("top", "rows"), [(170.0, 2), (112.0, 1)])
def test_a_headline_goes_on_lower_over_columns_that_begin_level(top: float, rows: int) -> None:
    first = Block((_line("暑假里的", 0, 0, 200, 50),))
    second = Block((_line("小发明", 210, 54, 160, 50),))
    columns = [_column(-40, top if rows > 1 else 60), _column(300, 112 if rows < 2 else top)]
    kinds = [Kind.HEADING, Kind.HEADING, Kind.BODY, Kind.BODY]
    headings = group_headings([first, second, *columns], kinds, SHEET, BODY)
    assert max(len(h.headline) for h in headings) == rows
