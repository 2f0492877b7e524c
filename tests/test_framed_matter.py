"""What interrupts the columns of a story, and what rules under heads and around pictures part: nothing of it."""

from __future__ import annotations

from dataclasses import replace

from drawing import draw, stories, worded

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Rule, Sheet

ROUND_A_BOX = """
    A=================================================
    ==================================================

      AAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA                            AAAAAAAAAAA
    AAAAAAAAAAAA +------------------------+ AAAAAAAAAAA
    AAAAAAAAAAAA | B===================== | AAAAAAAAAAA
    AAAAAAAAAAAA | ====================== | AAAAAAAAAAA
    AAAAAAAAAAAA |   BBBBBBBBBBBBBBBBBBBB | AAAAAAAAAAA
    AAAAAAAAAAAA | BBBBBBBBBBBBBBBBBBBBBB | AAAAAAAAAAA
    AAAAAAAAAAAA | BBBBBBBBBBBBBBBBBBBBBB | AAAAAAAAAAA
    AAAAAAAAAAAA | BBBBBBBBBBBBBBBBBBBB.  | AAAAAAAAAAA
    AAAAAAAAAAAA +------------------------+ AAAAAAAAAAA
    AAAAAAAAAAAA                            AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAAAA  AAAAAAAAA.
"""
UNDERLINED = """
        A~~~~~~~~~~~~~~~~~
    A=========================
    ==========================
    {rule}
    ######################
    ######################
    ######################
    ######################
    ######################
    aaaaaaaaaaaaaaa.

      1AAAAAAAA  2AAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAA.
"""
SIGNED_OVER_A_GUTTER = """
    A==================================
    ===================================
          A~~~~~~~~~~~~~~~~~~~~
              A~~~~~~~~~
      1AAAAAAAA   2AAAAAAAA   3AAAAAAAA
    AAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAA
    AAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAA
    AAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAA
    AAAAAAAAAAA AAAAAAAAAAA AAAAAAAAA.
"""
SIGNED_PICTURE = """
    ##################
    ##################
    ##################
    ##################
       B=========
       ==========
    BBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBB
    BBBBBBBBBB.

    A=================
    ==================
      AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAA.
"""
BESIDE_A_FACT_BOX = """
    A==================================
    ===================================
      AAAAAAAAAA AAAAAAAAAAA ##########
    AAAAAAAAAAAA AAAAAAAAAAA ##########
    AAAAAAAAAAAA AAAAAAAAAAA ##########
    AAAAAAAAAAAA AAAAAAAAAAA aaaaaaaaa.
    AAAAAAAAAAAA AAAAAAAAAAA aaaaaa.    B========
    AAAAAAAAAAAA AAAAAAAAAAA            =========
    AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAA   BBBBBBBBBBBB
    AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAA BBBBBBBBBBBBBB
    AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAA BBBBBBBBBBBBBB
    AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAA BBBBBBBBBBBBBB
    AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAA. BBBBBBBBBBBB.
"""


def _bodies(page: Page) -> dict[str | None, str]:
    return {a.headline: a.text.replace("\n", "") for a in page.articles}


def test_columns_go_on_under_a_box_that_others_pass_by() -> None:
    told, sheet = stories(ROUND_A_BOX), draw(ROUND_A_BOX)
    (box,) = (f.box for f in sheet.frames)
    edges = tuple(Rule(Box(box.left, y, box.right, y + 3)) for y in (box.top, box.bottom))
    found = _bodies(layout(replace(sheet, rules=edges), as_printed=True))
    assert {h: found[h] for h in found} == {s.headline[0]: "".join(s.body) for s in (told["A"], told["B"])}


def _ruled(y: float, right: float) -> Sheet:
    sheet = draw(UNDERLINED.format(rule=""))
    return replace(sheet, rules=(Rule(Box(20, y, right, y + 3)),))


def test_a_rule_under_a_head_of_some_lines_that_has_no_text_before_it_is_its_own() -> None:
    told = stories(UNDERLINED.format(rule=""))["A"]
    (article,) = layout(_ruled(133, 560), as_printed=True).articles
    assert (article.kicker, article.headline) == (told.deck[0], told.headline[0])
    assert article.text.replace("\n", "") == "".join(told.body)


def test_a_byline_on_the_axis_of_the_headline_takes_no_column_with_it() -> None:
    told = stories(SIGNED_OVER_A_GUTTER)["A"]
    subtitle, signed = told.deck
    sheet = worded(draw(SIGNED_OVER_A_GUTTER), {signed: "本报记者林远舟吴晓岚"})
    (article,) = layout(sheet, as_printed=True).articles
    assert (article.subtitle, article.byline) == (subtitle, "林远舟 吴晓岚")
    assert article.text.replace("\n", "") == "".join(told.body)


def test_a_few_lines_under_the_title_of_a_picture_that_the_photographer_signs_are_its_caption() -> None:
    told = stories(SIGNED_PICTURE)["B"]
    last = told.body[-1]
    sheet = worded(draw(SIGNED_PICTURE), {last: "本报记者 林远舟摄"})
    news = next(a for a in layout(sheet, as_printed=True).articles if a.images)
    assert news.headline == told.headline[0]
    assert news.images[0].credit == "本报记者 林远舟摄"
    assert (news.images[0].caption or "").replace("\n", "") == "".join(told.body[:-1])
    assert not news.text


def test_a_head_beside_the_caption_of_another_story_reaches_no_column_under_it() -> None:
    told = stories(BESIDE_A_FACT_BOX)
    found = _bodies(layout(draw(BESIDE_A_FACT_BOX), as_printed=True))
    assert found[told["A"].headline[0]] == "".join(told["A"].body)
    assert found[told["B"].headline[0]] == "".join(told["B"].body)
