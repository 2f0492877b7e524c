"""What stands between a headline and its columns, and what stands on top of one column beside others."""

from __future__ import annotations

from drawing import draw, stories

from pipeline.document import Page
from pipeline.layout import layout
from pipeline.layout.page import survey, weigh

CROSSHEAD = """
    A=========================================
    ==========================================
                  A~~~~~~~~
      AAAAAAAAAA   AAAAAAA     AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAAA
    AAAAAAAAAA.  AAAAAAAAAAAA AAAAAAAAAAA.
"""
OVER_PICTURE = """
    A=============================
    ==============================
            AAAAAAAAAAAAAA
    ##############################
    ##############################
    ##############################
    ##############################
    ##############################
    ##############################
    ##############################

      AAAAAAAAAAAA  AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA  AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA  AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA  AAAAAAAAAAAAA.
"""
CELL = """
    +----------------------------------------------------------+
    |                                                          |
    | A===============       AAAAAAAAAAAAAA AAAAAAAAAAAAAAAA   |
    | ================     AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA   |
    |                      AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA   |
    |                      AAAAAAAAAAAAAAAA AAAAAAAAAAAAAA.    |
    +----------------------------------------------------------+
"""


def _headings(art: str) -> list[list[str]]:
    return [[x.text for x in h.lines] for h in survey(draw(art)).headings]


def test_a_crosshead_level_with_the_first_lines_of_the_columns_beside_it_is_no_deck() -> None:
    told = stories(CROSSHEAD)["A"]
    assert _headings(CROSSHEAD) == [[*told.headline, *told.deck]]


def test_a_short_line_between_a_headline_and_its_picture_is_a_deck() -> None:
    page: Page = layout(draw(OVER_PICTURE), as_printed=True)
    (article,) = page.articles
    assert article.subtitle in stories(OVER_PICTURE)["A"].body


def test_a_headline_in_a_cell_of_its_own_heads_the_columns_on_its_right() -> None:
    assert set(weigh(survey(draw(CELL))).relations.owner) == {0}
