"""Whole pages, drawn in ASCII art, laid out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, stories

from pipeline.document import Page
from pipeline.geometry import Affine, Box
from pipeline.layout import layout
from pipeline.sheet import Picture, Rule, Sheet, Span

PAGES = {
    "one headline over three columns": """
        A====================================
        =====================================

          AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA   AAAAAAAAAA
        AAAAAAAAAAAA   AAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAA.
    """,
    "two stories side by side": """
        A========================= B============
        ========================== =============

          AAAAAAAAAA AAAAAAAAAAAA   BBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA   AAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA AAAAAA.      BBBBBBB.
    """,
    "stories in a pinwheel": """
        A=================================== B===========
        ==================================== ============
          AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAA   BBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAA.    BBBBBBBBBBBB
                                             BBBBBBBBBBBB
        D=========== E====================== BBBBBBBBBBBB
        ============ ======================= BBBBBBBBBBBB
          DDDDDDDDDD   EEEEEEEEEE EEEEEEEEEE BBBBBBBBBBBB
        DDDDDDDDDDDD EEEEEEEEEEEE EEEEEEEEEE BBBBBBBBB.
        DDDDDDDDDDDD EEEEEEEEEEEE EEEEEE.
        DDDDDDDDDDDD
        DDDDDDDDDDDD C===================================
        DDDDDDDDDDDD ====================================
        DDDDDDDDDDDD   CCCCCCCCCC CCCCCCCCCC CCCCCCCCCCCC
        DDDDDDDDDDDD CCCCCCCCCCCC CCCCCCCCCC CCCCCCCCCCCC
        DDDDDDDDDDD. CCCCCCCCCCCC CCCCCCCCCC CCCCCC.
    """,
    "columns go on under a photograph": """
        A=====================================
        ======================================

          AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA ############   AAAAAAAAAA
        AAAAAAAAAAAA ############ AAAAAAAAAAAA
        AAAAAAAAAAAA ############ AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAA.
    """,
    "a column that begins beside the headline": """
        A======================= AAAAAAAAAAAA
        ======================== AAAAAAAAAAAA
                                   AAAAAAAAAA
          AAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA   AAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAA AAAAAA.
    """,
}


shift = Affine.shift(40, 40)


def bodies(page: Page) -> dict[str, str]:
    return {a.headline or "": "".join(p.text for p in a.paragraphs) for a in page.articles}


UNSOLVED = (
    "columns go on under a photograph"  # where the words tell nothing, the band above the photograph is read first
)


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.xfail(n == UNSOLVED, reason=n, strict=True)) for n in PAGES]
)
def test_articles_come_out_whole_and_in_order(name: str) -> None:
    art = PAGES[name]
    page = layout(draw(art), as_printed=True)
    told = {"".join(s.headline): "".join(s.body) for s in stories(art).values()}
    assert bodies(page) == told


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_exactly_one_place(name: str) -> None:
    sheet = draw(PAGES[name])
    page = layout(sheet)
    assert sorted(line.text for line in page.lines) == sorted(span.text for span in sheet.spans)
    assert len({line.id for line in page.lines}) == len(page.lines)


@pytest.mark.parametrize("name", PAGES)
def test_a_blank_margin_changes_no_text(name: str) -> None:
    sheet = draw(PAGES[name])
    moved = replace(
        sheet,
        width=sheet.width + 80,
        height=sheet.height + 80,
        spans=tuple(replace(s, polygon=shift.quad(s.polygon)) for s in sheet.spans),
        rules=tuple(Rule(shift.box(r.box)) for r in sheet.rules),
        pictures=tuple(Picture(shift.box(p.box)) for p in sheet.pictures),
    )
    assert bodies(layout(moved)) == bodies(layout(sheet))


def test_a_blank_sheet_gives_an_empty_page() -> None:
    page = layout(Sheet(2000, 3000))
    assert (page.articles, page.lines, page.furniture, page.advertisements) == ((), (), (), ())


def test_vertical_columns_are_read_from_right_to_left_and_marked_unsure() -> None:
    columns = ["河湾新城渡口石桥灯塔春耕", "工坊学校渔船列车市民老师", "工程图书集市粮仓山村水库"]
    spans = tuple(
        Span(Box(300 - 30 * n, 50, 320 - 30 * n, 290).quad(), text, 0.9, vertical=True)
        for n, text in enumerate(columns)
    )
    page = layout(Sheet(400, 400, spans), as_printed=True)
    assert "".join(a.text for a in page.articles).replace("\n", "") == "".join(columns)
    assert all(line.vertical for line in page.lines)
    assert all("unsure_order" in {w.code for w in a.warnings} for a in page.articles)


def test_boxes_lead_back_to_the_source() -> None:
    sheet = draw(PAGES["two stories side by side"])
    half = replace(sheet, to_source=Affine.scaling(0.5))
    boxes = {line.id: line.box for line in layout(sheet).lines}
    for line in layout(half).lines:
        full = boxes[line.id]
        assert full is not None
        assert line.box == Affine.scaling(0.5).box(full)
