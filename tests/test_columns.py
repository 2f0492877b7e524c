"""Gutters between columns, on pages drawn for the purpose."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from inked import LINE, TYPE, blank, body, photograph

from pipeline.columns import find_gutters, find_tiers
from pipeline.geometry import Box
from pipeline.regions import find_rules
from pipeline.sheet import Rule


@pytest.mark.parametrize("shape", [(1, 1), (7, 900), (1000, 3), (600, 500), (600, 500, 3)])
@pytest.mark.parametrize("level", [0, 255])
@pytest.mark.parametrize("height", [None, TYPE])
def test_a_page_of_one_level_has_no_gutter(shape: tuple[int, ...], level: int, height: float | None) -> None:
    assert find_gutters(np.full(shape, level, np.uint8), (), height) == ()


def test_white_between_two_columns_is_a_gutter() -> None:
    #  xxxx  xxxx
    #  xxxx  xxxx
    page = blank()
    body(page, 60, 100, 430, 30, seed=1)
    body(page, 455, 100, 840, 30, seed=2)
    (gutter,) = find_gutters(page, (), TYPE)
    assert 425 <= gutter.left < gutter.right <= 460
    assert gutter.top == pytest.approx(100, abs=LINE)
    assert gutter.bottom == pytest.approx(100 + 30 * LINE, abs=LINE)


def test_a_gutter_that_runs_on_into_a_photograph_ends_at_its_edge() -> None:
    #  xxxx  xxxx
    #  xxxx  xxxx
    #  ##########  a sky without grain, with clouds
    page = blank()
    body(page, 60, 100, 430, 20, seed=1)
    body(page, 455, 100, 840, 20, seed=2)
    page[510:900, 60:840] = 170
    for left in (60, 500):
        photograph(page, left, 560, left + 340, 900)
    (gutter,) = find_gutters(page, (), TYPE)
    assert gutter.bottom == pytest.approx(100 + 20 * LINE, abs=LINE)


@pytest.mark.parametrize(("level", "found"), [(200, 1), (120, 0)])
def test_a_tint_has_gutters_and_the_dark_of_a_photograph_none(level: int, found: int) -> None:
    page = blank()
    body(page, 60, 100, 430, 14, seed=1)
    body(page, 455, 100, 840, 14, seed=2)
    page[90:390, 40:860] = np.minimum(page[90:390, 40:860], level)
    assert len(find_gutters(page, (), TYPE)) == found


def test_gutters_are_local() -> None:
    #  xxxx  xxxx
    #  xxxx  xxxx
    #
    #  xx  xx  xx
    #  xx  xx  xx
    page = blank()
    body(page, 60, 60, 430, 18, seed=1)
    body(page, 455, 60, 840, 18, seed=2)
    for number, (left, right) in enumerate(((60, 295), (320, 560), (585, 840))):
        body(page, left, 480, right, 18, seed=3 + number)
    upper, lower = [], []
    for gutter in find_gutters(page, (), TYPE):
        (upper if gutter.y < 450 else lower).append(round(gutter.x / 10))
    assert upper == [44]
    assert lower == [31, 57]


def test_one_column_has_no_gutter_for_all_its_rivers() -> None:
    for seed in range(6):
        page = blank()
        body(page, 60, 60, 840, 44, seed=seed)
        assert find_gutters(page, (), TYPE) == ()


def test_a_column_that_ends_leaves_no_gutter_beside_white() -> None:
    page = blank()
    body(page, 60, 60, 430, 44, seed=1)
    assert find_gutters(page, (), TYPE) == ()


def test_a_column_rule_with_type_close_to_it_is_a_gutter() -> None:
    page = blank()
    body(page, 60, 100, 430, 30, seed=1)
    body(page, 450, 100, 840, 30, seed=2)
    cv2.line(page, (440, 100), (440, 100 + 30 * LINE), 90, 2)
    rules = find_rules(page, TYPE)
    assert any(not rule.horizontal for rule in rules)
    gutters = find_gutters(page, rules, TYPE)
    assert gutters
    assert all(g.left <= 442 and g.right >= 438 for g in gutters)


def test_a_rule_is_a_gutter_even_where_type_touches_it() -> None:
    page = blank()
    body(page, 60, 100, 840, 30)
    rule = Rule(Box(439, 100, 441, 700))
    assert find_gutters(page, (rule,), TYPE) == (rule.box,)


def test_a_short_rule_is_no_gutter() -> None:
    assert find_gutters(blank(), (Rule(Box(439, 100, 441, 160)),), TYPE) == ()


def test_white_between_large_words_is_no_gutter() -> None:
    page = blank()
    for y in range(100, 400, 70):
        for x in (80, 300, 520):
            cv2.rectangle(page, (x, y), (x + 180, y + 50), 40, -1)
    assert find_gutters(page, (), TYPE) == ()


def test_a_blank_margin_moves_gutters() -> None:
    page = blank()
    body(page, 60, 100, 430, 30, seed=1)
    body(page, 455, 100, 840, 30, seed=2)
    (before,) = find_gutters(page, (), TYPE)
    wider = cv2.copyMakeBorder(page, 40, 10, 60, 20, cv2.BORDER_CONSTANT, value=(240,)).astype(np.uint8)
    (after,) = find_gutters(wider, (), TYPE)
    assert np.allclose(np.array(after.as_tuple()) - before.as_tuple(), (60, 40, 60, 40), atol=0.3 * LINE)


def test_tiers_stand_closer_than_columns() -> None:
    #  |||||||  columns of characters that run down, in two tiers
    #  |||||||
    page = blank()
    body(page, 60, 100, 430, 30, seed=1)
    body(page, 437, 100, 840, 30, seed=2)
    assert find_gutters(page, (), TYPE) == ()
    standing = np.ascontiguousarray(np.rot90(page, -1))
    (tier,) = find_tiers(standing, (), TYPE)
    assert 425 <= tier.top < tier.bottom <= 445
    assert tier.width == pytest.approx(30 * LINE, abs=2 * LINE)
