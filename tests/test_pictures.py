"""Type is no lettering of a picture, whatever the picture is taken to cover."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.pictures import lettering_in, without_bands
from pipeline.sheet import Picture
from pipeline.textline import TextLine

PICTURE = Picture(Box(100, 100, 700, 600))
EM, PITCH = 20.0, 30.0


def line(number: int, text: str, left: float, top: float, size: float = EM, confidence: float = 0.99) -> TextLine:
    box = Box(left, top, left + len(text) * size, top + size)
    return TextLine(number, text, box, box.quad(), confidence)


def column(left: float, top: float, confidence: float = 0.99) -> list[TextLine]:
    texts = ["北岸的渡船昨天", "起改在上午七点开出，", "原先的末班推迟半小时", "，码头上新添了灯。"]
    return [
        line(n, text, left + (2 * EM if n == 0 else 0), top + n * PITCH, confidence=confidence)
        for n, text in enumerate(texts)
    ]


def test_single_words_are_lettering() -> None:
    words = [line(0, "北岸", 200, 200), line(1, "渡口", 400, 300), line(2, "新城码头", 300, 450)]
    assert lettering_in([PICTURE], words) == tuple(words)


def test_a_column_is_none() -> None:
    assert lettering_in([PICTURE], column(200, 300)) == ()


def test_columns_side_by_side_are_none() -> None:
    both = [*column(150, 300), *(line(10 + x.number, x.text, x.box.left + 250, x.box.top) for x in column(150, 300))]
    assert lettering_in([PICTURE], both) == ()


def test_what_was_seen_in_the_halftone_is_lettering_however_it_stands() -> None:
    seen = column(200, 300, confidence=0.6)
    assert lettering_in([PICTURE], seen) == tuple(seen)


def test_a_headline_at_the_edge_is_none_and_one_amid_is_lettering() -> None:
    body = [line(10 + n, "河湾新城渡口石桥", 900, 100 + n * PITCH) for n in range(5)]
    above, amid = line(0, "渡船改点", 120, 110, 50), line(1, "渡船改点", 120, 300, 50)
    assert lettering_in([PICTURE], [above, amid, *body]) == (amid,)


def test_without_pictures_nothing_is_lettering() -> None:
    assert lettering_in([], column(200, 300)) == ()
    assert lettering_in([PICTURE], []) == ()


def test_a_band_that_the_head_of_the_page_is_printed_on_is_no_picture() -> None:
    band, photograph = Picture(Box(0, 0, 800, 50)), Picture(Box(0, 20, 800, 400))
    head = [line(0, "本地新闻", 40, 10, 30), line(1, "五月九日", 500, 15)]
    assert without_bands([band, PICTURE], head, []) == (PICTURE,)
    assert without_bands([band], head, [line(2, "北岸", 300, 20)]) == (band,)
    assert without_bands([photograph], head, []) == (photograph,)
