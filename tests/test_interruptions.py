"""What interrupts a column and ends no story: a pull quote, a crosshead in display type; and a caption that two pictures share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, stories, worded

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Rule, Sheet

COLUMNS = """
    A==========================
    ===========================

      1AAAAA  3AAAAAA  5AAAAAA
    AAAAAAAA  AAAAAAA  AAAAAAA
    AAAAAAAA  AAAAAAA  AAAAAAA
    AAAAAAAA  AAAAAA.  AAAAAAA
    AAAAAAAA           AAAAAAA
    AAAAAAAA  {line}  AAAAAAA
    AAAAAAAA           AAAAAAA
    AAAAAAAA    4AAAA  AAAAAAA
    AAAAAAAA  AAAAAAA  AAAAAAA
    AAAAAAAA  AAAAAAA  AAAAAAA
    AAAAAAAA  AAAAAAA  AAAAAA.
"""
PAIR = """
    A=============
    ==============

      AAAAAAAAAAAA
    AAAAAAAAAAAAAA
    AAAAAAAAAAAAA.

    ###### #######
    ###### #######
    ###### #######
    ###### #######
    aaaaaaaaaaaaa.
"""
GROUP = """
    L===
    ====

    A~~~~~~~             C~~~~~~~
      AAAAAAAAAAAAAAA      CCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAAA    CCCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAAA    CCCCCCCCCCCCCCCCC
    AAAAAAA.             CCCCCCC.

    B~~~~~~~             D~~~~~~~
      BBBBBBBBBBBBBBB      DDDDDDDDDDDDDDD
    BBBBBBBBBBBBBBBBB    DDDDDDDDDDDDDDDDD
    BBBBBBBBBBBBBBBBB    DDDDDDDDDDDDDDDDD
    BBBBBBB.             DDDDDDD.
"""
QUOTED = """
    A===========================
    ============================

      1AAAAAAAAAAAA    3AAAAAAAAAAAAA
    AAAAAAAAAAAAAAA  AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA  AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAA.  AAAAAAAAAAAAAAA
                     AAAAAAAAAAAAAAA
     B~~~~~~~~~~     AAAAAAAAAAAAAAA
                     AAAAAAAAAAAAAAA
      2AAAAAAAAAAAA  AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA  AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA  AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA  AAAAAAAAAAAAAA.
"""


def _with_line(words: str, height: float) -> Sheet:
    """The page of three columns, with these words in type of that height in the middle one."""
    art = COLUMNS.format(line="B~~~~~~")
    (line,) = stories(art)["B"].deck
    sheet = draw(art)

    def set_in(width: float) -> Sheet:
        spans = []
        for span in sheet.spans:
            if span.text == line:
                box = span.box
                grown = box.grown((width - box.width) / 2, (height - box.height) / 2)
                spans.append(replace(span, text=words, polygon=grown.quad()))
            else:
                spans.append(span)
        return replace(sheet, spans=tuple(spans))

    return set_in(min(140.0, height * len(words)))


def _only(page: Page) -> list[str]:
    return [a.headline or "" for a in page.articles]


@pytest.mark.parametrize("words", ["渡口", "渡", "夜渡口"])
def test_a_few_characters_in_display_type_are_a_crosshead(words: str) -> None:
    page = layout(_with_line(words, 36.0))
    assert _only(page) == list(stories(COLUMNS.format(line="B~~~~~~"))["A"].headline)
    assert [p.text for p in page.articles[0].paragraphs if p.role is Role.SUBHEAD] == [words]


def test_a_line_with_columns_of_the_story_on_both_sides_is_a_crosshead() -> None:
    page = layout(_with_line("灯塔下的渡", 34.0))
    assert len(page.articles) == 1
    assert [p.text for p in page.articles[0].paragraphs if p.role is Role.SUBHEAD] == ["灯塔下的渡"]


@pytest.mark.parametrize(("words", "interrupts"), [("灯若灭了船怎么回来。", True), ("灯塔下的渡船照样开", False)])
def test_a_whole_sentence_in_larger_type_within_a_column_is_a_pull_quote(words: str, *, interrupts: bool) -> None:
    told = stories(QUOTED)
    sheet = worded(draw(QUOTED), {told["B"].deck[0]: words})
    page = layout(sheet, as_printed=True)
    quotes = [f.text for f in page.furniture if f.kind is Role.RULE_TEXT]
    assert quotes == ([words] if interrupts else [])
    if interrupts:
        assert [a.text.replace("\n", "") for a in page.articles] == ["".join(told["A"].body)]


@pytest.mark.parametrize(("width", "interrupts"), [(15, True), (34, False)])
def test_a_sentence_under_a_rule_that_goes_on_past_its_columns_is_a_headline(width: int, *, interrupts: bool) -> None:
    told = stories(QUOTED)
    words = "灯若灭了船怎么回来。"
    sheet = worded(draw(QUOTED), {told["B"].deck[0]: words})
    over = next(s.box.top for s in sheet.spans if s.text == words) - 8
    page = layout(replace(sheet, rules=(Rule(Box(20, over, 20 + 20 * width, over + 2)),)), as_printed=True)
    assert [f.text for f in page.furniture if f.kind is Role.RULE_TEXT] == ([words] if interrupts else [])


def test_a_caption_under_two_pictures_is_that_of_both() -> None:
    told = stories(PAIR)["A"]
    page = layout(draw(PAIR), as_printed=True)
    (article,) = page.articles
    assert len(article.images) == 2
    assert [i.caption for i in article.images if i.caption] == list(told.caption)


def test_small_titles_at_the_left_edge_head_items_in_all_columns_of_a_group() -> None:
    told = stories(GROUP)
    sheet = worded(draw(GROUP), {told["L"].headline[0]: "简讯"})
    page = layout(sheet, as_printed=True)
    assert sorted(a.headline or "" for a in page.articles) == sorted(told[letter].deck[0] for letter in "ABCD")


@pytest.mark.parametrize("words", ["‘It isn’t lit yet’", "'It isn't lit yet'"])
def test_single_quotes_tell_a_pull_quote_as_double_ones_do(words: str) -> None:
    told = stories(QUOTED, english=True)
    page = layout(worded(draw(QUOTED, english=True), {told["B"].deck[0]: words}), as_printed=True)
    assert [f.text for f in page.furniture if f.kind is Role.RULE_TEXT] == [words]


def test_a_latin_crosshead_with_a_full_stop_is_no_pull_quote() -> None:
    told = stories(QUOTED, english=True)
    sheet = worded(draw(QUOTED, english=True), {told["B"].deck[0]: "Ferry Men Stay Out."})
    page = layout(sheet, as_printed=True)
    assert [f.text for f in page.furniture if f.kind is Role.RULE_TEXT] == []
    assert "Ferry Men Stay Out." in {x.text for x in page.lines if x.role in (Role.SUBHEAD, Role.HEADLINE, Role.BODY)}


HEADED_AT_THE_RIGHT = """
    BBBBBBBBBB
    BBBBBBBBB.
    -------------------------------------------
      AAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   A::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   :::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   :::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   :::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   :::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   :::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAAA   :::
    AAAAAAAAAA   AAAAAAAAAA   AAAAAAAAA.   :::
"""


def test_a_vertical_headline_at_the_right_end_of_a_row_heads_the_leftmost_column() -> None:
    told = stories(HEADED_AT_THE_RIGHT)["A"]
    page = layout(draw(HEADED_AT_THE_RIGHT), as_printed=True)
    article = next(a for a in page.articles if a.headline)
    assert (article.headline, article.text) == (told.headline[0], "".join(told.body))
