"""Where stories begin in the run of a column: datelines with what stands over them, and heads flush left."""

from __future__ import annotations

from drawing import draw, stories

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.blocks import Block
from pipeline.layout.captions import is_caption
from pipeline.layout.flush import flush_heads, is_repeated
from pipeline.layout.kinds import Kind, column_below
from pipeline.layout.openings import lines_over, open_story, opening_lines
from pipeline.layout.runs import build_blocks
from pipeline.layout.typesize import TypeSize, measure_type
from pipeline.sheet import Picture, Sheet
from pipeline.textline import TextLine

BESIDE = """
    ########  A~~~~~~~~~~~~~~~~~~~~
    ########    1AAAAAAA  2AAAAAAAA
    ########  AAAAAAAAAA  AAAAAAAAA
    ########  AAAAAAAAAA  AAAAAAAAA
    ########  AAAAAAAAAA  AAAAAAAAA
    ########  AAAAAAAAAA  AAAAAAAAA
    ########  AAAAAAAAAA  AAAAAAAA.
    ########  AAAAAAAAAA
"""
TYPE, PITCH, COLUMN = 20.0, 26.0, 300.0


def column(*rows: tuple[str, float, float] | tuple[str, float, float, float]) -> Block:
    """Rows of (text, left, right), some with their height, one below the other."""
    lines = []
    for n, (text, left, right, *height) in enumerate(rows):
        box = Box(left, PITCH * n, right, PITCH * n + (height[0] if height else TYPE))
        lines.append(TextLine(n, text, box, box.quad(), 1.0, vertical=False, reverse=False))
    return Block(tuple(lines))


FULL = ("and the ferry went on over the river", 0.0, COLUMN)
ENDED = ("until the ice was gone.", 0.0, 180.0)
DATED = ("ALDERBY — The new ferry will", 20.0, COLUMN)


def test_a_dateline_in_capitals_opens_a_story() -> None:
    block = column(FULL, ENDED, DATED, FULL)
    assert opening_lines(block) == (2,)
    assert not open_story(block.lines[:2])


def test_larger_lines_over_a_dateline_are_its_head_where_the_text_before_has_ended() -> None:
    head = ("Ferry Goes On", 0.0, 160.0, 24.0)
    assert lines_over(3, column(FULL, ENDED, head, DATED, FULL, FULL)) == range(2, 3)
    assert lines_over(3, column(FULL, FULL, head, DATED, FULL, FULL)) == range(0)


def test_capitals_over_a_dateline_are_told_by_themselves() -> None:
    capitals = ("FERRY GOES ON.", 60.0, 240.0)
    assert lines_over(3, column(FULL, ENDED, capitals, DATED, FULL, FULL)) == range(0)


def test_one_head_of_larger_type_on_top_of_a_column_is_told_by_its_type() -> None:
    first = ("The council met on Monday to", 20.0, COLUMN)
    large, like = ("Ferry Goes On", 0.0, 160.0, 24.0), ("Ferry Goes On", 0.0, 160.0)
    two = ("Ferry Goes On All Through the", 0.0, COLUMN, 24.0), ("Long Winter", 0.0, 130.0, 24.0)
    assert flush_heads(column(large, first, FULL, FULL, ENDED)) == [0]
    assert flush_heads(column(*two, first, FULL, FULL, ENDED)) == [0, 1]
    assert flush_heads(column(like, first, FULL, FULL, ENDED)) == []


def test_a_name_that_the_text_below_begins_with_is_its_head_in_any_type() -> None:
    name, first = ("Ottoline Marsh", 0.0, 150.0), ("Ottoline Marsh, 71, of Alderby,", 20.0, COLUMN)
    assert flush_heads(column(name, first, FULL, FULL, ENDED)) == [0]
    assert not is_repeated("Ferry", "Ferry boats will go on")
    assert not is_repeated("Ottoline Marsh", "The late Ottoline Marsh")


def test_the_name_of_a_group_is_apart_from_the_first_of_its_items() -> None:
    label, head = ("Around the County", 0.0, 210.0), ("Ferry Goes On", 0.0, 160.0, 24.0)
    block = column(label, head, DATED, FULL, FULL, ENDED)
    parts = build_blocks(block.lines, Sheet(400, 400, ()), measure_type(block.lines))
    assert [len(b.lines) for b in parts] == [1, 1, 4]


def test_a_head_over_two_columns_beside_a_picture_is_no_caption_of_it() -> None:
    (deck,) = stories(BESIDE, english=True)["A"].deck
    (article,) = layout(draw(BESIDE, english=True)).articles
    assert article.headline == deck
    assert all(image.caption is None for image in article.images)


def test_a_few_lines_with_a_centred_last_one_are_a_deck_and_no_column() -> None:
    upper = Block((column(("Guests Escape", 60.0, 240.0)).lines[0],))
    deck = column(
        ("", 0.0, 1.0),
        ("The Loss Will Reach", 10.0, 290.0),
        ("Twenty Thousand, Partly", 0.0, COLUMN),
        ("Insured.", 90.0, 210.0),
    )
    text = column(*[("", 0.0, 1.0)] * 5, DATED, FULL, FULL, ENDED)
    blocks = [upper, Block(deck.lines[1:]), Block(text.lines[5:])]
    assert column_below(upper, blocks, [Kind.BODY] * 3) is blocks[2]


def test_large_capitals_beside_a_picture_are_no_caption_of_it() -> None:
    picture = Picture(Box(0, 0, 280, 300))
    body = TypeSize(TYPE, cjk=False)
    for text, told in (("OLD FERRYMAN GONE", False), ("Old Ferryman Jones", True)):
        box = Box(300, 20, 600, 50)
        block = Block((TextLine(0, text, box, box.quad(), 1.0, vertical=False, reverse=False),))
        assert is_caption(block, [block], [picture], body) is told
