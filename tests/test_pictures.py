"""Type is no lettering of a picture, whatever the picture is taken to cover."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.pictures import clear_of_columns, lettering_in, without_bands
from pipeline.sheet import Picture, Span
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


def test_kicker_and_deck_of_a_headline_on_a_picture_are_none() -> None:
    body = [line(10 + n, "河湾新城渡口石桥", 900, 100 + n * PITCH) for n in range(5)]
    kicker, head, deck = (
        line(0, "夜班渡船", 120, 115, 30),
        line(1, "渡船改点", 120, 150, 60),
        line(2, "明晨起", 122, 220, 30),
    )
    sign = line(3, "售票处", 300, 330, 20)
    assert lettering_in([PICTURE], [kicker, head, deck, sign, *body]) == (sign,)


def test_without_pictures_nothing_is_lettering() -> None:
    assert lettering_in([], column(200, 300)) == ()
    assert lettering_in([PICTURE], []) == ()


def span(text: str, left: float, top: float, *, reverse: bool = False) -> Span:
    return Span(Box(left, top, left + len(text) * EM, top + EM).quad(), text, 0.99, reverse=reverse)


def rows(left: float, top: float, count: int = 8, *, reverse: bool = False) -> list[Span]:
    return [span("起改在上午七点", left, top + n * PITCH, reverse=reverse) for n in range(count)]


def test_a_picture_ends_where_columns_begin_that_it_was_taken_to_cover() -> None:
    (cut,) = clear_of_columns([PICTURE], rows(550, 110) + rows(550, 360), EM)
    assert (cut.box.left, cut.box.top, cut.box.bottom) == (100, 100, 600)
    assert 530 < cut.box.right < 550


def test_a_picture_ends_at_its_caption_if_columns_follow() -> None:
    caption, below = span("▲图为北岸渡口的新灯。", 120, 500), [span("起改在上午七点", x, 560) for x in (120, 300, 480)]
    (cut,) = clear_of_columns([PICTURE], [caption, *below], EM)
    assert cut.box == Box(100, 100, 700, 520)
    assert clear_of_columns([PICTURE], [caption], EM) == (PICTURE,)


def test_light_type_few_lines_and_a_picture_full_of_type_cut_nothing() -> None:
    assert clear_of_columns([PICTURE], rows(550, 110, reverse=True), EM) == (PICTURE,)
    assert clear_of_columns([PICTURE], rows(550, 110, 4), EM) == (PICTURE,)
    full = [x for left in (110, 260, 410, 560) for x in rows(left, 110, 16)]
    assert clear_of_columns([PICTURE], full, EM) == (PICTURE,)


def test_the_ground_of_a_row_of_large_type_is_no_picture() -> None:
    band = Picture(Box(100, 20, 900, 90))
    row = [line(0, "县区新闻", 120, 30, 45.0), line(1, "北岸日报", 600, 35, 40.0)]
    assert without_bands((band, PICTURE), [*row, line(2, "北岸渡口的新灯", 120, 570)]) == (PICTURE,)
    assert without_bands((band,), []) == (band,)
