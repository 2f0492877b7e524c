"""Small titles over columns: the headings of short items, or crossheads of one story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, opened, stories, worded

from pipeline.document import Article, Role
from pipeline.layout import layout
from pipeline.layout.page import survey
from pipeline.sheet import Sheet

BRIEFS = """
    L===
    ====

     A~~~~~~~
      AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAA.

     B~~~~~~~
      BBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBB.

     C~~~~~~~
      CCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCC
    CCCCCCCCC.
"""
WHITE_UNDER = """
    L===
    ====

    A~~~~~~~~~
      AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAA.
    B~~~~~~~~~

      BBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBB.
"""
LARGER_LINE = """
    A================
    =================
      AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAA.

     B~~~~~~~~~~~~~~
      BBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB
    BBBBBBBBBB.
"""
CAPITALS = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.
            {dash}
       B~~~~~~~~~~~~~
      BBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBB.
"""
TITLE = "LAMPS ON THE BRIDGE"


def _crossheads(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs if p.role is Role.SUBHEAD]


@pytest.mark.parametrize("label", ["简讯", "短讯", "快讯"])
def test_under_the_name_of_a_group_of_briefs_each_small_title_heads_its_own(label: str) -> None:
    told = stories(BRIEFS)
    page = layout(worded(draw(BRIEFS), {told["L"].headline[0]: label}), as_printed=True)
    assert [(a.headline, a.text.replace("\n", "")) for a in page.articles] == [
        (told[letter].deck[0], "".join(told[letter].body)) for letter in "ABC"
    ]
    assert [f.text for f in page.furniture] == [label]


def test_a_head_that_white_parts_from_its_text_is_not_the_end_of_the_item_above() -> None:
    told = stories(WHITE_UNDER)
    page = layout(worded(draw(WHITE_UNDER), {told["L"].headline[0]: "简讯"}), as_printed=True)
    assert {a.headline: a.text.replace("\n", "") for a in page.articles} == {
        told[letter].deck[0]: "".join(told[letter].body) for letter in "AB"
    }


def test_under_a_headline_the_same_small_titles_head_nothing() -> None:
    told = stories(BRIEFS)
    page = layout(worded(draw(BRIEFS), {told["L"].headline[0]: "夜渡"}))
    assert [a.headline for a in page.articles] == ["夜渡"]


def _under_a_line(opening: str, type_height: float) -> Sheet:
    """The page, with type of that height in the line over a column that opens with these words."""
    told = stories(LARGER_LINE)["B"]
    sheet = worded(draw(LARGER_LINE), {told.body[0]: opened(told.body[0], opening)})
    spans = tuple(
        replace(s, polygon=s.box.grown(0, (type_height - s.box.height) / 2).quad()) if s.text == told.deck[0] else s
        for s in sheet.spans
    )
    return replace(sheet, spans=spans)


@pytest.mark.parametrize("type_height", [22, 24, 26])
def test_a_larger_line_over_a_column_that_opens_a_story_is_its_headline(type_height: float) -> None:
    told = stories(LARGER_LINE)
    articles = layout(_under_a_line("本报讯", type_height)).articles
    assert [a.headline for a in articles] == [*told["A"].headline, *told["B"].deck]
    assert articles[1].dateline == "本报讯"


@pytest.mark.parametrize("type_height", [22, 24, 26])
def test_over_a_column_that_opens_none_it_is_a_crosshead(type_height: float) -> None:
    told = stories(LARGER_LINE)
    (article,) = layout(_under_a_line("", type_height)).articles
    assert article.headline == told["A"].headline[0]
    assert _crossheads(article) == [*told["B"].deck]


@pytest.mark.parametrize(("opening", "headings"), [("本报讯", 2), ("", 1)])
def test_which_of_the_two_is_told_before_columns_are_linked(opening: str, headings: int) -> None:
    assert len(survey(_under_a_line(opening, 22)).headings) == headings


def _in_capitals(dash: str) -> tuple[Article, ...]:
    """The page, with capitals as high as body type under the dash."""
    art = CAPITALS.format(dash=dash)
    (deck,) = stories(art, english=True)["B"].deck
    sheet = draw(art, english=True)
    spans = tuple(
        replace(s, text=TITLE, polygon=s.box.grown(0, -4).quad()) if s.text == deck else s for s in sheet.spans
    )
    return layout(replace(sheet, spans=spans)).articles


def test_capitals_under_a_dash_on_the_axis_of_the_column_begin_an_item() -> None:
    above, item = _in_capitals("-----")
    assert item.headline == TITLE
    assert not _crossheads(above)


@pytest.mark.parametrize("dash", ["", "             ----"])
def test_without_a_dash_or_with_one_off_the_axis_they_are_a_crosshead(dash: str) -> None:
    (article,) = _in_capitals(dash)
    assert _crossheads(article) == [TITLE]


MARKED = """
    A==============
    ===============
      AAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA.
    B~~~~~~~~~~

      BBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBB.
    C~~~~~~~~~~

      CCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCC.
"""


@pytest.mark.parametrize("mark", "▲●")
def test_items_with_the_mark_of_others_are_articles_however_few_their_lines(mark: str) -> None:
    told = stories(MARKED)
    heads = {name: (told[name].headline or told[name].deck)[0] for name in "ABC"}
    marked = {text: mark + text[1:] for text in heads.values()}
    page = layout(worded(draw(MARKED), marked), as_printed=True)
    assert [(a.headline, a.text) for a in page.articles] == [
        (marked[heads[name]], "".join(told[name].body)) for name in "ABC"
    ]


LETTER = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.

         B~~~~~~~~~~
    CCCCCCCC
      BBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBB.
"""


def test_the_address_of_a_letter_begins_its_text() -> None:
    told = stories(LETTER, english=True)
    words = {told["B"].deck[0]: "THE ROAD HOME", told["C"].body[0]: "TO THE EDITOR"}
    page = layout(worded(draw(LETTER, english=True), words))
    assert page.articles[-1].headline == "THE ROAD HOME"
    assert page.articles[-1].text.startswith("TO THE EDITOR")


LEVEL_HEADS = """
    +-----------------------------------------+
    |  A~~~~~~~~~~~         B~~~~~~~~~        |
    |   AAAAAAA AAAAAAAAA    BBBBBBB BBBBBBBBB|
    | AAAAAAAAA AAAAAAAAA  BBBBBBBBB BBBBBBBBB|
    | AAAAAAAAA AAAAAAAAA  BBBBBBBBB BBBBBBBBB|
    | AAAAAAAAA AAAAAAAAA  BBBBBBBBB BBBBBBBBB|
    | AAAAAAAAA AAAAA.     BBBBBBBBB BBBBBB.  |
    +-----------------------------------------+
"""


def test_a_line_over_a_column_is_a_heading_where_one_level_with_it_is() -> None:
    """Of one type, a box may come out a few hundredths lower than display type has to be."""
    told = stories(LEVEL_HEADS)
    sheet = draw(LEVEL_HEADS)
    heights = {told["A"].deck[0]: 1.2, told["B"].deck[0]: 2.5}
    spans = tuple(
        replace(s, polygon=s.box.grown(0, heights[s.text]).quad()) if s.text in heights else s for s in sheet.spans
    )
    page = layout(replace(sheet, spans=spans), as_printed=True)
    assert [(a.headline, a.text) for a in page.articles] == [(told[x].deck[0], "".join(told[x].body)) for x in "AB"]
