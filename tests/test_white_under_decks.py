"""Decks in the type of the column, told by the white under them; and first paragraphs in larger type, which are no decks."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

TYPE, PITCH = 20, 26
TEXT = [
    "　　河湾渡口的新灯昨夜点亮，附近",
    "的船工说，从此雾天也看得清石阶。",
    "灯塔由三名老师傅轮流照看，每夜添",
    "油两次，天亮才熄。来往的客商不必",
    "再等天明，可以趁早赶集。",
]
LEAD = [
    "　　　河湾渡口昨夜点亮了新灯，附近的船工说从此",
    "雾天也看得清石阶，客商不必再等。",
]


def lines(texts: list[str], left: float, top: float, size: float = TYPE) -> list[Span]:
    spans = []
    for n, text in enumerate(texts):
        bare = text.lstrip("　")
        x, y = left + size * (len(text) - len(bare)), top + 1.3 * size * n
        spans.append(Span(Box(x, y, x + size * len(bare), y + size).quad(), bare, 0.99))
    return spans


HEADLINE = Span(Box(120, 30, 400, 86).quad(), "新灯照渡口", 0.99)


def test_a_deck_as_high_as_its_column_is_told_by_the_white_under_it() -> None:
    deck = "渔船雾天出港比去年多三成"
    for white, subtitle in ((12, deck), (0, None)):
        spans = [HEADLINE, *lines([deck], 100, 98), *lines(TEXT, 100, 98 + PITCH + white)]
        (article,) = layout(Sheet(520, 400, tuple(spans))).articles
        assert article.headline == "新灯照渡口"
        assert article.subtitle == subtitle


def test_a_line_that_begins_as_a_byline_is_no_such_deck() -> None:
    spans = [HEADLINE, *lines(["本报记者岑望舟发自河湾渡口"], 100, 98), *lines(TEXT, 100, 98 + PITCH + 12)]
    (article,) = layout(Sheet(520, 400, tuple(spans))).articles
    assert article.subtitle is None


def test_a_first_paragraph_in_larger_type_over_the_columns_is_text() -> None:
    spans = [
        Span(Box(235, 30, 515, 86).quad(), "新灯照渡口", 0.99),
        *lines(LEAD, 100, 100, 25),
        *lines(TEXT, 100, 180),
        *lines([t.lstrip("　") for t in TEXT], 440, 180),
    ]
    article = layout(Sheet(860, 400, tuple(spans))).articles[0]
    assert article.subtitle is None
    assert "河湾渡口昨夜点亮了新灯" in article.text
