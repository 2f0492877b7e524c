"""Columns beside a headline that are its own: they hang from a vertical one, or from a level one with nothing under it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import pytest
from drawing import draw, opened, stories, worded

from pipeline.document import ArticleKind, Page
from pipeline.layout import layout
from pipeline.layout.above import NOTHING
from pipeline.layout.hanging import hang_beside
from pipeline.layout.page import survey, weigh
from pipeline.layout.picture_titles import titles_picture

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
UNDER_ITS_PHOTOGRAPH = """
    ##################   AAAAAAAAAAAA
    ################## AAAAAAAAAAAAAA
    ################## AAAAAAAAAAAAAA
    ################## AAAAAAAAAAAAAA
    ################## AAAAAAAAAAAAAA
    ################## AAAAAAAAAAAAAA
    ################## AAAAAAAAAAAAAA
    A================= AAAAAAAAAAAAAA
    ================== AAAAAAAAAAA.
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


def test_a_story_with_a_dateline_goes_on_right_of_its_vertical_headline_where_a_sentence_ends_before_it() -> None:
    art = AMONG_FOUR.replace("AAAAAAAAAA ::: AAAAAAAAAA AAAAAAAA.", "AAAAAAAAA. ::: AAAAAAAAAA AAAAAAAA.").replace(
        "A:: AAAAAAAAAA", "A::   AAAAAAAA", 1
    )
    first = stories(art)["A"].body[0]
    assert weigh(survey(worded(draw(art), {first: opened(first, "本报讯")}))).relations.owner == (0, 0, 0, 0)
    assert weigh(survey(draw(art))).relations.owner != (0, 0, 0, 0)


@pytest.mark.parametrize(("opening", "owner"), [("本报讯（记者夏青）", 0), ("", NOTHING)])
def test_a_headline_under_the_picture_of_its_story_heads_the_dated_column_beside_both(opening: str, owner: int) -> None:
    first = stories(UNDER_ITS_PHOTOGRAPH)["A"].body[0]
    sheet = worded(draw(UNDER_ITS_PHOTOGRAPH), {first: opened(first, opening)})
    assert weigh(survey(sheet)).relations.owner == (owner,)


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


@pytest.mark.parametrize(("opening", "titled"), [("（上接第一版）", True), ("本报讯", False)])
def test_a_headline_between_a_picture_and_a_column_is_the_picture_s_if_the_column_goes_on(
    opening: str, *, titled: bool
) -> None:
    first = stories(BESIDE_A_PHOTOGRAPH)["B"].body[0]
    seen = survey(worded(draw(BESIDE_A_PHOTOGRAPH), {first: opened(first, opening)}))
    (heading,) = seen.headings
    assert titles_picture(heading, seen.strips, seen.sheet, seen.body) is titled
