"""Photo news: a headline stands between a picture and the caption."""

from __future__ import annotations

import pytest

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Picture, Sheet, Span

EM, PITCH = 20.0, 30.0
LEFT, RIGHT = 100.0, 700.0
PHOTO = Picture(Box(LEFT, 200.0, RIGHT, 500.0))
TITLE = "渡口新灯昨夜点亮"
LINES = ["北岸的渡船昨天起改在上午七点开出", "，原先的末班推迟半小时。码头上新", "添的灯已经点亮，等船的人不必再摸"]


def han(text: str, left: float, top: float, size: float = EM) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def columns(top: float, *lefts: float, rows: int = 12) -> list[Span]:
    return [han(LINES[n % 3], left, top + n * PITCH, 18) for left in lefts for n in range(rows)]


def read(*spans: Span) -> Page:
    title = han(TITLE, 240, 510, 40)
    return layout(Sheet(1400, 1500, (title, *spans, *columns(200, 760, 1070)), pictures=(PHOTO,)))


def told(page: Page) -> tuple[str | None, str | None, str | None]:
    news = next(a for a in page.articles if a.headline == TITLE)
    assert news.subtitle is None
    return (news.text or None, *next(((i.caption, i.credit) for i in news.images), (None, None)))


WORDS = ["▲三月的一个夜里，北岸渡口的新灯全部点亮，船工在灯下", "看新的时刻表。"]


def test_what_is_marked_under_the_headline_is_the_caption() -> None:
    page = read(han(WORDS[0], LEFT, 560), han(WORDS[1], LEFT, 590), han("本报记者江小渔摄", 440, 590))
    assert told(page) == (None, (WORDS[0] + WORDS[1])[1:], "本报记者江小渔摄")


def test_sentences_as_wide_as_the_picture_with_nothing_below_are_the_caption() -> None:
    first = WORDS[0][1:] + "等着看"
    assert told(read(han(first, LEFT, 560), han(WORDS[1], LEFT, 590))) == (None, first + WORDS[1], None)


@pytest.mark.parametrize("who", ["（江小渔摄）", "江小渔文/图", "文/图记者江小渔"])
def test_white_is_left_over_a_credit_at_the_right_edge(who: str) -> None:
    signed = han(who, LEFT + (len(WORDS[0]) - len(who)) * EM, 660)
    page = read(han(WORDS[0], LEFT, 560), han(WORDS[1] + "等船的人从早上起就站在码头", LEFT, 590), signed)
    assert told(page)[2] == who


def test_a_story_that_opens_under_the_headline_is_none() -> None:
    page = read(han("本报讯（记者江小渔）北岸渡口的新灯昨夜全部点亮，船工在", LEFT, 560), han(WORDS[1], LEFT, 590))
    assert "北岸渡口" in (told(page)[0] or "")


def test_columns_under_the_headline_are_none() -> None:
    page = read(*columns(560, LEFT, LEFT + 310, rows=5))
    assert sum(x.role is Role.BODY for x in page.lines) == 34
