"""Repeated lines without boxes: found in garbled text, and kept where print repeats on purpose."""

from __future__ import annotations

import random
import time

import garble
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedup import distinct_texts
from pipeline.document import Removal

PROSE = [
    "昨日，云溪县农业农村局全面检修老城区供水",
    "管网，预计六月底前投入使用；青禾市图书馆",
    "则首次开放旧书交换点，附近住户都说方便。",
    "工程质量由第三方检测，有关资料已在门口张",
    "贴。雨季来临时，柳湾镇的积水明显减少了。",
]


def removed(texts: list[str]) -> list[tuple[int, int]]:
    return [(repeat.index, repeat.of) for repeat in distinct_texts(texts)]


def test_a_cycle_with_a_partial_last_turn_is_removed() -> None:
    texts = ["河岸工程验收", *PROSE, *PROSE, *PROSE[:2], PROSE[2][:9]]
    assert removed(texts) == [(6, 1), (7, 2), (8, 3), (9, 4), (10, 5), (11, 1), (12, 2), (13, 3)]


def test_a_cycle_in_the_middle_is_removed_and_what_follows_stays() -> None:
    texts = [*PROSE, *PROSE, "剩余部分安排在秋收之后。"]
    assert [index for index, _ in removed(texts)] == [5, 6, 7, 8, 9]


def test_a_tail_that_stops_in_the_middle_of_its_first_turn_is_removed() -> None:
    assert removed([*PROSE, *PROSE[:3]]) == [(5, 0), (6, 1), (7, 2)]


def test_misread_copies_are_found() -> None:
    copies = [line.replace("，", "").replace("县", "具").replace("用", "甩") for line in PROSE]
    assert [index for index, _ in removed([*PROSE, "另一则消息在这里开始", *copies])] == [6, 7, 8, 9, 10]


def test_a_copy_wrapped_in_lines_of_another_width_is_found() -> None:
    copy = garble.wrap("".join(PROSE), 14, chinese=True)
    found = removed([*PROSE, "村里的夜班公交昨天恢复了", *copy])
    assert [index for index, _ in found] == list(range(6, 6 + len(copy)))
    assert all(of < 5 for _, of in found)


def test_a_line_read_twice_at_a_seam_is_an_overlap() -> None:
    (repeat,) = distinct_texts([*PROSE[:2], PROSE[1], *PROSE[2:]])
    assert (repeat.index, repeat.of, repeat.reason) == (2, 1, Removal.OVERLAP)


@pytest.mark.parametrize(
    "texts",
    [
        ["河水慢慢地流", "灯火还在渡口", "谁还在唱那支歌", "河水慢慢地流", "灯火还在渡口", "风从南岸吹来"],
        ["Row on, row on,", "The gulls have gone,", "Row on, row on,", "The gulls have gone,"],
        ["云溪水务 12.30 0.21", "云溪水务 12.30 0.21", "青禾茶业 8.15 0.40"],
        ["Wheat  84 1-2  83 7-8", "Oats  31 1-4  31", "Wheat  84 1-2  83 7-8", "Oats  31 1-4  31"],
        ["吴青荷  沈一帆  陆望舒", "顾小满  郑远桥  方雨田", "获奖名单", "吴青荷  沈一帆  陆望舒", "顾小满  郑远桥  方雨田"],
        ["（下转第四版）", *PROSE, "（下转第四版）"],
        ["老码头改造完工", *PROSE, "老码头改造完工", "首日运送乘客两千多人"],
        ["图为改造后的老码头，游客正在登船。", *PROSE, "图为改造后的老码头，游客正在登船。"],
        ["Extra! Extra!", "Extra! Extra!", "Extra! Extra!"],
        [],
        [""],
    ],
)  # fmt: skip
def test_what_print_repeats_on_purpose_stays(texts: list[str]) -> None:
    assert removed(texts) == []


@pytest.mark.parametrize("chinese", [True, False])
def test_precision_and_recall_on_garbled_pages(chinese: bool) -> None:
    right = wrong = left = 0
    for seed in range(150):
        page = garble.garbled(seed, chinese=chinese)
        found, extra, missed = garble.score(page, [repeat.index for repeat in distinct_texts(page.lines)])
        right, wrong, left = right + found, wrong + extra, left + missed
    assert right > 1000
    assert right / (right + wrong) >= 0.999
    assert right / (right + left) >= 0.99


@given(st.integers(0, 10_000), st.booleans())
def test_only_removes_names_kept_lines_and_is_idempotent(seed: int, chinese: bool) -> None:
    lines = garble.garbled(seed, chinese=chinese).lines
    repeats = distinct_texts(lines)
    gone = [repeat.index for repeat in repeats]
    assert gone == sorted(set(gone))
    assert not {repeat.of for repeat in repeats} & set(gone)
    assert all(repeat.of < repeat.index for repeat in repeats)
    assert distinct_texts([line for index, line in enumerate(lines) if index not in gone]) == ()


@given(st.lists(st.text("河水慢地流。 ab", max_size=30), max_size=12))
def test_any_text_is_taken(lines: list[str]) -> None:
    assert all(0 <= repeat.of < repeat.index < len(lines) for repeat in distinct_texts(lines))


@pytest.mark.parametrize(("chinese", "paragraphs"), [(True, 1800), (False, 3100)])
def test_a_megabyte_takes_seconds(chinese: bool, paragraphs: int) -> None:
    dice = random.Random(5)
    texts = [garble.paragraph(dice, chinese=chinese) for _ in range(paragraphs)]
    lines = [line for text in texts for line in garble.wrap(text, 16, chinese=chinese)]
    lines += lines[100:140]
    assert sum(len(line.encode()) for line in lines) > 900_000
    start = time.process_time()
    found = distinct_texts(lines)
    assert time.process_time() - start < 6  # 1 s alone; the machines that test this are shared
    assert {repeat.index for repeat in found} >= set(range(len(lines) - 40, len(lines)))
