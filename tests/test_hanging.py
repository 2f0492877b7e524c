"""Columns beside a headline that are its own: under a vertical one, and under a level one over some of its columns."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

import pytest
from drawing import draw, opened, stories, worded

from pipeline.document import ArticleKind, Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.hanging import flanking, hang_beside
from pipeline.layout.page import survey, weigh
from pipeline.layout.picture_titles import titles_picture
from pipeline.sheet import Rule

RIGHT_OF_THREE = """
      AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA A::
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA :::
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA :::
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA :::
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA :::
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA :::
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAA.  :::

    B=========================================
    ==========================================
      BBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB
    BBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB
    BBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBB.
"""
LEFT_OF_TWO = """
    A::   AAAAAAAAAAAA AAAAAAAAAAAAAA
    ::: AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ::: AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ::: AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ::: AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ::: AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ::: AAAAAAAAAAAAAA AAAAAAAAAA.

    B================================
    =================================
      BBBBBBBBBBBBBB BBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBB BBBBBBBBBB.
"""
AMONG_FOUR = """
      AAAAAAAA AAAAAAAAAA A:: AAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAA AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAA AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAA AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAA AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAA AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAA AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAA.
"""
NOTHING_UNDER_IT = """
    A==========   AAAAAAAAAAAA AAAAAAAAAAAAAA
    =========== AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                AAAAAAAAAAAAAA AAAAAAAAAAAA.
"""
OVER_LATER_COLUMNS = """
      AAAAAAAAAA{rule}A========================
    AAAAAAAAAAAA{rule}=========================
    AAAAAAAAAAAA{rule}
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAA.
"""
BESIDE_A_PHOTOGRAPH = """
    BBBBBBBBBBBB A:: ####################
    BBBBBBBBBBBB ::: ####################
    BBBBBBBBBBBB ::: ####################
    BBBBBBBBBBBB ::: ####################
    BBBBBBBBBBBB ::: ####################
    BBBBBBBBBBBB ::: ####################
    BBBBBBBBBBBB ::: ####################
    BBBBBBBBBB.      aaaaaaaaaaaaaaaaaaa
"""


HALFWAY_DOWN = {
    "on their right": """
        B==================================
        ===================================
          BBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBB
        BBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBB
        BBBBBBBBBBBBBBBBB BBBBBBBBBBBBBB.
        -----------------------------------
          AAAAAAAAAAAAA AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA A::
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA :::
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA :::
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA :::
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA :::
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA :::
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA AAAAAAAAAAAA.
    """,
    "on their left": """
        B==================================
        ===================================
          BBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBB
        BBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBB
        BBBBBBBBBBBBBBBBB BBBBBBBBBBBBBB.
        -----------------------------------
              AAAAAAAAAAAAA AAAAAAAAAAAAAAA
            AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
            AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
            AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        A:: AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        ::: AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        ::: AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        ::: AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        ::: AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
        ::: AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
            AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
            AAAAAAAAAAAAAAA AAAAAAAAAAAA.
    """,
}
UNDER_THE_TITLE_OF_A_PHOTOGRAPH = """
    ##############################
    ##############################
    ##############################
    ##############################
    ##############################
        bbbbbbbbbbbbbbbbbbbbbbbb
               B=======
               ========

              AAAAAAAAAAA
            AAAAAAAAAAAAA
            AAAAAAAAAAAAA
            AAAAAAAAAAAAA A::
            AAAAAAAAAAAAA :::
            AAAAAAAAAAAAA :::
            AAAAAAAAAAAAA :::
            AAAAAAAAAAAAA :::
            AAAAAAAAAAAAA :::
            AAAAAAAAAAAAA
            AAAAAAAAAAAAA
            AAAAAAAAA.
"""
UNDER_A_PHOTOGRAPH = """
                   A=============
                   ==============

    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    aaaaaaaaaaa.   AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                   AAAAAAAAAAAAAA AAAAAAAAAAAAAA
      AAAAAAAAAAAA AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA AAAAAAAAAAAAAA AAAAAAAA.
"""
UNDER_A_NAME = """
                   A=============
                   ==============
                   AAAAAAAAAAAA
    ##############   AAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    ############## AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    aaaaaaaaaaa.   AAAAAAAAAAAAAA AAAAAAAAAAAAAA
                   AAAAAAAAAAAAAA AAAAAAAAAAAAAA
      AAAAAAAAAAAA AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA AAAAAAAAAAAAAA AAAAAAAAAAAAAA
    AAAAAAAAAAAAA. AAAAAAAAAAAAAA AAAAAAAA.
"""


def _told(page: Page) -> dict[str, str]:
    return {a.headline or "": "".join(p.text for p in a.paragraphs) for a in page.articles}


@pytest.mark.parametrize(
    "art",
    [
        pytest.param(RIGHT_OF_THREE, id="a vertical one right of three"),
        pytest.param(LEFT_OF_TWO, id="a vertical one left of two"),
        pytest.param(NOTHING_UNDER_IT, id="a level one left of two, with nothing under it"),
    ],
)
def test_a_headline_heads_the_columns_beside_it_from_the_left(art: str) -> None:
    page = layout(draw(art), as_printed=True)
    assert _told(page) == {"".join(s.headline): "".join(s.body) for s in stories(art).values()}


def test_columns_on_both_sides_hang_from_a_vertical_headline_that_their_text_runs_past() -> None:
    relations = weigh(survey(draw(AMONG_FOUR))).relations
    assert relations.owner == (0, 0, 0, 0)


def test_a_level_headline_over_the_later_columns_heads_the_one_where_the_story_opens() -> None:
    art = OVER_LATER_COLUMNS.format(rule=" ")
    told = stories(art)["A"]
    first = opened(told.body[0], "本报讯")
    (article,) = layout(worded(draw(art), {told.body[0]: first}), as_printed=True).articles
    assert article.headline == "".join(told.headline)
    assert article.text.replace("\n", "") == "".join((first, *told.body[1:]))
    assert article.dateline == "本报讯"


def test_a_rule_between_keeps_a_column_from_the_headline_right_of_it() -> None:
    art = OVER_LATER_COLUMNS.format(rule="|")
    told = stories(art)["A"]
    first = opened(told.body[0], "本报讯")
    page = layout(worded(draw(art), {told.body[0]: first}))
    (headed,) = [a for a in page.articles if a.headline]
    assert "本报讯" not in headed.text


def test_a_vertical_headline_beside_a_photograph_leaves_a_column_that_goes_on_from_another_page() -> None:
    body = stories(BESIDE_A_PHOTOGRAPH)["B"].body
    page = layout(worded(draw(BESIDE_A_PHOTOGRAPH), {body[0]: opened(body[0], "（上接第一版）")}))
    column, photo = sorted(page.articles, key=lambda a: a.headline or "")
    assert (photo.kind, photo.paragraphs, len(photo.images)) == (ArticleKind.PHOTO, (), 1)
    assert photo.headline == "".join(stories(BESIDE_A_PHOTOGRAPH)["A"].headline)
    assert column.headline is None
    assert column.continued_from is not None
    assert column.continued_from.page == "1"


def test_without_a_jump_line_it_heads_the_column() -> None:
    told = stories(BESIDE_A_PHOTOGRAPH)
    page = layout(draw(BESIDE_A_PHOTOGRAPH), as_printed=True)
    assert _told(page)["".join(told["A"].headline)] == "".join(told["B"].body)


@pytest.mark.parametrize("side", HALFWAY_DOWN)
def test_a_vertical_headline_halfway_down_columns_without_another_heads_them(side: str) -> None:
    told = stories(HALFWAY_DOWN[side])
    first = opened(told["A"].body[0], "本报讯")
    page = layout(worded(draw(HALFWAY_DOWN[side]), {told["A"].body[0]: first}), as_printed=True)
    headed = {a.headline: a.text.replace("\n", "") for a in page.articles}
    assert headed["".join(told["A"].headline)] == "".join((first, *told["A"].body[1:]))
    assert headed["".join(told["B"].headline)] == "".join(told["B"].body)


def test_the_title_of_a_photograph_heads_no_column_that_has_a_headline_beside_it() -> None:
    told = stories(UNDER_THE_TITLE_OF_A_PHOTOGRAPH)
    first = opened(told["A"].body[0], "本报讯")
    page = layout(worded(draw(UNDER_THE_TITLE_OF_A_PHOTOGRAPH), {told["A"].body[0]: first}), as_printed=True)
    photo, story = sorted(page.articles, key=lambda a: len(a.paragraphs))
    assert (photo.headline, photo.paragraphs, len(photo.images)) == ("".join(told["B"].headline), (), 1)
    assert story.headline == "".join(told["A"].headline)
    assert story.text.replace("\n", "") == "".join((first, *told["A"].body[1:]))


def test_a_story_begins_under_a_photograph_that_stands_level_with_its_other_columns() -> None:
    told = stories(UNDER_A_PHOTOGRAPH)["A"]
    (article,) = layout(draw(UNDER_A_PHOTOGRAPH), as_printed=True).articles
    assert article.headline == "".join(told.headline)
    assert article.text.replace("\n", "") == "".join(told.body)
    assert [i.caption for i in article.images] == ["".join(told.caption)]


def test_the_writer_s_name_over_the_first_paragraph_of_a_column_is_no_line_of_that() -> None:
    name = stories(UNDER_A_NAME)["A"].body[3]
    sheet = worded(draw(UNDER_A_NAME), {name: "本报记者周小舟通讯员夏青"})
    assert not any("周小舟" in x.text for s in survey(sheet).strips for x in s.lines)
    (article,) = layout(sheet).articles
    assert article.byline is not None
    assert "周小舟" in article.byline


def _hung(
    art: str, titling: AbstractSet[int] = frozenset(), unheaded: AbstractSet[int] = frozenset()
) -> dict[int, int]:
    """The heading of each strip that hangs beside one; strips count from the left."""
    seen = survey(draw(art))
    return hang_beside(seen.strips, seen.headings, titling, unheaded, seen.sheet, seen.body)


BETWEEN_SIDES = """
      BBBBBBBBBB A::    AAAAAAAAAA AAAAAAAAAAAA
    BBBBBBBBBBBB :::  AAAAAAAAAAAA AAAAAAAAAAAA
    BBBBBBBBBBBB :::  AAAAAAAAAAAA AAAAAAAAAAAA
    BBBBBBBBBBBB :::  AAAAAAAAAAAA AAAAAAAAAAAA
    BBBBBBBBBBBB :::  AAAAAAAAAAAA AAAAAAAAAAAA
    BBBBBBBBBBBB :::  AAAAAAAAAAAA AAAAAAAAAAAA
    BBBBBBBBBB.  :::  AAAAAAAAAAAA AAAAAAAA.
"""


def test_columns_hang_on_either_side_of_a_vertical_headline() -> None:
    first = LEFT_OF_TWO.partition("\n\n")[0]
    assert _hung(first) == {0: 0, 1: 0}
    assert _hung(RIGHT_OF_THREE.partition("\n\n")[0]) == {0: 0, 1: 0, 2: 0}


def test_with_columns_on_both_sides_the_nearer_one_and_what_follows_it_hang() -> None:
    assert _hung(BETWEEN_SIDES) == {0: 0}
    nearer_right = BETWEEN_SIDES.replace("A::    ", "  A::  ").replace(":::  ", "  :::")
    assert _hung(nearer_right) == {1: 0, 2: 0}


def test_columns_that_begin_above_a_headline_hang_if_no_other_is_over_them() -> None:
    art = HALFWAY_DOWN["on their right"].partition("---\n")[2]
    assert _hung(art) == {}
    assert _hung(art, unheaded={0, 1}) == {0: 0, 1: 0}


def test_nor_do_they_hang_where_no_text_begins() -> None:
    art = (
        HALFWAY_DOWN["on their right"]
        .partition("---\n")[2]
        .replace("          AAAAAAAAAAAAA ", "        AAAAAAAAAAAAAAA ")
    )
    assert _hung(art, unheaded={0, 1}) == {}


def test_the_title_of_a_picture_has_no_columns() -> None:
    assert _hung(LEFT_OF_TWO.partition("\n\n")[0], titling=frozenset({0})) == {}


def test_a_column_much_longer_than_the_first_does_not_hang() -> None:
    longer = """
        A::   AAAAAAAAAAAA   BBBBBBBBBBBB
        ::: AAAAAAAAAAAAAA BBBBBBBBBBBBBB
        ::: AAAAAAAAAAAAAA BBBBBBBBBBBBBB
        ::: AAAAAAAAAAAAAA BBBBBBBBBBBBBB
        ::: AAAAAAAAAAAAAA BBBBBBBBBBBBBB
        ::: AAAAAAAAAAAAAA BBBBBBBBBBBBBB
        ::: AAAAAAAAAA.    BBBBBBBBBBBBBB
                           BBBBBBBBBBBBBB
                           BBBBBBBBBBBBBB
                           BBBBBBBBBBBBBB
                           BBBBBBBBBBBBBB
                           BBBBBBBBBB.
    """
    assert _hung(longer) == {0: 0}


@pytest.mark.parametrize(("rule", "found"), [(" ", [0]), ("|", [])])
def test_only_without_a_rule_between_does_a_story_begin_left_of_the_columns_under_its_headline(
    rule: str, found: list[int]
) -> None:
    seen = survey(draw(OVER_LATER_COLUMNS.format(rule=rule)))
    (heading,) = seen.headings
    assert flanking(heading.box, [1, 2], seen.strips, [0], frozenset(), seen.sheet, seen.body) == found


def test_where_no_column_stands_under_a_headline_none_flanks_it() -> None:
    seen = survey(draw(OVER_LATER_COLUMNS.format(rule=" ")))
    assert flanking(seen.headings[0].box, [], seen.strips, [0], frozenset(), seen.sheet, seen.body) == []


@pytest.mark.parametrize(("opening", "titled"), [("（上接第一版）", True), ("本报讯", False)])
def test_a_headline_between_a_picture_and_a_column_is_the_picture_s_if_the_column_goes_on(
    opening: str, *, titled: bool
) -> None:
    first = stories(BESIDE_A_PHOTOGRAPH)["B"].body[0]
    seen = survey(worded(draw(BESIDE_A_PHOTOGRAPH), {first: opened(first, opening)}))
    (heading,) = seen.headings
    assert titles_picture(heading, seen.strips, seen.sheet, seen.body) is titled


BOXED_OVER_LATER_COLUMNS = """
      AAAAAAAAAA +------------------+ AAAAAAAAAAAA
    AAAAAAAAAAAA |  A============   | AAAAAAAAAAAA
    AAAAAAAAAAAA |  =============   | AAAAAAAAAAAA
    AAAAAAAAAAAA +------------------+ AAAAAAAAAAAA
    AAAAAAAAAAAA   AAAAAAA AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAA AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAA AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAA. AAAAAAAAA AAAAAAAAAA AAAAAAAA.
"""


def test_a_story_begins_left_of_its_headline_in_a_box_though_a_paragraph_begins_under_that() -> None:
    sheet = draw(BOXED_OVER_LATER_COLUMNS)
    sides = [edge for f in sheet.frames for edge in _sides(f.box)]
    seen = survey(replace(sheet, frames=(), rules=tuple(sides)))
    (heading,) = seen.headings
    under = [n for n, s in enumerate(seen.strips) if s.box.top > heading.box.bottom]
    beside = [n for n, s in enumerate(seen.strips) if n not in under]
    assert flanking(heading.box, under, seen.strips, beside, frozenset(), seen.sheet, seen.body) == beside
    bare = replace(seen.sheet, rules=())
    assert len(flanking(heading.box, under, seen.strips, beside, frozenset(), bare, seen.body)) == 1


def _sides(box: Box) -> tuple[Rule, ...]:
    """The frame as four rules."""
    left, right = Box(box.left, box.top, box.left + 2, box.bottom), Box(box.right, box.top, box.right + 2, box.bottom)
    top, foot = Box(box.left, box.top, box.right, box.top + 2), Box(box.left, box.bottom, box.right, box.bottom + 2)
    return Rule(left), Rule(right), Rule(top), Rule(foot)
