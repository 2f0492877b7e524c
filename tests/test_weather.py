"""Forecasts are told from stories that mention the weather, and entries of an index from sentences."""

from __future__ import annotations

import pytest

from pipeline.cues import ends_with_page, tells_weather

STORY = "昨日河湾新城天气转晴，气温升到15℃，渡口的列车和渔船都已恢复，老师带着学校的孩子走访粮仓和水库。"


@pytest.mark.parametrize(
    "lines",
    [
        ["今日天气", "市区：多云，4~17℃"],
        ["天气预报", "偏东风2～3级"],
        ["今日天气", "晴转阴", "-3℃~5℃"],
        ["市区：多云，4~17℃", "山区：阴，2~11℃"],
        ["河湾 晴 12℃～21℃", "渡口 小雨 9℃～14℃", "石桥 霧 3至8度"],
        ["多云，４～１７℃", "偏北风３级"],
        ["偏东风2～3级", "市区：多云，4~17℃", "今日天气"],
    ],
)
def test_lines_are_forecasts(lines: list[str]) -> None:
    assert tells_weather(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["今日天气"],
        ["市区：多云，4~17℃"],
        ["渡口昨日转晴，", "气温升到15℃。"],
        ["今日天气", "渡口夜里增开列车三次。"],
        ["石桥以3比2胜灯塔", "图书售出12至15册"],
        [STORY],
        ["今日天气", *[STORY] * 5, "市区：多云，4~17℃", "山区：阴，2~11℃"],
    ],
    ids=lambda lines: f"{len(lines)} lines, {sum(map(len, lines))} characters",
)
def test_lines_are_none(lines: list[str]) -> None:
    assert not tells_weather(lines)


def test_a_story_is_longer_than_a_box() -> None:
    forecasts = ["市区：多云，4~17℃", "山区：阴，2~11℃"]
    assert tells_weather([*forecasts, STORY])
    assert not tells_weather([*forecasts, *[STORY] * 4])


@pytest.mark.parametrize(
    "line",
    [
        "新桥通车……3",
        "新桥通车 (2版)",
        "新桥通车（二版）",
        "新桥通车 第五版",
        "渡口夜航 A12",
        "Night Ferries 5",
        "夜航...7",
    ],
)
def test_an_entry_ends_with_its_page(line: str) -> None:
    assert ends_with_page(line)


@pytest.mark.parametrize("line", ["", "新桥通车", "新桥通车3次", "第二版的新桥", "Five Bridges", "石桥售票1905"])
def test_a_line_that_ends_with_none_is_no_entry(line: str) -> None:
    assert not ends_with_page(line)
