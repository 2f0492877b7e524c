"""Headlines of Western columns: hardly larger than the text, under a banner, and at the foot of a page."""

from __future__ import annotations

import pytest
from drawing import draw, opened, reset, stories, worded

from pipeline.document import Article, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.parting_headlines import part_headlines
from pipeline.sheet import Rule, Span

ITEMS = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.
       B~~~~~~~~~~~~~
        B~~~~~~~~~~~
      BBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBB.
       C~~~~~~~~~~~~~
        C~~~~~~~~~~~
      CCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCC.
       D~~~~~~~~~~~~~
        D~~~~~~~~~~~
      DDDDDDDDDDDDDDDDDDD
    DDDDDDDDDDDDDDDDDDDDD
    DDDDDDDDDDDDDDDDDDDDD
    DDDDDDDDD.
"""
CROSSHEADS = "\n".join(
    line for line in ITEMS.splitlines() if line.strip() not in {"B~~~~~~~~~~~", "C~~~~~~~~~~~", "D~~~~~~~~~~~"}
)
ROWS = ("LAMPS ON THE BRIDGE", "AND A GOAT", "FERRY IN THE FOG", "AT LOW TIDE", "THE OLD ORCHARD", "IS SOLD")
FILLER = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.
            {dash}
    B~~~~~~~~~~~~~~~~~~~~
      BBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBB.
"""
BANNER = """
    L========================================================
    =========================================================
    =========================================================
    =========================================================
    A=============  B=============  C========================
    ==============  ==============  =========================
      AAAAAAAAAAAA    BBBBBBBBBBBB    1CCCCCCCCC  2CCCCCCCCCC
    AAAAAAAAAAAAAA  BBBBBBBBBBBBBB  CCCCCCCCCCCC  CCCCCCCCCCC
    AAAAAAAAAAAAAA  BBBBBBBBBBBBBB  CCCCCCCCCCCC  CCCCCCCCCCC
    AAAAAAAAAAAAAA  BBBBBBBBBBBBBB  CCCCCCCCCCCC  CCCCCCCCCCC
    AAAAAAAAAAAAA.  BBBBBBBBBBBBB.  CCCCCCCCCCCC  CCCCCCCCCC.
"""
UNPARTED = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.
    B~~~~~~~~~~~~~~~~~~
    B~~~~~~~~~~~~~~~~~
      BBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBB.
"""


def _crossheads(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs if p.role is Role.SUBHEAD]


def test_capitals_of_two_lines_head_items_though_lower_than_the_text() -> None:
    told = stories(ITEMS, english=True)
    decks = [d for letter in "BCD" for d in told[letter].deck]
    sheet = reset(draw(ITEMS, english=True), dict(zip(decks, ROWS, strict=True)), 18.0)
    articles = layout(sheet).articles
    assert [a.headline for a in articles][1:] == [f"{a} {b}" for a, b in zip(ROWS[::2], ROWS[1::2], strict=True)]


def test_capitals_of_one_line_in_the_same_places_are_crossheads() -> None:
    told = stories(CROSSHEADS, english=True)
    decks = [d for letter in "BCD" for d in told[letter].deck]
    sheet = reset(draw(CROSSHEADS, english=True), dict(zip(decks, ROWS[::2], strict=True)), 18.0)
    (article,) = layout(sheet).articles
    assert _crossheads(article) == [*ROWS[::2]]


def test_capitals_from_an_indent_to_the_right_edge_open_a_paragraph() -> None:
    art = (
        ITEMS.split("       B", maxsplit=1)[0].rstrip(".\n")
        + "\n"
        + "\n".join(["      BBBBBBBBBBBBBBBBBBB", *["    " + "B" * 21] * 3])
    )
    told = stories(art, english=True)["B"].body
    sheet = worded(draw(art, english=True), {told[0]: "THE ORCHARD ON THE HILL"})
    (article,) = layout(sheet).articles
    assert not _crossheads(article)


@pytest.mark.parametrize(("dash", "heads"), [("-----", 2), ("", 1)])
def test_a_larger_line_under_a_dash_heads_a_filler_though_it_fills_its_column(dash: str, heads: int) -> None:
    art = FILLER.format(dash=dash)
    told = stories(art, english=True)
    (deck,) = told["B"].deck
    articles = layout(reset(draw(art, english=True), {deck: deck}, 28.0)).articles
    assert [a.headline for a in articles] == [*told["A"].headline, deck][:heads]


def test_headlines_in_a_row_under_a_banner_head_their_own_columns() -> None:
    told = stories(BANNER, english=True)
    found = {a.headline: a for a in layout(draw(BANNER, english=True)).articles}
    assert set(found) == {told[letter].headline[0] for letter in "ABL"}
    assert found[told["L"].headline[0]].subtitle == told["C"].headline[0]


@pytest.mark.parametrize(("top", "pieces"), [(100.0, ["PLOUGH IS KING", "RIVER RISES AT THE WEIR"]), (150.0, None)])
def test_a_headline_that_a_column_rule_goes_through_is_two(top: float, pieces: list[str] | None) -> None:
    text = "PLOUGH IS KING RIVER RISES AT THE WEIR"
    head = Span(Box(100, 100, 860, 140).quad(), text, 0.98)
    wall = Rule(Box(378, top, 382, 2000))
    assert [s.text for s in part_headlines([head], [], 20.0, [wall])] == (pieces or [text])


def test_larger_lines_that_no_white_parts_from_the_column_head_an_item() -> None:
    told = stories(UNPARTED, english=True)
    sheet = draw(UNPARTED, english=True)
    rows = dict(zip(told["B"].deck, ("Goat Eats the Mail", "Of the Whole Hill"), strict=True))
    articles = layout(reset(sheet, rows, 25.0)).articles
    assert [a.headline for a in articles][1:] == [" ".join(rows.values())]


def test_the_end_of_a_sentence_in_high_boxes_is_no_head() -> None:
    told = stories(UNPARTED, english=True)
    sheet = draw(UNPARTED, english=True)
    rows = dict(zip(told["B"].deck, ("and the old keeper", "of the weir"), strict=True))
    last = told["A"].body[-1]
    whole = worded(reset(sheet, rows, 25.0), {last: opened(last, "and").rstrip(".")})
    assert len(layout(whole).articles) == 1


def test_a_crosshead_over_the_middle_of_its_column_may_be_said_again_below_it() -> None:
    told = stories(CROSSHEADS, english=True)
    (title,) = told["B"].deck
    words = {title: "Goats on Deck", told["B"].body[0]: opened(told["B"].body[0], "Goats on deck")}
    sheet = reset(draw(CROSSHEADS.split("       C", maxsplit=1)[0], english=True), {title: words[title]}, 20.0)
    (article,) = layout(worded(sheet, words)).articles
    assert _crossheads(article) == [words[title]]


LONG_CAPITALS = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.

    BBBBBBBBBBBBBBBBBBBBB
            {dash}
      CCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCC.
"""
BULLETINS = """
    L===================
    ====================

         A~~~~~~~~~
      AAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.

         B~~~~~~~~~
      BBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBB
    BBBBBBBBB.
"""


@pytest.mark.parametrize(("dash", "heads"), [("-----", 2), ("", 1)])
def test_capitals_too_long_for_a_crosshead_head_the_column_under_their_dash(dash: str, heads: int) -> None:
    art = LONG_CAPITALS.format(dash=dash)
    words = {stories(art, english=True)["B"].body[0]: "THE FERRY TO THE LONG ISLAND"}
    page = layout(reset(draw(art, english=True), words, 18.0))
    assert len([a for a in page.articles if a.headline]) == heads


def test_bulletins_are_items_of_their_own_though_each_opens_with_a_dateline() -> None:
    told = stories(BULLETINS, english=True)
    words = {
        told["L"].headline[0]: "LATE BULLETINS",
        told["A"].deck[0]: "Barge Aground",
        told["B"].deck[0]: "Mill Reopens",
        told["A"].body[0]: opened(told["A"].body[0], "OAKDALE (IPS)-"),
        told["B"].body[0]: opened(told["B"].body[0], "DELMONT (IPS)-"),
    }
    page = layout(worded(draw(BULLETINS, english=True), words))
    assert [a.headline for a in page.articles] == ["Barge Aground", "Mill Reopens"]
