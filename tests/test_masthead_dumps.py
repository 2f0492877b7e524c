"""Mastheads in text dumps, which have no places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Masthead, Role
from pipeline.masthead import read_masthead_texts

SHARED = Path(__file__).resolve().parents[2] / "shared"
DUMP = """
丁酉年十月十四
2017年12月1日
星期五

数字报:www.lanjiang.cn
电子邮箱:ljrb@163.com
国内统一连续出版物号 CN 19—9712
邮发代号:24-104 总第7444号

# 岚江日报

水乡新闻 天天相伴

地址:清澜市学院路17号 邮编:326885

## 全市水利工作会议提出

# 三座水库同时开闸

本报讯 记者沈明月报道 12月1日，三座水库同时开闸放水，沿岸村民连夜转移物资，没有一户受损。

县里说，2017年12月1日以后还会再来一次。
""".splitlines()


def test_the_head_of_a_dump() -> None:
    found = read_masthead_texts(DUMP)
    assert found.masthead == Masthead(
        title="岚江日报",
        date="2017-12-01",
        weekday="星期五",
        lunar_date="丁酉年十月十四",
        issue_number="7444",
        cn_number="CN19-9712",
        postal_code="24-104",
        website="www.lanjiang.cn",
        email="ljrb@163.com",
        address="清澜市学院路17号",
    )
    assert not found.warnings
    last = DUMP.index("地址:清澜市学院路17号 邮编:326885")
    assert [f.number for f in found.furniture] == [n for n in range(last + 1) if DUMP[n]]
    assert {f.kind for f in found.furniture} == {Role.MASTHEAD}


def test_a_title_before_everything_else() -> None:
    found = read_masthead_texts(
        ["# The Evening Herald", "VOL. XII. NO. 34", "SUNDAY, DEC. 17, 1905.", "## Harbor Deepened", "The board met."]
    )
    assert found.masthead == Masthead(
        title="The Evening Herald", date="1905-12-17", weekday="Sunday", issue_number="34", volume="XII"
    )
    assert [f.number for f in found.furniture] == [0, 1, 2]


def test_an_imprint_at_the_end() -> None:
    imprint = "社址：清澜市东大街3号 邮编：310012 电话：0571-8888888 印刷：清澜日报印刷厂"
    found = read_masthead_texts([*DUMP, imprint])
    assert found.furniture[-1].number == len(DUMP)
    assert found.furniture[-1].kind is Role.IMPRINT


def test_issue_lines_in_the_middle_of_a_dump() -> None:
    story = ["# 三座水库同时开闸", "近日，三座水库同时开闸放水，沿岸村民连夜转移物资，没有一户受损。"]
    found = read_masthead_texts([*story, "国内统一刊号:CN19-9712", *story])
    assert found.masthead.cn_number == "CN19-9712"
    assert [f.number for f in found.furniture] == [2]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["", " "],
        ["# 三座水库同时开闸", "近日，三座水库开闸。"],
        ["The council met on Friday, March 4, 1887, and rose early that night."],
    ],
)
def test_texts_without_a_masthead(texts: list[str]) -> None:
    found = read_masthead_texts(texts)
    assert found.masthead == Masthead()
    assert found.furniture == ()


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(DUMP)), max_size=25))
def test_any_text_is_answered(texts: list[str]) -> None:
    numbers = [f.number for f in read_masthead_texts(texts).furniture]
    assert numbers == sorted(set(numbers))
    assert all(texts[n].strip() for n in numbers)


@pytest.mark.shared
def test_a_real_dump() -> None:
    (path,) = (SHARED / "dumps").glob("*_p1.txt")
    texts = path.read_text(encoding="utf-8").splitlines()
    found = read_masthead_texts(texts)
    assert found.masthead.date == "2022-03-28"
    assert found.masthead.weekday == "星期一"
    assert found.masthead.lunar_date == "壬寅年二月廿六"
    assert (found.masthead.issue_number, found.masthead.cn_number, found.masthead.postal_code) == (
        "12071",
        "CN33-0016",
        "31-2",
    )
    assert None not in (found.masthead.title, found.masthead.website, found.masthead.email, found.masthead.address)
    assert not found.warnings
    assert len(found.furniture) == 12
