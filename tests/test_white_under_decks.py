"""Decks in the type of the column, told by the white under them; and first paragraphs in larger type, which are no decks."""

from __future__ import annotations

from set_lines import TEXT, set_lines

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

PITCH = 26
LEAD = [
    "　　　河湾渡口昨夜点亮了新灯，附近的船工说从此",
    "雾天也看得清石阶，客商不必再等。",
]


HEADLINE = Span(Box(120, 30, 400, 86).quad(), "新灯照渡口", 0.99)


def test_a_deck_as_high_as_its_column_is_told_by_the_white_under_it() -> None:
    deck = "渔船雾天出港比去年多三成"
    for white, subtitle in ((12, deck), (0, None)):
        spans = [HEADLINE, *set_lines([deck], 100, 98), *set_lines(TEXT, 100, 98 + PITCH + white)]
        (article,) = layout(Sheet(520, 400, tuple(spans))).articles
        assert article.headline == "新灯照渡口"
        assert article.subtitle == subtitle


def test_a_line_that_begins_as_a_byline_is_no_such_deck() -> None:
    spans = [HEADLINE, *set_lines(["本报记者岑望舟发自河湾渡口"], 100, 98), *set_lines(TEXT, 100, 98 + PITCH + 12)]
    (article,) = layout(Sheet(520, 400, tuple(spans))).articles
    assert article.subtitle is None


def test_a_first_paragraph_in_larger_type_over_the_columns_is_text() -> None:
    spans = [
        Span(Box(235, 30, 515, 86).quad(), "新灯照渡口", 0.99),
        *set_lines(LEAD, 100, 100, 25),
        *set_lines(TEXT, 100, 180),
        *set_lines([t.lstrip("　") for t in TEXT], 440, 180),
    ]
    article = layout(Sheet(860, 400, tuple(spans))).articles[0]
    assert article.subtitle is None
    assert "河湾渡口昨夜点亮了新灯" in article.text
