"""Captions, told from the columns that go on around a picture."""

from __future__ import annotations

import pytest

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.blocks import Block
from pipeline.layout.captions import is_caption
from pipeline.layout.near_pictures import picture_beside
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture, Rule, Sheet, Span
from pipeline.textline import TextLine

EM, PITCH = 20.0, 30.0
LEFT, COLUMN = 100.0, 13  # pixels; characters in a line of the column


def line(text: str, y: float, indent: float = 0.0, left: float = LEFT, size: float = EM) -> Span:
    x = left + indent * EM
    return Span(Box(x, y, x + len(text) * size, y + size).quad(), text, 0.99)


def column(lines: list[str], y: float, left: float = LEFT) -> list[Span]:
    """Lines one below the other; an ideographic space is an indent of one character."""
    out = []
    for n, text in enumerate(lines):
        bare = text.lstrip("　")
        out.append(line(bare, y + n * PITCH, len(text) - len(bare), left))
    return out


ABOVE = ["　　北岸的渡船昨天起改在上午七点", "开出，原先的末班推迟半小时。码头", "上新添的灯已经点亮，等船的人不必"]
BELOW = [
    "再摸黑走下石阶，附近的菜农也愿意",
    "多等一班。船工说，雾天仍要看灯号",
    "，不急着赶路，货物另船运送，价钱",
    "照旧不变，月底再作商量。",
]
LONGER = [
    "照旧，只在节日前后加开两班，船票",
    "仍在岸边的木屋里出售，老人和学生",
    "减半，带自行车的另付一角，行李不",
    "收钱。",
]
HEADLINE = Span(Box(LEFT, 20, LEFT + 6 * 40, 60).quad(), "渡船改点了", 0.99)


def page_with(under_picture: list[Span], below: float, column_below: list[str] = BELOW) -> Page:
    spans = [HEADLINE, *column(ABOVE, 90.0), *under_picture, *column(column_below, below)]
    return layout(Sheet(600, 1100, tuple(spans), pictures=(Picture(Box(LEFT, 200, LEFT + 15 * EM, 400)),)))


def body_of(page: Page) -> str:
    return "".join(p.text for p in page.articles[0].paragraphs)


@pytest.mark.parametrize(
    ("rows", "caption", "credit"),
    [
        (["码头工人检修新灯　本报记者", "江小渔　摄"], "码头工人检修新灯", "本报记者江小渔 摄"),
        (["图为北岸渡口的新灯。"], "图为北岸渡口的新灯。", None),
        (["等船的人在新灯下看时刻表，船工", "在一旁答话。"], "等船的人在新灯下看时刻表，船工在一旁答话。", None),
    ],
    ids=["a credit over two lines", "its words say so", "a short line, then a flush one"],
)
def test_a_caption_in_the_type_of_the_column_ends_where_the_column_goes_on(
    rows: list[str], caption: str, credit: str | None
) -> None:
    page = page_with(column(rows, 410.0), 410.0 + PITCH * len(rows))
    (article,) = page.articles
    assert [(i.caption, i.credit) for i in article.images] == [(caption, credit)]
    assert body_of(page).startswith("北岸的渡船")
    assert "等船的人不必再摸黑走下石阶" in body_of(page)


def test_a_column_that_goes_on_under_a_picture_has_no_caption() -> None:
    page = page_with([], 410.0, [*BELOW[:3], *LONGER, BELOW[3]])
    assert page.articles[0].images[0].caption is None
    assert "等船的人不必再摸黑走下石阶" in body_of(page)


def test_a_column_goes_on_under_the_name_below_a_portrait() -> None:
    """However few its lines are, and with nothing below them."""
    name = line("船工江渡。", 402.0, indent=5, size=15)
    page = page_with([name], 436.0)
    assert page.articles[0].images[0].caption == "船工江渡。"
    assert "等船的人不必再摸黑走下石阶" in body_of(page)


def test_a_story_that_opens_under_a_picture_is_no_caption() -> None:
    opening = column(
        ["本报讯（记者江小渔）渡口新设三处", "候船棚，行李可以寄放，雨天也不怕", "淋湿，月底前全部启用。"], 410.0
    )
    sheet = Sheet(600, 900, (HEADLINE, *opening), pictures=(Picture(Box(LEFT, 100, LEFT + 15 * EM, 400)),))
    assert not [x for x in layout(sheet).lines if x.role is Role.CAPTION]


def test_two_captions_that_stand_together_go_to_the_pictures_they_point_at() -> None:
    right = LEFT + 16 * EM
    pictures = (Picture(Box(LEFT, 100, right - 20, 380)), Picture(Box(right, 100, right + 15 * EM, 380)))
    spans: tuple[Span, ...] = (
        HEADLINE,
        line("▶渔民在新码头卸货", 390, size=18),
        line("◀学生在灯塔下写生", 414, size=18),
    )
    spans += tuple(column(BELOW, 470.0)) + tuple(column(ABOVE, 470.0, right))
    page = layout(Sheet(900, 700, spans, pictures=pictures))
    found = {round(i.box.left): i.caption for a in page.articles for i in a.images if i.box}
    assert found == {round(LEFT): "学生在灯塔下写生", round(right): "渔民在新码头卸货"}


def test_a_picture_belongs_to_the_story_on_its_side_of_a_rule() -> None:
    upper = [HEADLINE, *column(ABOVE, 90.0)]
    lower = [Span(Box(LEFT, 520, LEFT + 200, 560).quad(), "灯塔又亮了", 0.99), *column(BELOW, 590.0)]
    picture = Picture(Box(LEFT, 220, LEFT + 15 * EM, 500))
    ruled = Sheet(600, 800, (*upper, *lower), (Rule(Box(LEFT, 200, LEFT + 15 * EM, 203)),), (), (picture,))
    by_headline = {a.headline: len(a.images) for a in layout(ruled).articles}
    assert by_headline == {"渡船改点了": 0, "灯塔又亮了": 1}


def test_huge_letters_that_were_hardly_read_are_a_picture() -> None:
    ghost = Span(Box(LEFT, 200, LEFT + 15 * EM, 400).quad(), "WI", 0.3)
    page = layout(Sheet(600, 1000, (HEADLINE, *column(ABOVE, 90.0), ghost, *column(BELOW, 420.0))))
    assert [round(i.box.top) for a in page.articles for i in a.images if i.box] == [200]
    assert page.articles[0].headline == "渡船改点了"


def test_a_credit_at_the_right_edge_of_the_picture_ends_its_row_over_the_columns_below() -> None:
    """White parts it from the words; below both go on columns of text, of which they looked like first lines."""
    right = LEFT + 15 * EM
    words, who = line("等船的人在新灯下。", 410.0), line("江小渔摄", 410.0, left=right + 12 * EM)
    columns = [*column(BELOW, 440.0), *column(LONGER, 440.0, right + EM)]
    pictures = (Picture(Box(LEFT, 200, right + 16 * EM, 400)),)
    page = layout(Sheet(900, 1100, (HEADLINE, words, who, *columns), pictures=pictures))
    (image,) = page.articles[0].images
    assert (image.caption, image.credit) == ("等船的人在新灯下。", "江小渔摄")
    assert body_of(page).startswith(BELOW[0])


@pytest.mark.parametrize(("gap", "found"), [(10.0, True), (-5.0, True), (-60.0, False), (90.0, False)])
def test_a_caption_beside_a_picture_may_touch_it(gap: float, found: bool) -> None:
    picture = Picture(Box(LEFT, 200, 400, 600))
    box = Box(400 + gap, 540, 560 + gap, 560)
    block = Block((TextLine(0, "等船的人在新灯下", box, box.quad(), 0.99),))
    assert (picture_beside(block, [picture], TypeSize(EM, cjk=True)) is picture) is found


def test_a_row_beside_a_picture_right_above_other_text_begins_it() -> None:
    picture = Picture(Box(400, 200, 800, 600))

    def block(top: float, *texts: str) -> Block:
        boxes = [Box(290, top + n * PITCH, 290 + len(t) * EM, top + n * PITCH + EM) for n, t in enumerate(texts)]
        return Block(
            tuple(TextLine(n, t, b, b.quad(), 0.99) for n, (t, b) in enumerate(zip(texts, boxes, strict=True)))
        )

    row, body = block(300, "渡口新闻"), TypeSize(EM, cjk=True)
    assert is_caption(row, [row], [picture], body)
    assert not is_caption(row, [row, block(300 + PITCH, "渡船改点了", "等船的人")], [picture], body)
    assert is_caption(row, [row, block(400, "渡船改点了", "等船的人")], [picture], body)


@pytest.mark.parametrize(("characters", "told"), [(5, True), (12, False)])
def test_a_caption_beside_a_picture_may_have_many_rows_if_they_are_short(characters: int, *, told: bool) -> None:
    words = "昨日上午崭新的渡船在河口整装待发船工们作出航前的最后检查岸上的人等着上船灯也亮着水面平静得像一面镜子远处山影淡淡"
    texts = [words[n % 40 : n % 40 + characters] for n in range(0, 9 * characters, characters)] + ["记者夏青", "摄"]
    rows = [
        TextLine(n, text, (box := Box(420, 200 + 26 * n, 420 + 20 * len(text), 220 + 26 * n)), box.quad(), 0.99)
        for n, text in enumerate(texts)
    ]
    picture = Picture(Box(0, 200, 400, 620))
    assert is_caption(Block(tuple(rows)), [Block(tuple(rows))], [picture], TypeSize(body=20.0, cjk=True)) is told
