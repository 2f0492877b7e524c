"""Boxes of briefs (简明新闻): items in a grid of cells, each with a head hardly larger than its text."""

from __future__ import annotations

import re
from random import Random

import pytest

from pipeline.document import Page
from pipeline.geometry import Affine, Box
from pipeline.layout import layout
from pipeline.sheet import Frame, Rule, Sheet, Span

WORDS = re.findall("..", "北岸渡船昨天改在上午开出原先末班推迟码头新添的灯已经点亮等船的人石阶河湾新城春耕工坊学校集市")
TITLES = ["北岸改钟点", "南坡栽新林", "西街修水管", "东湖放鱼苗", "城南办夜校", "山村通了电"]
COLUMN, STEP = 180.0, 26.0
TOP = 640.0
ITEM = 7 + 3 * 9 + 7  # characters of a column
DOWN = Affine.shift(0, TOP)


def han(text: str, left: float, top: float, size: float = 20.0) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def column(left: float, top: float, rows: int = 5, *, breaks: bool = False) -> list[Span]:
    """The first line is indented, the last one comes to a full stop unless the column ``breaks`` off. No two are alike."""
    chance = Random(f"{left} {top}")
    texts = ["".join(chance.sample(WORDS, 5))[:9] for _ in range(rows)]
    texts[0] = texts[0][:7]
    if not breaks:
        texts[-1] = texts[-1][:6] + "。"
    return [han(x, left + 40 * (n == 0), top + n * STEP) for n, x in enumerate(texts)]


def cell(title: str, left: float, top: float, size: float = 24.0, white: float = 10.0) -> list[Span]:
    """An item under its head, which stands on the axis of its column."""
    head = han(title, left + (COLUMN - len(title) * size) / 2, top, size)
    return [head, *column(left, top + size + white)]


def rest() -> list[Span]:
    """A story over the box."""
    lines = [x for left in (60, 260, 460, 660, 860, 1060) for x in column(left, 160, 17, breaks=left < 1060)]
    return [han("渡口清晨", 300, 60, 60), *lines]


def read(*spans: Span, frames: tuple[Frame, ...] = (), rules: tuple[Rule, ...] = ()) -> Page:
    """Places of the box are told from its top."""
    moved = [Span(DOWN.box(s.box).quad(), s.text, 0.99) for s in spans]
    apart = level(50, 1200, TOP - 20)
    page = layout(
        Sheet(
            1260,
            1400,
            (*moved, *rest()),
            frames=tuple(Frame(DOWN.box(f.box), f.tinted) for f in frames),
            rules=(apart, *(Rule(DOWN.box(r.box)) for r in rules)),
        )
    )
    assert page.articles[0].headline == "渡口清晨"
    return page


def told(page: Page) -> list[tuple[str | None, int]]:
    """The headlines of the box, and how many characters each item has."""
    return [(a.headline, len("".join(a.text.split()))) for a in page.articles[1:] if a.headline]


def level(left: float, right: float, y: float) -> Rule:
    return Rule(Box(left, y, right, y + 4))


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(Box(x, top, x + 4, bottom))


@pytest.mark.parametrize("white", [4.0, 10.0])
def test_items_in_two_rows_of_cells_under_the_name_of_their_box(white: float) -> None:
    """Nothing but the row that it stands in parts the head of an item from its column."""
    grid = [x for n, t in enumerate(TITLES) for x in cell(t, 60 + 200 * (n % 3), 120 + 190 * (n // 3), white=white)]
    name = han("简明新闻", 290, 60, 32)
    rules = (level(56, 644, 98), upright(46, 50, 500), upright(654, 50, 500), level(46, 654, 500))
    assert sorted(told(read(name, *grid, rules=rules))) == sorted((t, ITEM) for t in TITLES)


def test_a_name_without_rules_at_its_sides() -> None:
    grid = [x for n, t in enumerate(TITLES) for x in cell(t, 60 + 200 * (n % 3), 120 + 190 * (n // 3))]
    name = han("简明新闻", 290, 60, 32)
    assert sorted(told(read(name, *grid, rules=(level(56, 644, 98),)))) == sorted((t, ITEM) for t in TITLES)


def test_a_first_line_that_came_out_high_heads_no_brief() -> None:
    """It reaches from its indent to the right edge of its column."""
    items = []
    for n, title in enumerate(TITLES[:3]):
        top = 120 + 180 * n
        first, *others = column(260, top + 33)
        box = first.box
        high = Span(Box(box.left, box.top - 3, box.right, box.bottom + 2).quad(), first.text[:6], 0.99)
        items += [han(title, 60, top, 23), *column(60, top + 33, breaks=True), high, *others]
    frame = Frame(Box(46, 50, 454, 660), tinted=False)
    page = read(han("简讯", 220, 64, 32), *items, frames=(frame,))
    assert [a.headline for a in page.articles[1:] if a.headline] == TITLES[:3]


def test_a_head_at_the_edge_over_the_only_line_that_is_of_its_run() -> None:
    """The box of the first line came out high too, so that the column begins with the second one."""
    items = []
    for n, title in enumerate(TITLES[:3]):
        top = 116 + 180 * n
        first, *others = column(60, top + 40)
        box = first.box
        items += [han(title, 60, top, 28), Span(box.grown(0, 1).quad(), first.text, 0.99)]
        items += [Span(x.box.grown(0, -1.5).quad(), x.text, 0.99) for x in others]
    page = read(han("行业动态", 70, 64, 34), *items)
    assert told(page) == [(t, ITEM) for t in TITLES[:3]]
