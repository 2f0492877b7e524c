"""Titles of short items in one type, and the name of the box over them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Frame, Rule, Sheet, Span

LINES = ["北岸的渡船昨天起改在上午七点开出", "，原先的末班推迟半小时。码头上新", "添的灯已经点亮，等船的人不必再摸"]
END = "黑走下石阶。"
TITLES = ["北岸改点开船", "南坡栽下新林", "西街修通水管", "东湖放养鱼苗"]


def han(text: str, left: float, top: float, size: float = 20.0) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def item(title: str, left: float, top: float, size: float = 26.0, opening: str = "") -> list[Span]:
    """A title over four lines, the first one indented."""
    body = [han((opening + LINES[0])[:14], left + 40, top + 40)]
    body += [han(LINES[n], left, top + 40 + n * 30) for n in (1, 2)]
    return [han(title, left, top, size), *body, han(END, left, top + 130)]


def rest() -> list[Span]:
    return [han(LINES[n % 3], left, 700 + n * 30) for left in (60, 420, 780, 1140) for n in range(20)]


def read(*spans: Span, frames: tuple[Frame, ...] = (), rules: tuple[Rule, ...] = ()) -> Page:
    return layout(Sheet(1560, 1500, (*spans, *rest()), frames=frames, rules=rules))


def heads(page: Page) -> list[tuple[str | None, str | None]]:
    return [(a.headline, a.subtitle) for a in page.articles if a.headline]


def test_the_name_over_a_row_of_items_heads_none_of_them() -> None:
    row = [x for n, title in enumerate(TITLES) for x in item(title, 60 + 360 * n, 150)]
    page = read(han("寰宇一周", 60, 90, 40), *row)
    assert heads(page) == [(title, None) for title in TITLES]
    assert [x.text for x in page.lines if x.role is Role.RUNNING_HEADER] == ["寰宇一周"]


def test_the_name_of_a_box_over_items_one_below_the_other() -> None:
    stack = [x for n, title in enumerate(TITLES[:3]) for x in item(title, 60, 110 + 190 * n)]
    frame = Frame(Box(40, 30, 400, 690), tinted=False)
    assert heads(read(han("寰宇一周", 60, 50, 40), *stack, frames=(frame,))) == [(t, None) for t in TITLES[:3]]


def test_one_title_like_the_headline_over_it_is_a_headline() -> None:
    """A box of type that came out a little lower than that of the other one."""
    above, below = item(TITLES[0], 60, 60, 31), item(TITLES[1], 60, 250, 31)
    low = Span(Box(60, 252, 60 + 6 * 31, 278).quad(), TITLES[1], 0.99)
    assert [h for h, _ in heads(read(*above, low, *below[1:]))][:2] == TITLES[:2]


def test_crossheads_under_a_short_headline_stay_crossheads() -> None:
    """Its deck is in other type than they are."""
    deck = han("北岸渡口改点之后的三个早晨", 60, 110, 23)
    text = [han(LINES[n % 3], 60, 150 + n * 30) for n in range(6)] + [han(END, 60, 330)]
    more = [x for n in range(1) for x in item("船工怎么说", 60, 375, 24)]
    page = read(han("渡口清晨", 60, 50, 40), deck, *text, *more)
    assert heads(page) == [("渡口清晨", "北岸渡口改点之后的三个早晨")]


def test_squares_before_titles_hardly_larger_than_the_text_tell_the_items_of_a_named_box() -> None:
    """Boxes of both came out high."""
    titles = [f"■{title}" for title in TITLES[:3]]
    stack = [x for n, title in enumerate(titles) for x in item(title, 60, 110 + 190 * n, 23)]
    high = [x if x.text in titles else replace(x, polygon=x.box.grown(0, 1).quad()) for x in stack]
    name = Span(Box(60, 50, 140, 90).quad(), "快读", 0.99, reverse=True)
    frame = Frame(Box(40, 30, 400, 690), tinted=False)
    assert heads(read(name, *high, frames=(frame,))) == [(t, None) for t in titles]


def columns(left: float, top: float, width: int = 9) -> list[Span]:
    """Two columns of one item: the text begins with an indent in the first one and ends in the second."""
    text = "".join(LINES)[:44] + f"{left:.0f}{top:.0f}"
    first = [text[n * width : (n + 1) * width] for n in range(3)]
    spans = [han(x[: width - 2 * (n == 0)], left + 40 * (n == 0), top + n * 30) for n, x in enumerate(first)]
    second = [text[::-1][n * width : (n + 1) * width] for n in (1, 2)]
    beside = left + 20 * width + 20
    return [*spans, *(han(x, beside, top + n * 30) for n, x in enumerate(second)), han(END, beside, top + 60)]


def test_a_title_over_both_columns_of_its_item_is_like_the_one_below() -> None:
    """Its box is a little lower; the mark of its question ends half an em before the box of a character would."""
    asked, other = "北岸的渡船何时改点？", "南坡栽下新林五百亩"
    low = Span(Box(60, 62, 60 + 9.5 * 31, 90).quad(), asked, 0.99)
    spans = [low, *columns(60, 110), han(other, 60, 240, 31), *columns(60, 290)]
    assert [h for h, _ in heads(read(*spans))][:2] == [asked, other]


def test_the_name_of_a_box_over_the_gutter_of_two_items() -> None:
    row = [x for n, title in enumerate(TITLES[:2]) for x in item(title, 60 + 360 * n, 150)]
    page = read(han("读者来函", 330, 90, 40), *row)
    assert heads(page) == [(title, None) for title in TITLES[:2]]
