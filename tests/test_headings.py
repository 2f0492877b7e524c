"""What belongs to a heading: kickers, decks and the parts of headlines, told from columns that go on below."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, stories

from pipeline.document import Article
from pipeline.geometry import Affine, Box
from pipeline.layout import layout
from pipeline.layout.blocks import Block
from pipeline.layout.headings import with_roles
from pipeline.sheet import Rule, Sheet, Span
from pipeline.textline import TextLine

DECK_OVER_TWO_COLUMNS = """
    A==================================
    ===================================

     A~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      AAAAAAAAAAAAAAA   AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA AAAAAAAAAAAAA.
"""
KICKER_IN_BODY_TYPE = """
    BBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBB BBBBBBBBBBB.

    A~~~~~~~~~~~
    A==================================
    ===================================
      AAAAAAAAAAAAAAAA   AAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAA AAAAAAAAA.
"""
TWO_PARTS = """
            {kicker}
    A=============  A==============
    ==============  ===============

      AAAAAAAAAAAAA   AAAAAAAAAAAAA
    AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAA. AAAAAAAAAAA.
"""
DECK_WITH_DASHES = """
    A======================
    =======================
             -----
        A~~~~~~~~~~~~~~
         A~~~~~~~~~~~
             -----
       A~~~~~~~~~~~~~~~~
          A~~~~~~~~~~
             -----
      AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA.
"""


def _article(art: str, *, english: bool = False) -> Article:
    (article,) = [a for a in layout(draw(art, english=english)).articles if a.headline]
    return article


def test_a_deck_over_two_columns_is_whole_though_it_crosses_their_gutter() -> None:
    (deck,) = stories(DECK_OVER_TWO_COLUMNS)["A"].deck
    assert _article(DECK_OVER_TWO_COLUMNS).subtitle == deck


def test_a_line_of_body_over_two_columns_is_parted_at_their_gutter() -> None:
    sheet = draw(DECK_OVER_TWO_COLUMNS)
    deck = stories(DECK_OVER_TWO_COLUMNS)["A"].deck[0]
    top = next(s.box.top for s in sheet.spans if s.text == deck)
    as_body = tuple(
        replace(s, polygon=replace(s.box, top=top, bottom=top + 20).quad()) if s.text == deck else s
        for s in sheet.spans
    )
    assert deck not in [line.text for line in layout(replace(sheet, spans=as_body)).lines]


def test_a_line_of_body_type_alone_over_a_headline_is_its_kicker() -> None:
    sheet = draw(KICKER_IN_BODY_TYPE)
    (kicker,) = stories(KICKER_IN_BODY_TYPE)["A"].deck
    in_body = tuple(
        replace(s, polygon=replace(s.box, top=s.box.bottom - 21).quad()) if s.text == kicker else s for s in sheet.spans
    )
    page = layout(replace(sheet, spans=in_body))
    assert [a.kicker for a in page.articles if a.headline] == [kicker]


def _with_kicker_at(left: float, *, size: float = 21) -> tuple[Sheet, str]:
    """The page with its kicker in body type, so far from the left edge of the headline."""
    sheet = draw(KICKER_IN_BODY_TYPE)
    (kicker,) = stories(KICKER_IN_BODY_TYPE)["A"].deck
    old = next(s for s in sheet.spans if s.text == kicker)
    place = Box(old.box.left + left, old.box.bottom - size, old.box.left + left + size * len(kicker), old.box.bottom)
    return replace(sheet, spans=tuple(replace(s, polygon=place.quad()) if s is old else s for s in sheet.spans)), kicker


def test_a_kicker_stands_anywhere_within_the_width_of_its_headline() -> None:
    sheet, kicker = _with_kicker_at(110)
    assert [a.kicker for a in layout(sheet).articles if a.headline] == [kicker]


@pytest.mark.parametrize(("end", "told"), [("？", True), ("。", False)])
def test_a_kicker_may_ask_but_tells_no_sentence(end: str, *, told: bool) -> None:
    sheet, kicker = _with_kicker_at(0)
    asked = kicker[:-1] + end
    spans = tuple(replace(s, text=asked) if s.text == kicker else s for s in sheet.spans)
    kickers = [a.kicker for a in layout(replace(sheet, spans=spans)).articles if a.headline]
    assert (kickers == [asked]) is told


def test_one_of_a_row_of_teasers_is_no_kicker() -> None:
    sheet, kicker = _with_kicker_at(110)
    level = next(s.box for s in sheet.spans if s.text == kicker)
    right = max(s.box.right for s in sheet.spans)
    others = tuple(
        Span(Box(right + x, level.top, right + x + 210, level.bottom).quad(), text, 0.98)
        for x, text in ((200, "渡口夜航到零点开通了"), (500, "山村小学的合唱队来了"))
    )
    wide = replace(sheet, width=right + 900, spans=(*sheet.spans, *others))
    assert [a.kicker for a in layout(wide).articles if a.headline] == [None]


def test_a_kicker_stands_over_the_plate_of_its_headline() -> None:
    sheet, kicker = _with_kicker_at(110)
    head = next(s.box for s in sheet.spans if s.text == stories(KICKER_IN_BODY_TYPE)["A"].headline[0])
    foot = max(s.box.bottom for s in sheet.spans if s.text in stories(KICKER_IN_BODY_TYPE)["A"].headline)
    edges = tuple(Rule(Box(head.left - 8, y, head.right + 8, y + 3)) for y in (head.top - 4, foot + 2))
    assert [a.kicker for a in layout(replace(sheet, rules=edges)).articles if a.headline] == [kicker]
    upper = replace(sheet, rules=edges[:1])
    assert [a.kicker for a in layout(upper).articles if a.headline and a.headline != kicker] == [None]


def test_a_kicker_on_the_axis_of_both_makes_two_parts_one_headline() -> None:
    art = TWO_PARTS.format(kicker="A~~~~~~~~~~~~~~~")
    assert _article(art).headline == " ".join(stories(art)["A"].headline)


def test_without_it_they_are_two_headlines() -> None:
    page = layout(draw(TWO_PARTS.format(kicker="").replace("A==============\n", "B==============\n")))
    assert len([a for a in page.articles if a.headline]) == 2


def test_dashes_between_decks_are_no_ends_of_the_heading() -> None:
    told = stories(DECK_WITH_DASHES, english=True)["A"]
    article = _article(DECK_WITH_DASHES, english=True)
    assert (article.headline, article.subtitle) == (" ".join(told.headline), " ".join(told.deck))


@pytest.mark.parametrize(("name", "byline"), [("岑小满", "岑小满"), ("渡口通航", None)])
def test_a_full_name_among_the_decks_is_a_byline(name: str, byline: str | None) -> None:
    sheet = draw(DECK_OVER_TWO_COLUMNS)
    deck = stories(DECK_OVER_TWO_COLUMNS)["A"].deck[0]
    box = next(s.box for s in sheet.spans if s.text == deck)
    short = replace(box, left=box.x - 13 * len(name), right=box.x + 13 * len(name)).quad()
    spans = tuple(replace(s, text=name, polygon=short) if s.text == deck else s for s in sheet.spans)
    (article,) = [a for a in layout(replace(sheet, spans=spans)).articles if a.headline]
    assert (article.byline, article.subtitle) == ((byline, None) if byline else (None, name))


@pytest.mark.parametrize("name", ["舒窈", "公告"])
def test_a_pen_name_under_a_deck_is_a_byline(name: str) -> None:
    sheet = draw(DECK_OVER_TWO_COLUMNS)
    (deck,) = stories(DECK_OVER_TWO_COLUMNS)["A"].deck
    box = next(s.box for s in sheet.spans if s.text == deck)
    under = Box(box.x - 26, box.bottom + 1, box.x + 26, box.bottom + 1 + 0.8 * box.height)
    lower = Affine.shift(0, box.height)
    moved = tuple(replace(s, polygon=lower.quad(s.polygon)) if s.box.top > box.y else s for s in sheet.spans)
    signed = replace(sheet, spans=(*moved, Span(under.quad(), name, 0.98)))
    (article,) = [a for a in layout(signed).articles if a.headline]
    assert (article.byline, article.subtitle) == ((name, deck) if name == "舒窈" else (None, deck + name))


def test_rules_over_and_under_a_headline_are_the_edges_of_its_plate() -> None:
    plate = """
        BBBBBBBBBBBBBBBBBBBBBBB
        BBBBBBBBBBBBBBB.

        -----------------------
        A======================
        =======================
        -----------------------
          AAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAA.
    """
    (headed,) = [a for a in layout(draw(plate)).articles if a.headline]
    assert headed.text == "".join(stories(plate)["A"].body)


def test_a_crosshead_on_top_of_a_column_is_no_deck_of_a_wide_headline() -> None:
    art = """
        A===================================================
        ====================================================

          AAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA.  AAAAAAAAAAAAAAAAA AAAAAAAAAAA.
    """
    sheet = draw(art)
    column = 1 + 36  # cells; its first line becomes the crosshead, in type a little larger
    first = min((s for s in sheet.spans if s.box.left == column * 20), key=lambda s: s.box.top)
    crosshead = replace(first, text=first.text[:13], polygon=first.box.grown(0, 2).quad())
    (article,) = layout(replace(sheet, spans=tuple(crosshead if s is first else s for s in sheet.spans))).articles
    assert article.subtitle is None
    assert crosshead.text in article.text


BESIDE = """
    A==================== B========
    ===================== B========
    =====================   BBBBBBB
                          BBBBBBBBB
      AAAAAAAA AAAAAAAAAA BBBBBBBBB
    AAAAAAAAAA AAAAAAAAAA BBBBBBBBB
    AAAAAAAAAA AAAAAAAAAA BBBBBBBBB
    AAAAAAAAAA AAAAAAAAAA BBBBBBBBB
    AAAAAAAAAA AAAAAAAAAA BBBBBBBBB
    AAAAAAAAAA AAAAAAA.   BBBBB.
"""


def test_a_smaller_headline_beside_another_heads_its_own_column() -> None:
    articles = [a for a in layout(draw(BESIDE)).articles if a.headline]
    told = stories(BESIDE)
    assert {a.headline for a in articles} == {"".join(told[letter].headline) for letter in "AB"}
    assert all(a.subtitle is None for a in articles)


def test_letters_seen_in_a_photograph_are_no_headline() -> None:
    sheet = draw(BESIDE)
    halftone = Span(Box(700, 700, 1000, 840).quad(), "WUT", 0.7)
    page = layout(replace(sheet, width=1100, height=1000, spans=(*sheet.spans, halftone)))
    assert all("WUT" not in (a.headline or "") for a in page.articles)
    assert any(image.box.overlap(halftone.box) > 0 for a in page.articles for image in a.images)


def test_the_last_words_of_a_paragraph_are_no_headline_though_their_box_is_high() -> None:
    sheet = draw(KICKER_IN_BODY_TYPE)
    last = max((s for s in sheet.spans if s.text.endswith("。")), key=lambda s: -s.box.top)
    words = replace(last, polygon=replace(last.box, bottom=last.box.top + 34).quad())
    spans = tuple(words if s is last else s for s in sheet.spans)
    page = layout(replace(sheet, spans=spans))
    assert not [a for a in page.articles if last.text in (a.headline or "")]


END_OF_PARAGRAPH_UNDER_HEADLINE = """
      A====================
    AAAAAAAAAAAAA AAA.
    AAAAAAAAAAAAA   AAAAAAAAAAA
    AAAAAAAAAAAAA AAAAAAAAAAAAA
    AAAAAAAAAAAAA AAAAAAAAAAAAA
    AAAAAAAAAAAAA AAAAAAAA.
"""


def test_the_end_of_a_paragraph_right_under_a_headline_is_none_of_its_rows() -> None:
    """Though its box came out nearly as high as that of the headline, and reaches into the next column."""
    sheet = draw(END_OF_PARAGRAPH_UNDER_HEADLINE)
    last = min((s for s in sheet.spans if s.text.endswith("。")), key=lambda s: s.box.top)
    head = sheet.spans[0]
    reaching = Box(last.box.left - 24, last.box.top - 2.5, last.box.right, last.box.bottom + 2.5)
    larger = {last: reaching, head: head.box.grown(0, 2)}
    spans = tuple(replace(s, polygon=larger[s].quad()) if s in larger else s for s in sheet.spans)
    page = layout(replace(sheet, spans=spans))
    (article,) = page.articles
    (told,) = stories(END_OF_PARAGRAPH_UNDER_HEADLINE).values()
    assert article.headline == told.headline[0]
    assert article.subtitle is None
    assert "".join(p.text for p in article.paragraphs) == "".join(told.body)


@pytest.mark.parametrize(("white", "headline"), [(0.12, "晒谷场边的八张方桌"), (0.5, "的八张方桌")])
def test_vertical_lines_that_nothing_parts_are_one_headline_though_one_box_is_narrow(
    white: float, headline: str
) -> None:
    wide = Box(0, 100, 60, 400)
    narrow = Box(60 + 60 * white, 124, 96 + 60 * white, 400)
    lines = [
        TextLine(n, text, box, box.quad(), 0.98, vertical=True)
        for n, (text, box) in enumerate([("晒谷场边", narrow), ("的八张方桌", wide)])
    ]
    heading = with_roles([Block((x,)) for x in lines])
    assert "".join(x.text for x in heading.headline) == headline


def _rows(*rows: tuple[str, Box]) -> list[Block]:
    lines = [TextLine(n, text, box, box.quad(), 0.98) for n, (text, box) in enumerate(rows)]
    return [Block((x,)) for x in lines]


@pytest.mark.parametrize(("height", "rows"), [(48, 2), (41, 1)])
def test_the_second_row_of_a_headline_is_set_smaller_to_fit_but_not_as_small_as_a_deck(height: int, rows: int) -> None:
    blocks = _rows(
        ("汛前来了客", Box(100, 100, 400, 160)), ("六座小塘挨个清淤", Box(100, 170, 100 + 8 * height, 170 + height))
    )
    heading = with_roles(blocks)
    assert len(heading.headline) == rows
    assert len(heading.subtitle) == 2 - rows


@pytest.mark.parametrize(("name", "rows"), [("亓言", 1), ("端了", 2)])
def test_a_name_in_lower_type_under_a_headline_is_no_row_of_it(name: str, rows: int) -> None:
    """It is spaced, so that its advance is that of the headline."""
    blocks = _rows(("晒谷场就是考场", Box(100, 100, 394, 142)), (name, Box(200, 155, 290, 190)))
    assert len(with_roles(blocks).headline) == rows


@pytest.mark.parametrize("name", ["今日谈", "◆今日谈"])
def test_the_name_of_a_column_over_a_headline_of_its_size_is_none_of_its_rows(name: str) -> None:
    boxes = [Box(100, 100, 100 + 40 * len(name), 140), Box(100, 160, 500, 204)]
    lines = [
        TextLine(n, text, box, box.quad(), 0.98, vertical=False)
        for n, (text, box) in enumerate(zip((name, "晒谷场边的八张方桌和"), boxes, strict=True))
    ]
    heading = with_roles([Block((x,)) for x in lines])
    assert [x.text for x in heading.headline] == ["晒谷场边的八张方桌和"]
    assert [x.text for x in heading.labels] == [name]


def test_a_known_name_may_stand_over_a_headline_that_is_hardly_longer() -> None:
    boxes = [Box(140, 100, 260, 140), Box(100, 160, 300, 204)]
    lines = [
        TextLine(n, text, box, box.quad(), 0.98, vertical=False)
        for n, (text, box) in enumerate(zip(("今日谈", "话说“方桌”"), boxes, strict=True))
    ]
    heading = with_roles([Block((x,)) for x in lines])
    assert [x.text for x in heading.headline] == ["话说“方桌”"]
    assert [x.text for x in heading.labels] == ["今日谈"]


BODY = ["北岸的渡船昨天起改在上午七点开出", "，原先的末班推迟半小时。码头上新", "添的灯已经点亮，等船的人不必再摸"]


def _span(text: str, left: float, top: float, size: float = 20.0) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def _columns(top: float) -> list[Span]:
    return [_span(BODY[n % 3], left, top + n * 30) for left in (100, 440, 780) for n in range(12)]


def _read(*spans: Span) -> Article:
    return layout(Sheet(1200, 900, spans)).articles[0]


def test_a_byline_level_with_a_deck_is_no_part_of_it() -> None:
    head = [_span("晒谷场边的八张方桌", 100, 60, 100), _span("三十户人家同吃一锅新米饭", 100, 190, 36)]
    story = _read(*head, _span("记者沈明月/岚江报道", 780, 194, 22), *_columns(260))
    assert (story.subtitle, story.byline) == ("三十户人家同吃一锅新米饭", "沈明月")


def test_where_a_writer_works_is_no_deck() -> None:
    head = [_span("晒谷场边的八张方桌", 240, 60, 60), _span("岚江县中心小学校长　沈明月", 380, 150, 26)]
    story = _read(*head, *_columns(220))
    assert (story.subtitle, story.byline) == (None, "岚江县中心小学校长 沈明月")


@pytest.mark.parametrize(
    ("first", "deck"), [("村委：米饭管够", "村委：米饭管够"), ("日前，村委", None), ("本苍阳市i日讯", None)]
)
def test_a_deck_in_body_type_stands_over_a_byline(first: str, deck: str | None) -> None:
    """It begins with no clause of a text, nor with what is left of a dateline."""
    small = [_span(first, 100, 150), _span("本报记者　沈明月", 100, 180)]
    story = _read(_span("晒谷场边的八张方桌", 100, 60, 60), *small, *_columns(212))
    assert story.subtitle == deck
