"""What goes on where a text breaks off: the true continuation outranks others."""

from __future__ import annotations

import random
import time

import garble
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.continuation import break_between, continuation_on, continuation_score


@pytest.mark.parametrize(
    ("before", "true", "other"),
    [
        ("我们要提升技能人", "才的待遇", "讨论了河堤"),
        ("全年走访慰问的群", "众不少于三千人", "推广新的灌溉办法"),
        ("工程总投资三千二百", "万元", "学校门口"),
        ("增长了25", "个百分点", "他说"),
        ("他们住在《山", "中》这本书里", "地、林地都有"),
        ("the weather was fair and tomor-", "row will be warm", "The mayor said"),
        ("they came from the", "upper part of the town", "of the and"),
        ("the engineers skir", "mished with the enemy", "The Council met"),
        ("He went home at last.", "The council met again", "ing of the bridge"),
        ("it was a matter of", "great importance to them", "is the of"),
    ],
)
def test_the_true_continuation_scores_higher(before: str, true: str, other: str) -> None:
    assert continuation_score(before, true) > continuation_score(before, other)
    assert break_between(before, true) <= break_between(before, other)


def test_a_sentence_that_ends_breaks_nothing_off() -> None:
    assert break_between("河堤修好了。", "另一件事") == 0.0
    assert break_between("", "另一件事") == 0.0
    assert break_between("河堤修好", "") == 1.0


def test_a_word_that_straddles_the_break_is_near_certain() -> None:
    assert break_between("加强组织领导，加强宣", "传引导") < 0.05


def test_the_page_knows_its_own_names() -> None:
    lines = ["柳湾镇水利站昨日验收", "记者从柳湾镇获悉", "柳湾镇的居民"]
    on_page = continuation_on(lines)
    assert on_page("工程经过柳", "湾镇") > continuation_score("工程经过柳", "湾镇") + 1
    english = continuation_on(["Captain Dunmore came", "with Captain Dunmore"])
    assert english("and then Captain", "Dunmore left") > continuation_score("and then Captain", "Dunmore left") + 0.5


@pytest.mark.parametrize(("chinese", "least"), [(True, 0.8), (False, 0.6)])
def test_ranking_over_random_breaks(chinese: bool, least: float) -> None:
    """Area under the curve, of true continuations against the beginnings of other lines."""
    dice = random.Random(11)
    pairs = []
    for _ in range(120):
        lines = garble.wrap(garble.paragraph(dice, chinese=chinese), dice.randint(11, 18), chinese=chinese)
        place = dice.randrange(len(lines) - 1)
        pairs.append((lines[place], lines[place + 1]))
    wins = total = 0.0
    for before, after in pairs:
        own = continuation_score(before, after)
        for _, other in dice.sample(pairs, 15):
            score = continuation_score(before, other)
            wins += 1.0 if own > score else 0.5 if own == score else 0.0
            total += 1
    assert wins / total >= least


def test_a_call_is_cheap_once_loaded() -> None:
    dice = random.Random(12)
    lines = garble.wrap(garble.paragraph(dice, chinese=True, sentences=30), 14, chinese=True)
    continuation_score(lines[0], lines[1])
    start = time.process_time()
    for before in lines:
        for after in lines:
            continuation_score(before, after)
    assert (time.process_time() - start) / len(lines) ** 2 < 200e-6  # about 10 microseconds alone


@given(st.text("河堤，。“”12年 ab-.", max_size=20), st.text("河堤，。“”12年 ab-.", max_size=20))
def test_any_two_texts_have_a_score(before: str, after: str) -> None:
    assert -20 < continuation_score(before, after) < 30
    assert 0 <= break_between(before, after) <= 1
