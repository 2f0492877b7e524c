"""Pointers to other pages: the lines of an index, with the page over, under or beside what stands there."""

from __future__ import annotations

import pytest

from pipeline.cues import opens_with_page, points_inside


@pytest.mark.parametrize("line", ["A3 社会", "A12财经", "第4版·国际", "16版 副刊"])
def test_a_page_and_its_section_open_an_entry(line: str) -> None:
    assert opens_with_page(line)


@pytest.mark.parametrize("line", ["渡口夜航增班", "A3", "3月 社会", "A3 社会新闻部的老张说", "二版"])
def test_what_opens_none(line: str) -> None:
    assert not opens_with_page(line)


@pytest.mark.parametrize(
    "text",
    [
        "A14體育渡口女將奪亞軍「等了十一年」D1副刊：老街最後一間當舖",
        "导读：渡口夜市红二版石桥遗址又有新发现三版",
        "16版副刊：谷雨茶事",
        "船工索償無門擬入稟 刊A2",
        "Lottery 2 Horoscope 31 TV 40 Classified 46",
        "INSIDE Bridge toll goes cashless in May",
    ],
)
def test_a_scrap_of_pointers_points_inside(text: str) -> None:
    assert points_inside(text)


@pytest.mark.parametrize(
    "text",
    [
        "渡口昨天换了新船。",
        "本报昨天二版的报道登出后，读者来信不断。",
        "On March 4 the ferry left at 6.",
        "B超检查每周三天",
        "导读员招聘",
    ],
)
def test_what_points_nowhere(text: str) -> None:
    assert not points_inside(text)
