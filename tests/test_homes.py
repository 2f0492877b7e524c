"""Which story a picture belongs to that stands right over one, over several, or over a part of one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.blocks import Block
from pipeline.layout.homes import Place, find_home
from pipeline.layout.plates import Plate, as_news
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture, Sheet, Span
from pipeline.textline import TextLine

EM, PITCH = 18.0, 30.0
PLAIN = "北岸的渡船昨天起改在上午七点开出，原先的末班推迟半小时。码头上新添的灯已经点亮，等船的人不必再摸黑走下石阶，"
OTHER = "南山小学的天文台六月建成，学生每周两次登上楼顶观测星空。老师说仪器是校友捐来的，镜片由县里的工厂重新磨过，"


def han(text: str, left: float, top: float, size: float = EM) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def column(text: str, left: float, top: float, rows: int, start: int = 0) -> list[Span]:
    return [han((text[(start + 7 * n) % 50 :] + text)[:16], left, top + n * PITCH) for n in range(rows)]


def illustrated(page: Page) -> Sequence[str | None]:
    return [a.headline for a in page.articles if any(i.caption for i in a.images)]


def opened_by(caption: str) -> Page:
    """
    ################  DDDDDDDDDDDD
    cccccccccccccccc  dddddd  dddd
     AAAAAAAAAAAAAA   dddddd  dddd
    aaaaaaa  aaaaaaa  dddddd  dddd
    aaaaaaa  aaaaaaa  dddddd  dddd
    """
    spans = [han(caption, 110, 505), han("渡口新灯昨夜点亮", 230, 540, 40)]
    spans += [*column(PLAIN, 100, 600, 10), *column(PLAIN, 412, 600, 10, 3)]
    spans += [han("南山小学天文台建成", 800, 200, 40), *column(OTHER, 760, 270, 20), *column(OTHER, 1070, 270, 20, 3)]
    return layout(Sheet(1420, 1500, tuple(spans), pictures=(Picture(Box(100, 200, 700, 500)),)))


def test_over_a_headline_and_flush_with_its_columns_a_few_words_in_common_will_do() -> None:
    caption = "昨夜青石镇医生乘渡船为山里老人检查身体，镇上请他们留下过节。"
    assert illustrated(opened_by(caption)) == ["渡口新灯昨夜点亮"]


def test_without_a_word_in_common_it_is_news_of_its_own() -> None:
    assert illustrated(opened_by("青石镇医生为山里老人检查身体，家家户户请他们留下过节。")) == [None]


def over_two(caption: str) -> Page:
    """
    ############################
    cccc
    AAAAAAAAAAAAAA  DDDDDDDDDDDD
    aaaaaa  aaaaaa  dddddd  dddd
    aaaaaa  aaaaaa  dddddd  dddd
    """
    spans = [han(caption, 100, 505), han("渡口新灯昨夜点亮", 100, 560, 40)]
    spans += [*column(PLAIN, 100, 620, 10), *column(PLAIN, 412, 620, 10, 3)]
    spans += [han("南山小学天文台建成", 760, 560, 40), *column(OTHER, 760, 620, 10), *column(OTHER, 1070, 620, 10, 3)]
    return layout(Sheet(1460, 1500, tuple(spans), pictures=(Picture(Box(100, 100, 1358, 500)),)))


def test_wider_than_the_stories_under_it_it_is_news_of_its_own() -> None:
    assert illustrated(over_two("白鹭飞过河湾（本报记者江小渔摄）")) == [None]


def test_of_them_the_one_that_its_caption_speaks_of() -> None:
    assert illustrated(over_two("学生观测星空（本报记者江小渔摄）")) == ["南山小学天文台建成"]


def test_a_headline_that_has_a_small_part_of_it_says_less_than_columns_that_have_all() -> None:
    """
    AAAAAAAAAAA
    aaaaaaa    ########################
    aaaaaaa    ########################
    aaaaaaa  aaaaaaa aaaaaaa   DDDDDDDD
    aaaaaaa  aaaaaaa aaaaaaa   dddddddd
    aaaaaaa  aaaaaaa aaaaaaa   aaaaaaaa
    """
    columns = [Box(100, 200, 300, 900), Box(400, 550, 650, 900), Box(700, 550, 880, 900), Box(930, 800, 1200, 900)]
    wide = Place(-1, Box(100, 50, 400, 100), tuple(columns))
    narrow = Place(-1, Box(930, 550, 1200, 590), (Box(930, 600, 1200, 700),))
    plate = Plate(Box(460, 200, 1200, 500), (), -1)
    assert find_home(plate, (narrow, wide), Sheet(1400, 1000), TypeSize(18.0, cjk=True)) == 1


def test_under_a_column_and_over_the_headline_of_several_it_belongs_to_the_column() -> None:
    """
    AAAAAAA
    aaaaaaa
    #######
    DDDDDDDDDDDDDDD
    ddddddd ddddddd
    """
    column = Place(-1, Box(100, 50, 400, 100), (Box(100, 110, 400, 500),))
    wider = Place(-1, Box(100, 720, 700, 780), (Box(100, 790, 400, 990), Box(420, 790, 720, 990)))
    plate = Plate(Box(100, 520, 400, 700), (), -1)
    assert find_home(plate, (wider, column), Sheet(1400, 1000), TypeSize(18.0, cjk=True)) == 1


@pytest.mark.parametrize(
    ("signed", "news"), [(("江小渔摄", "汪小舟摄"), 2), (("江小渔摄", "江小渔摄"), 1), (("江小渔摄", ""), 1)]
)
def test_pictures_of_no_story_are_news_one_by_one_if_others_sign_them(signed: tuple[str, str], news: int) -> None:
    plates = []
    for left, who in zip((100.0, 440.0), signed, strict=True):
        box = Box(left, 530, left + 300, 550)
        caption = TextLine(round(left), f"渡口的新灯昨夜点亮。{who}", box, box.quad(), 0.99)
        plates.append(Plate(Box(left, 200, left + 320, 520), (Block((caption,)),), -1))
    assert [len(group) for group in as_news(plates, TypeSize(20, cjk=True))] == [2 // news] * news
