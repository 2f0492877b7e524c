"""Headlines that run down, in characters far apart or in columns of two tiers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, stories

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.standing import stand_characters
from pipeline.sheet import Rule, Span

BODY, SIDE = 20.0, 40.0


def character(text: str, x: float, y: float) -> Span:
    return Span(Box(x, y, x + SIDE, y + SIDE).quad(), text, 0.99, vertical=False)


def columns(
    pitch: float, apart: float, lower: float = 0.0, texts: tuple[str, str] = ("晒谷场边", "八张方桌")
) -> list[Span]:
    """Two columns of single characters, the second to the left of the first and begun lower."""
    return [
        character(c, 300 - apart * n, 100 + lower * n + pitch * row)
        for n, text in enumerate(texts)
        for row, c in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("pitch", "apart", "lower"),
    [(70, 70, 35), (90, 70, 45), (60, 90, 0)],
    ids=["staggered", "wide and staggered", "level and far from one another"],
)
def test_characters_far_apart_below_one_another_run_down(pitch: float, apart: float, lower: float) -> None:
    assert all(s.vertical for s in stand_characters(columns(pitch, apart, lower), (), BODY))


def test_characters_nearer_to_those_beside_them_are_rows() -> None:
    spans = columns(90, 60)
    assert list(stand_characters(spans, (), BODY)) == spans


def test_two_characters_show_no_direction_nor_do_those_at_no_pitch() -> None:
    spans = [*columns(70, 70, 35, ("晒谷", "八张"))]
    assert list(stand_characters(spans, (), BODY)) == spans
    uneven = [character(c, 300, y) for c, y in zip("晒谷场", (100, 150, 240), strict=True)]
    assert list(stand_characters(uneven, (), BODY)) == uneven


def test_a_rule_ends_a_column() -> None:
    spans = columns(70, 70, 35, ("晒谷场", "八"))[:3]
    assert list(stand_characters(spans, [Rule(Box(280, 225, 400, 227))], BODY)) == spans


def test_what_shows_through_between_the_characters_makes_them_no_rows() -> None:
    spans = columns(90, 60, 45)
    ghost = character("2", 240, 145 + 45)
    assert [s.vertical for s in stand_characters([*spans, ghost], (), BODY)] == [True] * 8 + [False]


TIERS = """
    AAAAAAAA A::       AAAAAAAAAA
    AAAAAAAA :::       AAAAAAAAAA
    AAAAAAAA :::       AAAAAAAAAA
    AAAAAAAA :::       AAAAAAAAAA
    AAAAAAAA :::       AAAAAAAAA.
    -----------------------------
    BBBBBBBB     B::   BBBBBBBBBB
    BBBBBBBB     :::   BBBBBBBBBB
    BBBBBBBB     :::   BBBBBBBBBB
    BBBBBBBB     :::   BBBBBBBBBB
    BBBBBBBB     :::   BBBBBBBBB.
"""


def test_vertical_headlines_with_a_rule_between_their_tiers_are_two() -> None:
    page = layout(draw(TIERS))
    told = {story.headline[0] for story in stories(TIERS).values()}
    assert told <= {a.headline for a in page.articles}


def test_the_last_characters_of_a_column_run_down_as_it_does_however_small() -> None:
    column = Span(Box(300, 100, 326, 260).quad(), "晒谷场边的八张", 0.99, vertical=True)
    last = [Span(Box(302, y, 322, y + 20).quad(), c, 0.99, vertical=False) for c, y in (("方", 262), ("桌", 285))]
    assert all(s.vertical for s in stand_characters([column, *last], (), BODY))
    assert list(stand_characters(last, (), BODY)) == last


OVER_ITS_COLUMN = """
     A:: ###########
     ::: ###########
     ::: ###########
     ::: ###########
     ::: ###########
      AAAAAA
    AAAAAAAA
    AAAAAAAA
    AAAAAAAA
    AAAAAAA.
"""


def test_a_headline_that_runs_down_over_its_column_heads_it() -> None:
    sheet = draw(OVER_ITS_COLUMN)
    wide = tuple(replace(s, polygon=s.box.grown(30, 0).quad()) if s.vertical else s for s in sheet.spans)
    page = layout(replace(sheet, spans=wide))
    (told,) = stories(OVER_ITS_COLUMN).values()
    (article,) = page.articles
    assert article.headline == told.headline[0]
    assert "".join(p.text for p in article.paragraphs) == "".join(told.body)


NAMED = """
    +--------------------------------+
    |       A=================       |
    |  B::  ==================       |
    |  :::                           |
    |  :::    AAAAAAAAAA AAAAAAAAAA  |
    |  :::  AAAAAAAAAAAA AAAAAAAAAA  |
    |  :::  AAAAAAAAAAAA AAAAAAAAAA  |
    |  :::  AAAAAAAAAAAA AAAAAAAAA.  |
    +--------------------------------+

    C================================
    =================================
      CCCCCCCCCCCCCC CCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCC CCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCC CCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCC CCCCCCCCCCCCCCC.
"""


def test_the_name_of_a_column_on_a_plate_at_the_side_of_a_box_is_no_headline() -> None:
    sheet = draw(NAMED)
    plate = tuple(replace(s, reverse=s.vertical) for s in sheet.spans)
    page = layout(replace(sheet, spans=plate))
    told = stories(NAMED)
    assert {a.headline for a in page.articles} == {told[name].headline[0] for name in "AC"}
