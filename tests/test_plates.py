"""Which story a picture belongs to whose caption has no word in common with any."""

from __future__ import annotations

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Frame, Picture, Sheet, Span

PHOTO = Picture(Box(100, 200, 640, 500))
FRAME = Frame(Box(80, 180, 660, 1000))
CAPTION = "青石镇医生为山里老人检查身体（六月三日摄）。"
TITLE = "渡口新灯昨夜点亮"
TEXT = "北岸的渡船昨天起改在上午七点开出，原先的末班推迟半小时。码头上新添的灯已经点亮，等船的人不必再摸黑走下石阶，"


def han(text: str, left: float, top: float, size: float) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def column(left: float, top: float, rows: int, start: int = 0) -> list[Span]:
    texts = [(TEXT[n % 50 :] + TEXT)[:16] for n in range(start, start + 7 * rows, 7)]
    return [han(text, left, top + n * 30, 18) for n, text in enumerate(texts)]


def read(*frames: Frame) -> Page:
    spans = [han(CAPTION, 130, 510, 18), han(TITLE, 190, 570, 40), *column(200, 640, 10)]
    spans += [han("南山小学天文台建成", 760, 200, 40), *column(760, 270, 20, 3), *column(1070, 270, 12, 5)]
    return layout(Sheet(1400, 1500, tuple(spans), frames=frames, pictures=(PHOTO,)))


def illustrated(page: Page) -> str | None:
    return next(a.headline for a in page.articles if any(i.caption for i in a.images))


def test_in_a_frame_with_one_story_it_belongs_to_that() -> None:
    assert illustrated(read(FRAME)) == TITLE


def test_without_one_it_is_news_of_its_own() -> None:
    assert illustrated(read()) is None
