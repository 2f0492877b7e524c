"""Tints and boxes of headlines, advertisements, and the names of columns."""

from __future__ import annotations

import pytest
from set_lines import TEXT, set_lines

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.frames import without_edges
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Frame, Picture, Rule, Sheet, Span


def column(left: float, top: float) -> list[Span]:
    return set_lines(TEXT, left, top, leading=1.5)


def title(text: str, left: float, top: float, size: float, *, reverse: bool = False) -> Span:
    return Span(Box(left, top, left + size * len(text), top + size).quad(), text, 0.99, reverse=reverse)


def test_the_tint_behind_a_headline_is_neither_frame_nor_advertisement() -> None:
    spans = (title("新灯照渡口", 110, 30, 44, reverse=True), *column(100, 110))
    page = layout(Sheet(600, 400, spans, frames=(Frame(Box(95, 20, 425, 90), tinted=True),)))
    (article,) = page.articles
    assert page.advertisements == ()
    assert article.headline == "新灯照渡口"
    assert article.text.startswith("河湾渡口")


def test_a_smudge_within_two_lines_takes_them_out_of_no_story() -> None:
    spans = [title("渡口的新灯", 100, 20, 60), *column(100, 110)]
    smudge = Frame(Box(200, 142, 280, 190), tinted=True)
    (article,) = layout(Sheet(600, 400, tuple(spans), frames=(smudge,))).articles
    assert article.headline == "渡口的新灯"
    assert article.text.endswith("可以趁早赶集。")


def test_a_tint_that_lines_run_across_is_none() -> None:
    """The other side of the sheet shows through; a box that holds its lines whole is one."""
    stain, box = (Frame(Box(left, 130, 520, 250), tinted=True) for left in (210, 90))
    spans = (title("新灯照渡口", 110, 30, 44), *column(100, 110))
    for frame, stories in ((stain, 1), (box, 2)):
        page = layout(Sheet(600, 400, spans, frames=(frame,)))
        assert len(page.articles) == stories


def test_the_tint_behind_a_vertical_headline_has_its_columns_beside_it() -> None:
    standing = Span(Box(30, 30, 74, 250).quad(), "新灯照渡口", 0.99, vertical=True, reverse=True)
    page = layout(Sheet(600, 360, (standing, *column(100, 40)), frames=(Frame(Box(22, 22, 84, 260), tinted=True),)))
    (article,) = page.articles
    assert article.headline == "新灯照渡口"
    assert article.text.startswith("河湾渡口")


def test_a_tint_that_touches_a_picture_is_no_part_of_it() -> None:
    spans = (title("新灯照渡口", 110, 30, 44, reverse=True), *column(100, 320))
    tint, seen = Frame(Box(95, 20, 425, 90), tinted=True), Picture(Box(95, 60, 425, 300))
    page = layout(Sheet(600, 600, spans, frames=(tint,), pictures=(seen,)))
    (article,) = page.articles
    assert article.headline == "新灯照渡口"
    assert [round(i.box.top) for i in article.images if i.box] == [90]


def test_a_framed_picture_with_headline_and_caption_is_news() -> None:
    caption = Span(Box(110, 420, 110 + 18 * 12, 438).quad(), "图为渡口的新灯昨夜点亮。", 0.99)
    spans = (title("新灯照渡口", 110, 30, 44), caption, *column(600, 110), title("粮船到港", 600, 30, 44))
    sheet = Sheet(1000, 500, spans, frames=(Frame(Box(90, 20, 450, 450)),), pictures=(Picture(Box(110, 90, 430, 410)),))
    page = layout(sheet)
    assert page.advertisements == ()
    assert {a.headline: [i.caption for i in a.images] for a in page.articles} == {
        "新灯照渡口": ["图为渡口的新灯昨夜点亮。"],
        "粮船到港": [],
    }


def test_a_framed_box_with_words_of_commerce_stays_an_advertisement() -> None:
    offer = (
        title("老船茶庄", 110, 30, 44),
        title("特价优惠 欢迎光临", 110, 90, 26),
        title("电话：5550137", 110, 130, 26),
    )
    page = layout(Sheet(1000, 400, (*offer, *column(600, 40)), frames=(Frame(Box(90, 20, 450, 180)),)))
    assert ["老船茶庄" in ad.text for ad in page.advertisements] == [True]


def test_the_name_of_a_column_over_a_kicker_is_furniture() -> None:
    spans = (
        title("江湖手记", 100, 10, 22),
        title("河湾修缮百日见闻", 100, 44, 26),
        title("新灯照渡口", 100, 80, 44),
        *column(100, 150),
    )
    (article,) = (page := layout(Sheet(600, 400, spans))).articles
    assert (article.kicker, article.headline) == ("河湾修缮百日见闻", "新灯照渡口")
    assert [f.text for f in page.furniture] == ["江湖手记"]


def test_a_headline_does_not_reach_over_columns_that_begin_beside_it() -> None:
    """The white left of the right headline belongs to the columns of the left story, which begin level with it."""
    left = (title("粮船到港", 100, 30, 40), *column(100, 100), *column(430, 100))
    right = (title("新灯照渡", 800, 30, 60), title("口行人安", 800, 120, 60), *column(780, 200))
    page = layout(Sheet(1200, 500, (*left, *right)))
    assert {a.headline: len(a.text.replace("\n", "")) for a in page.articles} == {
        "粮船到港": 2 * sum(len(x.lstrip("　")) for x in TEXT),
        "新灯照渡口行人安": sum(len(x.lstrip("　")) for x in TEXT),
    }


def test_a_jump_line_under_a_headline_is_no_subtitle() -> None:
    spans = (title("新灯照渡口", 100, 30, 44), title("（上接第一版）", 110, 86, 26), *column(100, 150))
    (article,) = layout(Sheet(600, 400, spans)).articles
    assert (article.headline, article.subtitle) == ("新灯照渡口", None)
    assert article.continued_from is not None
    assert article.continued_from.page == "1"


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (Box(102, 130, 398, 146), False),  # the strip itself
        (Box(102, 140, 398, 144), True),  # a hair rule over the picture
        (Box(102, 90, 398, 106), True),  # white between
        (Box(20, 130, 398, 146), True),  # over other columns too
    ],
)
def test_the_light_top_of_a_halftone_is_no_rule(rule: Box, *, kept: bool) -> None:
    rules = without_edges((Rule(rule),), (), (Picture(Box(100, 150, 400, 300)),), TypeSize(body=24.0, cjk=True))
    assert rules == ((Rule(rule),) if kept else ())
