"""Tables of figures are set apart: what stands in them is no story, and no story runs through them."""

from __future__ import annotations

import pytest

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.tables import says_figures
from pipeline.sheet import Frame, Rule, Sheet, Span

STORY = [
    "本报讯 河湾镇的渡口昨天换了新船，",
    "第一班船载着赶早集的人过了江。船",
    "长说，往后每半小时开一班，雨天也",
    "不停。镇上的老人说，从前过江要等",
    "一顿饭的工夫，如今一袋烟就到了。",
]
NAMES = ("白萝卜", "黄瓜", "土豆", "芹菜", "鸡蛋", "苹果")


def _line(text: str, left: float, top: float, em: float = 20) -> Span:
    width = em * sum(1.0 if ord(c) > 255 else 0.55 for c in text)
    return Span(Box(left, top, left + width, top + em).quad(), text, 0.99)


def page() -> Page:
    spans = [_line("新船过江", 60, 40, 50)]
    spans += [_line(text, 60 + (40 if n == 0 else 0), 120 + 28 * n) for n, text in enumerate(STORY)]
    spans += [_line("品名", 500, 120), _line("最高", 620, 120), _line("最低", 720, 120)]
    for n, name in enumerate(NAMES):
        spans += [
            _line(text, x, 150 + 30 * n) for text, x in ((name, 500), (f"{n + 2}.5{n}", 620), (f"{n + 1}.2{n}", 720))
        ]
    return layout(Sheet(900, 500, tuple(spans), (), (), ()))


def test_figures_and_the_names_of_their_rows_are_in_no_story() -> None:
    found = page()
    (article,) = found.articles
    told = "".join(p.text for p in article.paragraphs)
    assert told.endswith("如今一袋烟就到了。")
    assert not any(name in told for name in NAMES)
    aside = {x.text for x in found.lines if x.role is Role.RULE_TEXT}
    assert {*NAMES, "2.50", "1.20"} <= aside


@pytest.mark.parametrize(
    ("texts", "table"),
    [
        (["4.15", "-0.10%", "12,300", "+2"], True),
        (["白菜", "1.20", "黄瓜", "2.35"], True),
        (["1998年", "全镇", "人均", "增收"], False),
        (["3.5", "2.1"], False),
    ],
)
def test_what_says_figures(texts: list[str], table: bool) -> None:
    assert says_figures(texts) is table


def test_a_grid_of_cells_in_a_frame_is_in_no_story() -> None:
    """Rules between its rows part the columns, so that no column of figures is seen."""
    goods = [
        ("品种", "上周", "本周", "产地"),
        *((name, f"{n}050", f"{n}120", "河湾") for n, name in enumerate(NAMES, 1)),
    ]
    spans = [_line("新船过江", 60, 40, 50)]
    spans += [_line(text, 60 + (40 if n == 0 else 0), 120 + 28 * n) for n, text in enumerate(STORY)]
    spans += [_line("主要菜价一览", 560, 125, 26)]
    spans += [
        _line(text, x, 170 + 44 * n)
        for n, row in enumerate(goods)
        for text, x in zip(row, (520, 620, 720, 820), strict=True)
    ]
    rules = tuple(Rule(Box(510, 202 + 44 * n, 880, 204 + 44 * n)) for n in range(len(goods) - 1))
    found = layout(Sheet(940, 560, tuple(spans), rules, (Frame(Box(500, 110, 890, 500), tinted=True),), ()))
    assert [a.headline for a in found.articles] == ["新船过江"]
    assert {*NAMES, "1050", "3120", "产地"} <= {x.text for x in found.lines if x.role is Role.RULE_TEXT}
