"""Spans become lines: what the detector kept apart is joined, what it ran together is parted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.geometry import Affine, Box
from pipeline.layout.lines import build_lines
from pipeline.layout.parting import part_at_gutters
from pipeline.layout.runs import build_blocks
from pipeline.layout.typesize import measure_type
from pipeline.sheet import Picture, Rule, Sheet, Span

BODY, PITCH = 20.0, 24.0


def span(text: str, left: float, top: float, width: float, height: float = BODY) -> Span:
    return Span(Box(left, top, left + width, top + height).quad(), text, 0.99)


def columns(rows: int, *lefts: float, width: float = 400.0, first: int = 0) -> list[Span]:
    return [span(f"a row of words {n}", x, PITCH * n, width) for n in range(first, first + rows) for x in lefts]


def test_columns_of_a_leaning_page_are_not_joined_over_a_narrow_gutter() -> None:
    """Each box is higher than its line, and stands lower than its neighbour in the column on its left."""
    high = 1.7 * BODY
    leaning = [
        span(f"{'left' if x == 0 else 'right'} {n}", x, PITCH * n + x / 30, 400, high)
        for n in range(12)
        for x in (0.0, 404.0)
    ]
    assert len(build_lines(leaning, (), high)) == 24


def test_pieces_of_a_line_are_joined_where_the_rows_around_it_run_on() -> None:
    rows = [span(f"a row of words {n}", 0, PITCH * n, 804) for n in range(12) if n != 6]
    pieces = [span("one piece", 0, PITCH * 6, 396), span("and another", 408, PITCH * 6, 396)]
    lines = build_lines([*rows, *pieces], (), BODY)
    assert [x.text for x in lines][6] == "one piece and another"


def test_a_span_over_three_columns_is_parted_at_both_gutters() -> None:
    lefts = (0.0, 420.0, 840.0)
    over = span("one two three four five six seven eight nine ten eleven twelve", 0, PITCH * 4, 1240)
    parts = part_at_gutters([*columns(4, *lefts), over, *columns(4, *lefts, first=5)], (), BODY)
    row = [s for s in parts if s.box.top == PITCH * 4]
    assert len(row) == 3
    assert " ".join(s.text for s in row) == over.text
    for part, left in zip(row, lefts, strict=True):
        assert abs(part.box.left - left) < BODY


def test_a_span_above_a_picture_is_parted_where_the_columns_go_on_below_it() -> None:
    lefts, high = (0.0, 420.0, 840.0), 400.0
    over = span("one two three four five six seven eight nine ten eleven twelve", 0, 0, 1240)
    picture = Picture(Box(0, PITCH, 1240, PITCH + high))
    below = [span(f"a row of words {n}", x, 2 * PITCH + high + PITCH * n, 400) for n in range(8) for x in lefts]
    spans = part_at_gutters([over, *below], (picture,), BODY)
    row = [x for x in build_lines(spans, (), BODY) if x.box.top == 0]
    assert " ".join(x.text for x in row) == over.text
    assert [round(x.box.left / 100) for x in row] == [round(left / 100) for left in lefts]
    assert part_at_gutters([over, *below], (), BODY)[0] == over


def test_a_line_over_two_columns_that_does_not_begin_with_them_stays_whole() -> None:
    lefts = (0.0, 420.0)
    deck = span("a deck that stands in the middle of both columns", 100, PITCH * 4, 600)
    parts = part_at_gutters([*columns(4, *lefts), deck, *columns(4, *lefts, first=5)], (), BODY)
    assert deck in parts


def test_a_lead_paragraph_over_two_columns_ends_where_they_begin_though_its_last_line_is_short() -> None:
    lead = [span("a lead paragraph set over both columns in one", 0, PITCH * n, 820) for n in range(2)]
    lead.append(span("its last words.", 0, PITCH * 2, 150))
    lines = build_lines([*lead, *columns(6, 0.0, 420.0, first=3)], (), BODY)
    blocks = build_blocks(lines, Sheet(1000, 1000, ()), measure_type(lines))
    assert [len(block.lines) for block in blocks] == [3, 6, 6]


def test_words_far_apart_in_a_narrow_justified_column_are_one_line() -> None:
    """The line is shown by the rows below it alone, where it is the first of its column."""
    words = [span(t, x, 0, 60) for t, x in (("under", 20), ("the", 160))]
    others = [*columns(6, 0.0, width=220, first=1), *columns(7, 240.0, width=220)]
    lines = build_lines([*words, *others], (), BODY)
    assert "under the" in [x.text for x in lines]
    assert len(lines) == 14


def halves_of_a_headline() -> list[Span]:
    """Each over a column of its own, the right of which begins with an indent: as if they were two headlines."""
    heads = [span("石桥今日通车", 20, 0, 400, 60.0), span("渡船最后一航", 480, 0, 400, 60.0)]
    rows = [span(f"沿河的居民说{n}", x, 120 + PITCH * n, 440) for n in range(8) for x in (0.0, 460.0) if n or not x]
    return [*heads, *rows, span("本报讯（记者沈明月）", 500, 120, 400)]


@pytest.mark.parametrize("top", [-30.0, 70.0])
def test_a_row_of_smaller_type_on_their_axis_makes_two_halves_one_headline_though_it_is_in_parts_too(
    top: float,
) -> None:
    high = 1.2 * BODY
    row = [span("三十年的渡口", 281, top, 160, high), span("换了新的模样", 459, top, 160, high)]
    alone = halves_of_a_headline()
    assert "石桥今日通车" in [x.text for x in build_lines(alone, (), BODY)]
    headline = next(x for x in build_lines([*alone, *row], (), BODY) if x.text.startswith("石桥"))
    assert headline.text == "石桥今日通车 渡船最后一航"
    off = [replace(s, polygon=Affine.shift(120, 0).quad(s.polygon)) if s in row else s for s in [*alone, *row]]
    assert "石桥今日通车" in [x.text for x in build_lines(off, (), BODY)]


def test_level_lines_of_two_columns_stay_apart_under_a_deck_over_both() -> None:
    deck = [span(f"a deck over both columns {n}", 0, PITCH * n, 460) for n in range(3)]
    rows = columns(6, 0.0, 280.0, width=180, first=3)
    assert len(build_lines([*deck, *rows], (), BODY)) == 15


def test_rows_of_words_far_apart_part_no_line_that_runs_on() -> None:
    """Three rows break off at one place, as at a gutter; more of them run from edge to edge of the one column."""
    full = [span(f"a row of words {n}", 0, PITCH * n, 400) for n in range(12) if n not in (4, 5, 6)]
    loose = [span(t, x, PITCH * n, 180) for n in (4, 5, 6) for t, x in (("any of", 0.0), ("the land", 220.0))]
    assert part_at_gutters([*full, *loose], (), BODY) == (*full, *loose)


def test_ideographs_are_spaced_by_no_words() -> None:
    jump = [span("文章到这里结束。", 0, PITCH * 6, 160), span("下转第二版", 300, PITCH * 6, 100)]
    lines = build_lines([*columns(6, 0.0), *jump], (), BODY)
    assert [x.text for x in lines][-2:] == ["文章到这里结束。", "下转第二版"]


def test_a_name_level_with_the_end_of_a_caption_parts_none_of_its_lines() -> None:
    """Its box may begin a little higher than what stands left of it."""
    rows = [span("三只渡船今天清晨靠上了南岸新修的码头石阶", 0, 0, 400), span("许多乘客等在岸边", 0, PITCH, 400)]
    last = [span("灯塔还亮着", 0, 2 * PITCH, 120), span("林少华", 310, 2 * PITCH - 1, 60)]
    lines = build_lines([*rows, *last], (), BODY)
    assert len(lines) == 4
    sheet = Sheet(500, 200, ())
    assert [len(b.lines) for b in build_blocks(lines, sheet, measure_type(lines))] == [4]


def merged(rows: range, text: str, width: float = 820.0) -> list[Span]:
    return [span(text, 0, PITCH * n, width) for n in rows]


def test_a_gutter_whose_edges_are_sharp_parts_the_rows_far_below_it() -> None:
    """The detector read more rows in one than it kept apart, which alone would speak for one column."""
    apart, over = columns(6, 0.0, 420.0), merged(range(6, 15), "half of it on the left and the rest on the right")
    parts = part_at_gutters([*apart, *over], (), BODY)
    assert len(parts) == 12 + 18


def test_the_last_word_of_a_paragraph_is_parted_from_the_column_on_its_left() -> None:
    apart = columns(6, 0.0, 420.0)
    last = span("the column on the left goes on and the other mends.", 0, PITCH * 6, 480)
    parts = part_at_gutters([*apart, last], (), BODY)
    assert [round(s.box.left) for s in parts if s.box.top == PITCH * 6] == [0, 410]
    open_end = span("the column on the left goes on and the other mends", 0, PITCH * 6, 480)
    assert open_end in part_at_gutters([*apart, open_end], (), BODY)


def test_a_deck_with_a_dash_under_its_middle_is_whole() -> None:
    deck = span("the mill would close; the town calls a meeting", 0, 0, 820)
    apart = columns(6, 0.0, 420.0, first=1)
    dash = Rule(Box(380, BODY + 1, 440, BODY + 3))
    assert deck in part_at_gutters([deck, *apart], (), BODY, (dash,))
    assert deck not in part_at_gutters([deck, *apart], (), BODY)


def test_a_dash_on_the_axis_of_a_deck_parts_it_from_the_columns_on_both_sides() -> None:
    deck = span("a deck of two columns", 130, 0, 340)
    apart = [span(f"a row of words {n}", x, 32 + PITCH * n, 400) for n in range(6) for x in (0.0, 420.0)]
    lines = build_lines([deck, *apart], (), BODY)
    dash = Rule(Box(280, 25, 320, 27))
    blocks = build_blocks(lines, Sheet(1000, 1000, (), rules=(dash,)), measure_type(lines))
    assert sorted(len(block.lines) for block in blocks) == [1, 6, 6]


def test_a_short_line_of_larger_type_on_top_of_a_text_is_a_block_of_its_own() -> None:
    head = span("Goat on rails", 0, 0, 260, 1.3 * BODY)
    rows = [span(f"a row of many small words {n}", 0, 30 + PITCH * n, 400) for n in range(5)]
    lines = build_lines([head, *rows], (), BODY)
    blocks = build_blocks(lines, Sheet(1000, 1000, ()), measure_type(lines))
    assert [len(block.lines) for block in blocks] == [1, 5]


def test_a_web_address_in_the_imprint_is_torn_at_no_gutter() -> None:
    above = [span("岚江日报的一行字一共有二十个字在这里", x, PITCH * n, 400) for n in range(6) for x in (0.0, 420.0)]
    imprint = span("本报网址 www.lanjiangribao.example 热线", 0, PITCH * 7, 820)
    assert imprint in part_at_gutters([*above, imprint], (), BODY)
    over = replace(imprint, text="岚江日报的一行字一共有二十个字岚江日报的一行字一共有二十个字")
    assert over not in part_at_gutters([*above, over], (), BODY)


def test_the_end_of_a_sentence_on_top_of_a_column_is_part_of_it() -> None:
    """Where the next paragraph is indented, and a little more than half of the short line stands over it."""
    lines = ["其中一个。", *["渡口的灯昨夜点亮船工都说看得清石阶" for _ in range(6)]]
    spans = [
        Span(Box(x, PITCH * n, x + BODY * len(text), PITCH * n + BODY).quad(), text, 0.99)
        for n, text in enumerate(lines)
        for x in [45.0 if n == 1 else 0.0]
    ]
    sheet = Sheet(600, 400, tuple(spans))
    built = build_lines(spans, (), BODY)
    assert len(build_blocks(built, sheet, measure_type(built))) == 1


def heads_over_a_column_and_a_picture(left: str, right: str) -> tuple[list[Span], Picture]:
    """A column under the left one, a picture under the right one."""
    heads = [span(left, 0, 0, 400, 60.0), span(right, 460, 0, 400, 60.0)]
    rows = [span(f"a row of words {n}", 0, 90 + PITCH * n, 440) for n in range(10)]
    return [*heads, *rows], Picture(Box(460, 90, 900, 300))


def test_words_wide_apart_over_a_column_and_a_picture_are_two_headlines_in_latin_type() -> None:
    spans, picture = heads_over_a_column_and_a_picture("FERRY STOPS", "MILL OPENS")
    assert build_lines(spans, (), BODY, (), [picture])[0].text == "FERRY STOPS"
    across = Picture(Box(0, 90, 900, 300))
    assert build_lines(spans[:2], (), BODY, (), [across])[0].text == "FERRY STOPS MILL OPENS"


def test_ideographs_so_far_apart_are_one_headline_unless_its_next_row_breaks_off_at_the_same_place() -> None:
    spans, picture = heads_over_a_column_and_a_picture("石桥今日通车", "渡船最后一航")
    assert build_lines(spans, (), BODY, (), [picture])[0].text == "石桥今日通车 渡船最后一航"
    upper = [span("沿河两岸的人", 0, -70, 380, 60.0), span("告别渡口", 460, -70, 270, 60.0)]
    lines = [x.text for x in build_lines([*upper, *spans], (), BODY, (), [picture])]
    assert "石桥今日通车" in lines
    assert "渡船最后一航" in lines


def test_the_first_lines_of_columns_under_a_line_over_both_begin_these() -> None:
    """A small headline is hardly larger than the text under it, the first box of which runs into the gutter."""
    head = span("Garden Club Plans an Elm for Each Street", 0, 0, 800, 27)
    first = [span("Two hundred young elms will", 20, 34, 382, 22), span("The writer had charge", 398, 33, 400, 23)]
    rows = [span(f"a row of words {n}", x, 56 + PITCH * n, 390) for n in range(8) for x in (0.0, 406.0)]
    lines = build_lines([head, *first, *rows], (), BODY)
    blocks = build_blocks(lines, Sheet(900, 600, ()), measure_type(lines))
    assert blocks[0].text == head.text
    assert first[1].text not in blocks[0].text
    assert not any(first[0].text in b.text and first[1].text in b.text for b in blocks)


def test_boxes_of_words_of_one_title_that_run_into_one_another_are_one_line() -> None:
    words = [span("The", 0, 0, 190, 100), span("Evening", 150, 0, 420, 100), span("Packet", 520, 0, 380, 100)]
    rows = [span(f"a row of words {n}", 0, 130 + PITCH * n, 160) for n in range(8)]
    picture = Picture(Box(200, 120, 900, 400))
    assert build_lines([*words, *rows], (), BODY, (), [picture])[0].text == "The Evening Packet"
