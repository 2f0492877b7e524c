"""Repeated lines with boxes: the same ink read twice, and passages that stand twice."""

from __future__ import annotations

import random
from collections.abc import Sequence

import garble
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedup import distinct_lines
from pipeline.document import Removal
from pipeline.geometry import Box
from pipeline.textline import TextLine

HEIGHT = 20.0


def line(number: int, text: str, left: float, top: float, width: float = 320.0, *, confidence: float = 0.95, height: float = HEIGHT) -> TextLine:  # fmt: skip
    box = Box(left, top, left + width, top + height)
    return TextLine(number, text, box, box.quad(), confidence)


def column(texts: Sequence[str], left: float, top: float, first: int = 0) -> list[TextLine]:
    return [line(first + n, text, left, top + n * 1.4 * HEIGHT) for n, text in enumerate(texts)]


def prose(seed: int, count: int) -> list[str]:
    dice = random.Random(seed)
    return garble.wrap(garble.paragraph(dice, chinese=True, sentences=count), 16, chinese=True)[:count]


def gone(lines: Sequence[TextLine]) -> list[tuple[int, int, Removal]]:
    return [(repeat.line.number, repeat.of, repeat.reason) for repeat in distinct_lines(lines).removed]


def test_a_detection_inside_another_one_is_removed() -> None:
    whole = line(1, "老码头改造完工，夜班渡船恢复通航", 100, 100)
    part = line(2, "夜班渡船恢复通航", 260, 101, 160)
    assert gone([whole, part]) == [(2, 1, Removal.OVERLAP)]


def test_the_line_cut_by_a_tile_goes_even_if_it_was_found_first() -> None:
    cut = line(1, "老码头改造完工，夜", 100, 100, 180, confidence=0.99)
    whole = line(2, "老码头改造完工，夜班渡船恢复通航", 100, 100)
    assert gone([cut, whole]) == [(1, 2, Removal.OVERLAP)]


def test_a_misreading_of_the_same_ink_goes_by_its_place_alone() -> None:
    good = line(1, "老码头改造完工，夜班渡船恢复通航", 100, 100)
    bad = line(2, "岂石曰六工", 110, 102, 300, confidence=0.4, height=17)
    assert gone([good, bad]) == [(2, 1, Removal.OVERLAP)]


def test_half_a_line_cut_along_by_a_tile_is_removed() -> None:
    good = line(1, "老码头改造完工，夜班渡船恢复通航", 100, 100)
    half = line(2, "乇乜产乜乇宀", 100, 100, confidence=0.5, height=11)
    assert gone([good, half]) == [(2, 1, Removal.OVERLAP)]


def test_lines_of_a_leaning_page_overlap_and_stay() -> None:
    upper = line(1, "constructively lost, but orders to", 100, 100, 300, height=39)
    lower = line(2, "commanders of the two fleets were in touch", 100, 106, 600, height=60)
    assert gone([upper, lower]) == []


@pytest.mark.parametrize("left", [100, 430])
def test_equal_words_at_another_place_stay(left: float) -> None:
    assert gone([line(1, "（下转第四版）", 100, 100, 120), line(2, "（下转第四版）", left, 400, 120)]) == []


def test_a_photographed_overlap_is_removed_line_by_line() -> None:
    texts = prose(1, 12)
    lines = [*column(texts, 100, 100), *column(texts[-5:], 104, 100 + 12 * 28 + 6, first=50)]
    lines += column(prose(2, 9), 500, 100, first=80)
    assert gone(lines) == [(50 + n, 7 + n, Removal.REPEATED) for n in range(5)]


def test_a_column_read_twice_is_removed() -> None:
    texts = prose(3, 14)
    lines = [*column(texts, 100, 100), *column(texts, 500, 100, first=40), *column(prose(4, 9), 900, 100, first=80)]
    assert [number for number, _, reason in gone(lines) if reason is Removal.REPEATED] == list(range(40, 54))


def test_a_small_box_that_is_printed_twice_stays() -> None:
    notice = ["订阅本报请到各", "乡镇邮政所办理", "全年定价三百元"]
    lines = [*column(notice, 100, 100), *column(notice, 900, 100, first=10), *column(prose(5, 9), 500, 100, first=30)]
    assert gone(lines) == []


def test_the_like_told_in_other_words_stays() -> None:
    texts = prose(6, 10)
    other = [text[:6] + new[6:] for text, new in zip(texts, prose(7, 10), strict=True)]
    assert gone([*column(texts, 100, 100), *column(other, 500, 100, first=40)]) == []


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12), st.integers(0, 5)), max_size=25))
def test_every_line_is_kept_or_removed_and_nothing_more_is_found(places: list[tuple[int, int, int]]) -> None:
    texts = prose(8, 6)
    lines = [line(n, texts[text], x * 150, y * 17) for n, (x, y, text) in enumerate(places)]
    result = distinct_lines(lines)
    kept = {x.number for x in result.kept}
    assert sorted([*kept, *(x.line.number for x in result.removed)]) == list(range(len(lines)))
    assert all(x.of in kept for x in result.removed)
    assert distinct_lines(result.kept).removed == ()


def test_a_passage_in_the_middle_of_two_columns_is_printed_twice() -> None:
    told, once, more = prose(1, 6), prose(2, 4), prose(3, 4)
    first = column([*once, *told, *more], 100, 100)
    again = column([*more[::-1], *told, *once[::-1]], 500, 100, first=20)
    assert gone([*first, *again]) == []
    at_the_foot = column([*more[::-1], *told], 500, 100, first=20)
    assert [number for number, _, _ in gone([*first, *at_the_foot])] == [24 + n for n in range(len(told))]
