"""Small titles that fill their column, decks that fill it over an opening, and a byline left of the headline that it is under."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.classify import classify
from pipeline.layout.flush import names_item
from pipeline.layout.grouping import group_headings
from pipeline.layout.kinds import Kind
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

BODY = TypeSize(body=20.0, cjk=True)
ROW = "渡船照旧在清晨开出岸边的灯还亮着"


def _line(text: str, left: float, top: float, width: float, height: float = 20.0) -> TextLine:
    box = Box(left, top, left + width, top + height)
    return TextLine(int(top * 10000 + left), text, box, box.quad(), 0.99)


def _column(top: float, indent: float = 40.0) -> Block:
    first = _line(ROW[2:], indent, top, 320 - indent)
    return Block((first, *(_line(ROW[n:] + ROW[:n], 0, top + 26 * n, 320) for n in range(1, 5))))


def _kind_of(title: TextLine, indent: float = 40.0) -> Kind:
    blocks = [_column(0), Block((title,)), _column(160, indent)]
    return classify(blocks, Sheet(400, 400), (), BODY)[1]


def test_a_larger_line_that_fills_the_column_over_an_indent_is_a_crosshead() -> None:
    assert _kind_of(_line("修好两处码头带动三条水路", 4, 130, 312, 23)) is Kind.TITLE
    assert _kind_of(_line("修好两处码头带动三条水路", 4, 130, 312, 23), indent=0.0) is Kind.BODY
    assert _kind_of(_line(ROW, 0, 130, 320, 21)) is Kind.BODY


def test_text_that_runs_on_with_the_last_character_of_a_word_names_nothing() -> None:
    assert names_item("修好码头，带动水路")
    assert not names_item("走，往炉子里添柴火")


def test_the_first_row_of_a_deck_may_fill_the_column_over_a_dateline() -> None:
    rows = ["harbour council met in the old", "town hall and moved to take a", "recess until the tide was out."]

    def column(first: str, top: float) -> Block:
        return Block(
            (_line(first, 22, top, 524, 30), *(_line(t, 0, top + 29 * (n + 1), 545) for n, t in enumerate(rows)))
        )

    title = Block((_line("LAMP MENDED,", 130, 236, 282, 30),))
    deck = (
        Block((_line("Rowan Fairly, Keeper, Chosen", 3, 279, 541, 27),)),
        Block((_line("Harbour Town Master.", 111, 306, 322, 27),)),
    )
    blocks = [
        column("ELMPORT, Vt., March 2.—[Special to the", 31),
        title,
        *deck,
        column("ELMPORT, N. J., March 2.—The joint", 331),
    ]
    kinds = classify(blocks, Sheet(600, 600), (), TypeSize(body=26.9, cjk=False))
    assert kinds[1:4] == (Kind.HEADING,) * 3


def test_a_byline_that_begins_left_of_its_headline_belongs_to_it() -> None:
    head = Block((_line("渡口改点后的第一个冬天", 100, 0, 1100, 80),))
    byline = Block((_line("■本报记者周小舟", 2, 112, 170, 20),))
    columns = [Block(tuple(_line(ROW, 360.0 * c, 150 + 26 * n, 320) for n in range(5))) for c in range(4)]
    kinds = [Kind.HEADING, Kind.HEADING, *[Kind.BODY] * 4]
    headings = group_headings([head, byline, *columns], kinds, Sheet(1500, 400), BODY)
    assert [len(h.lines) for h in headings] == [2]
