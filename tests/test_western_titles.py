"""Western heads told from their stops, their bylines and their place: decks in capitals, names with a post, heads level with a column."""

from __future__ import annotations

import pytest
from drawing import draw, reset, stories, worded

from pipeline.cues import byline, goes_on_below
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.blocks import Block
from pipeline.layout.cuts import cut_runs
from pipeline.layout.headings import with_roles
from pipeline.layout.kinds import titled_in_capitals
from pipeline.layout.lines import build_lines
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Span
from pipeline.textline import TextLine

BODY = 20.0
BYLINE = """
    A======================================
    =======================================
    A~~~~~~~~~~~~

    AAAAAAAA      2AAAAAAAAAAA  3AAAAAAAAAA
    AAAAAAAAAAA   AAAAAAAAAAAA  AAAAAAAAAAA
                  AAAAAAAAAAAA  AAAAAAAAAAA
      1AAAAAAAAA  AAAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAAA  AAAAAAAAAAA
    AAAAAAAAAAAA  AAAAAAAAAAAA  AAAAAAAAAA.
"""
BANNER = """
    L==========================================
    ===========================================
    ===========================================
    ===========================================
    A=============   L~~~~~~~~~~~~~~~~~~~
    ==============    L~~~~~~~~~~~~~~~~~

      AAAAAAAAAAAA     1LLLLLLLLLLLLLLLLL
    AAAAAAAAAAAAAA   LLLLLLLLLLLLLLLLLLLL
    AAAAAAAAAAAAAA   LLLLLLLLLLLLLLLLLLLL
    AAAAAAAAAAAAAA   LLLLLLLLLLLLLLLLLLLL
    AAAAAAAAAAAAA.   LLLLLLLLLLLLLLLLLLL.
"""
NARROW = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAA.
            -----
    BBBBBBBBBBBBBBBBBBBBB
      1CCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCC.
"""


def _span(text: str, left: float, top: float, width: float) -> Span:
    return Span(Box(left, top, left + width, top + BODY).quad(), text, 0.99)


def _line(number: int, text: str, box: Box) -> TextLine:
    return TextLine(number, text, box, box.quad(), 0.98)


def test_rows_that_run_on_above_and_below_join_the_words_between_them() -> None:
    """Where many rows of a narrow column are stretched, one that runs from edge to edge on either side is enough."""
    full = [_span(f"a whole row {n}", 0, 24 * n, 220) for n in (0, 3, 6)]
    loose = [_span(t, x, 24 * n, 80) for n in (1, 2, 4, 5) for t, x in (("orchard", 0.0), ("wardens", 140.0))]
    lines = build_lines([*full, *loose], (), BODY)
    assert [x.text for x in lines if "orchard" in x.text] == ["orchard wardens"] * 4


@pytest.mark.parametrize(
    ("first", "advance", "deck"),
    [("THE FERRY QUESTION.", 0.8, True), ("THE FERRY QUESTION", 0.8, False), ("THE FERRY QUESTION.", 1, False)],
)
def test_capitals_set_closer_after_a_full_stop_are_a_deck(first: str, advance: float, deck: bool) -> None:
    below = "MEETING AT THE OLD PIER."
    rows = [(first, 16.0 * len(first), 28.0), (below, 16.0 * len(below) * advance, 27.0)]
    lines = [_line(n, text, Box(0, 40.0 * n, width, 40.0 * n + high)) for n, (text, width, high) in enumerate(rows)]
    heading = with_roles([Block(tuple(lines), -1)])
    assert [x.text for x in heading.subtitle] == ([below] if deck else [])


def test_a_row_of_a_headline_that_begins_with_by_is_no_byline() -> None:
    boxes = [Box(0, 0, 300, 50), Box(0, 60, 250, 110), Box(0, 130, 150, 152)]
    texts = ["FEVER COMES", "BY MILK CART", "By CLARA VOSS"]
    heading = with_roles([Block(tuple(_line(n, t, b) for n, (t, b) in enumerate(zip(texts, boxes, strict=True))), -1)])
    assert [x.text for x in heading.headline] == texts[:2]


def test_a_high_box_that_reaches_down_to_the_byline_stays_in_the_headline() -> None:
    boxes = [Box(0, 0, 900, 300), Box(0, 310, 900, 620), Box(20, 590, 300, 630)]
    texts = ["THEY SOLD", "THE PIER", "By CLARA VOSS"]
    heading = with_roles([Block(tuple(_line(n, t, b) for n, (t, b) in enumerate(zip(texts, boxes, strict=True))), -1)])
    assert [x.text for x in heading.headline] == texts[:2]


@pytest.mark.parametrize(
    ("names", "more", "one"),
    [
        ("Clara Voss", "Harbour correspondent", True),
        ("By CLARA VOSS", "HEALTH EDITOR", True),
        ("By CLARA", "VOSS", True),
        ("by Torchlight.", "Mayor Waits a", False),
        ("Clara Voss", "walks on the ice", False),
        ("By CLARA VOSS", "PIER IS SOLD AGAIN", False),
    ],
)
def test_a_byline_on_two_lines(names: str, more: str, *, one: bool) -> None:
    assert goes_on_below(names, more) is one


def test_a_reporter_who_is_named_by_the_beat_alone() -> None:
    assert byline("By the BEE Harbour Reporter") == "the BEE Harbour Reporter"


def test_columns_begin_level_with_a_name_and_post_over_the_first_of_them() -> None:
    told = stories(BYLINE, english=True)["A"]
    name, post = told.body[:2]
    page = layout(worded(draw(BYLINE, english=True), {name: "Clara Voss", post: "Harbour correspondent"}))
    (article,) = page.articles
    assert article.headline == told.headline[0]
    assert article.byline == "Clara Voss Harbour correspondent"
    assert article.subtitle == told.deck[0]


def test_a_headline_level_with_the_deck_of_a_banner_heads_its_own_column() -> None:
    told = stories(BANNER, english=True)
    found = {a.headline: a for a in layout(draw(BANNER, english=True)).articles}
    assert told["A"].headline[0] in found
    assert found[told["L"].headline[0]].subtitle == " ".join(told["L"].deck)


def test_capitals_under_a_dash_head_an_item_though_no_higher_than_the_text_and_as_wide() -> None:
    words = {stories(NARROW, english=True)["B"].body[0]: "A FIRE AT THE FERRY INN."}
    page = layout(reset(draw(NARROW, english=True), words, 18.0))
    assert [a.headline for a in page.articles][1:] == list(words.values())


def test_a_line_between_a_headline_and_its_byline_over_a_picture_is_a_deck() -> None:
    art = """
        A========================
        =========================
        AAAAAAAAAAAAAA
             AAAAAAAAAAA
        #########################
        #########################
        #########################
        #########################
          1AAAAAAAAA  2AAAAAAAAAA
        AAAAAAAAAAAA  AAAAAAAAAAA
        AAAAAAAAAAAA  AAAAAAAAAAA
        AAAAAAAAAAAA  AAAAAAAAAA.
    """
    told = stories(art, english=True)["A"]
    deck, name = told.body[:2]
    (article,) = layout(worded(draw(art, english=True), {deck: "Old inn to open", name: "By CLARA VOSS"})).articles
    assert (article.subtitle, article.byline) == ("Old inn to open", "CLARA VOSS")


def test_two_lines_a_little_off_both_edges_of_a_column_head_it() -> None:
    head = [_line(n, "Teller Tells Judge", Box(10, 26.0 * n, 290, 26.0 * n + 23)) for n in range(2)]
    text = [
        _line(n, "the ferry was late on account of fog", Box(20.0 if n == 2 else 0.0, 26.0 * n, 300, 26.0 * n + 20))
        for n in range(2, 8)
    ]
    assert [len(b.lines) for b in cut_runs([Block((*head, *text))], TypeSize(BODY, cjk=False))] == [2, 6]


INTERRUPTED = """
    A====================
    =====================
      AAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAA{end}
       B~~~~~~~~~~~~~~~
      BBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBB.
"""


@pytest.mark.parametrize(("end", "heads"), [("A", 1), (".", 2)])
def test_capitals_that_break_a_sentence_head_nothing(end: str, heads: int) -> None:
    art = INTERRUPTED.format(end=end)
    sheet = reset(draw(art, english=True), {stories(art, english=True)["B"].deck[0]: "THE FERRY QUESTION."}, 21.0)
    assert len([a for a in layout(sheet).articles if a.headline]) == heads


@pytest.mark.parametrize(("dash", "heads"), [("-----", 1), ("", 0)])
def test_larger_type_over_a_dash_heads_the_column_in_its_box(dash: str, heads: int) -> None:
    art = f"""
        +---------------------+
        | A~~~~~~~~~~~~~~~~~~ |
        |    A~~~~~~~~~~~~    |
        |       {dash:5}         |
        | AAAAAAAAAAAAAAAAAAA |
        | AAAAAAAAAAAAAAAAAAA |
        | AAAAAAAAAAAAAAAAAAA |
        | AAAAAAAAAAAAAAAAAAA |
        | AAAAAAAAAAAAAAAAAAA |
        | AAAAAAAAAAAAAAAAAA. |
        +---------------------+
    """
    told = stories(art, english=True)["A"].deck
    words = dict(zip(told, ("Old Harbour Scenes", "In Our Section"), strict=True))
    assert len([a for a in layout(reset(draw(art, english=True), words, 23.0)).articles if a.headline]) == heads


@pytest.mark.parametrize(
    ("text", "told"), [('"SHALL WE SAIL OR ROW', False), ('"WE SHALL ROW"', True), ("SHALL WE ROW?", True)]
)
def test_a_quotation_that_goes_on_below_is_no_title(text: str, *, told: bool) -> None:
    assert titled_in_capitals(Block((_line(0, text, Box(0, 0, 300, 20)),))) is told
