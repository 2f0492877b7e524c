"""Two headlines that were read in one span are parted over the gutter of their columns."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.parting_headlines import part_headlines
from pipeline.sheet import Span

BODY = 20.0


def span(text: str, left: float, top: float, right: float, height: float = BODY) -> Span:
    return Span(Box(left, top, right, top + height).quad(), text, 0.99)


def page(text: str, *, lower_left: float = 620.0, lower_right: float = 1010.0, gutter: bool = True) -> list[Span]:
    """A headline of one line over a column and the first of two lines over the next one, in one span."""
    upper = span(text, 0, 0, 900, 50)
    lower = span("Opens on Monday", lower_left, 44, lower_right, 34)
    columns = [(0.0, 590.0), (620.0, 1010.0)] if gutter else [(0.0, 1010.0)]
    rows = [span(f"a row of words {n}", a, 90 + 26.0 * n, b) for n in range(8) for a, b in columns]
    return [upper, lower, *rows]


def upper_row(spans: list[Span]) -> list[str]:
    return [s.text for s in part_headlines(spans, (), BODY) if s.box.top < 40 and s.box.bottom <= 50]


def test_a_span_over_two_headlines_is_parted_where_the_second_line_of_the_right_one_begins() -> None:
    parts = part_headlines(page("Ferry Goes On Through WinterNew Museum"), (), BODY)
    left, right = parts[:2]
    assert (left.text, right.text) == ("Ferry Goes On Through Winter", "New Museum")
    assert left.box.right < right.box.left
    assert right.box.height == 34


def test_a_headline_over_columns_with_no_gutter_there_stays_whole() -> None:
    whole = "Ferry Goes On Through WinterNew Museum"
    assert upper_row(page(whole, gutter=False)) == [whole]


def test_a_second_line_on_the_axis_of_the_first_parts_nothing() -> None:
    whole = "Ferry Goes On Through WinterNew Museum"
    assert upper_row(page(whole, lower_left=250, lower_right=650)) == [whole]


def test_words_with_a_space_between_are_of_one_headline() -> None:
    whole = "Ferry Goes On Through Winter New Museum"
    assert upper_row(page(whole)) == [whole]
