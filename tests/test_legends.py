"""Captions printed on their pictures, in a strip along the lower edge."""

from __future__ import annotations

import pytest

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.legends import find_legends, without_legend
from pipeline.sheet import Picture, Sheet, Span
from pipeline.textline import TextLine

PICTURE = Box(100, 100, 900, 500)
EM, PITCH = 20.0, 26.0
FOOT = 470.0  # the last row of the strip


def line(text: str, left: float, top: float, size: float = EM, *, reverse: bool = True) -> TextLine:
    box = Box(left, top, left + len(text) * size, top + size)
    return TextLine(int(top * 1000 + left), text, box, box.quad(), 0.99, reverse=reverse)


def legends(*lines: TextLine) -> list[str]:
    return [b.text for b in find_legends(Sheet(1000, 1000, (), pictures=(Picture(PICTURE),)), lines)]


WORDS = line("北岸渡口的新灯亮了。", 110, FOOT)
CREDIT = line("本报记者江小渔摄", 730, FOOT)


def test_words_at_the_left_and_the_credit_at_the_right_are_one_caption() -> None:
    assert legends(WORDS, CREDIT) == ["北岸渡口的新灯亮了。本报记者江小渔摄"]


def test_dark_type_with_a_credit_is_one_too() -> None:
    words, who = line("北岸渡口的新灯", 110, FOOT, reverse=False), line("网上图片", 810, FOOT, reverse=False)
    assert legends(words, who) == ["北岸渡口的新灯网上图片"]


def test_rows_above_that_begin_with_it_belong_to_it() -> None:
    above = line("等船的人在新灯下看时刻表，船工在", 110, FOOT - PITCH)
    assert legends(above, WORDS, CREDIT) == ["等船的人在新灯下看时刻表，船工在北岸渡口的新灯亮了。本报记者江小渔摄"]


def test_a_sentence_light_on_dark_needs_no_credit() -> None:
    assert legends(WORDS) == ["北岸渡口的新灯亮了。"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((line("北岸渡口", 110, FOOT),), id="a sign in the picture"),
        pytest.param(
            (line("北岸渡口的新灯亮了。", 110, FOOT, reverse=False),), id="a sentence that is not light on dark"
        ),
        pytest.param((line("北岸渡口的新灯亮了。", 110, 200),), id="in the middle of the picture"),
        pytest.param((CREDIT,), id="a credit, with the words below the picture"),
        pytest.param((line("北岸渡口", 110, FOOT, 2 * EM), CREDIT), id="a headline beside a credit"),
    ],
)
def test_other_lines_on_a_picture_are_no_caption(lines: tuple[TextLine, ...]) -> None:
    assert legends(*lines) == []


def test_lines_of_columns_below_a_caption_are_none_of_it() -> None:
    """The picture was taken to reach too far."""
    said = line("▲北岸渡口的新灯。江小渔摄", 110, FOOT - 2, reverse=False)
    below = line("再摸黑走下石阶，附近的菜农也", 110, FOOT + 22, 18.0, reverse=False)
    assert legends(said, below) == [said.text]


def test_a_picture_with_its_caption_printed_on_it_takes_no_other() -> None:
    sheet = Sheet(1000, 1000, (), pictures=(Picture(PICTURE), Picture(Box(100, 600, 900, 900))))
    found = find_legends(sheet, [WORDS, CREDIT])
    assert without_legend(sheet.pictures, found) == sheet.pictures[1:]


def test_it_is_the_caption_of_the_picture_on_the_page() -> None:
    head = Span(Box(100, 20, 340, 60).quad(), "渡船改点了", 0.99)
    body = ["　北岸的渡船昨天起改在上午七点", "开出，原先的末班推迟半小时。码头", "上新添的灯已经点亮，不必等船了。"]
    spans = [Span(x.polygon, x.text, 0.99, reverse=True) for x in (WORDS, CREDIT)]
    spans += [Span(Box(100, 520 + n * 30, 100 + 16 * EM, 540 + n * 30).quad(), t, 0.99) for n, t in enumerate(body)]
    page: Page = layout(Sheet(1000, 1000, (head, *spans), pictures=(Picture(PICTURE),)))
    (image,) = page.articles[0].images
    assert (image.caption, image.credit) == ("北岸渡口的新灯亮了。", "本报记者江小渔摄")
