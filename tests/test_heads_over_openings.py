"""A line in body type over the opening of a story heads it, where no headline stands over the line."""

from __future__ import annotations

from set_lines import TEXT, set_lines

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

ITEMS = (
    ("老船工捐出一千册图书", "　　本报讯 退休船工江", "小渔把收藏多年的一千零", "六十册书捐给渡口夜校。"),
    ("夜校请来十一位老师傅", "　　本报讯 河湾渡口夜", "校昨天请来十一位老师傅", "每周三夜里到工棚教书。"),
)


def test_short_items_that_fill_their_column_have_their_first_lines_for_heads() -> None:
    spans = set_lines(TEXT * 3, 400, 58, 20, 1.4)
    for n, (head, *text) in enumerate(ITEMS):
        spans += [*set_lines([head], 100, 58 + 140 * n, 22), *set_lines(text, 100, 88 + 140 * n, 20, 1.4)]
    items = [a for a in layout(Sheet(820, 540, tuple(spans))).articles if "本报讯" in a.text]
    assert [a.headline for a in items] == [item[0] for item in ITEMS]
    assert [a.text[:3] for a in items] == ["本报讯", "本报讯"]


def test_a_line_under_larger_type_is_no_head_of_its_own() -> None:
    top = Span(Box(100, 60, 320, 110).quad(), "新灯照渡口", 0.99)
    page = layout(Sheet(420, 400, (top, *set_lines(ITEMS[0], 100, 122, 20, 1.4))))
    (article,) = page.articles
    assert article.headline == "新灯照渡口"
