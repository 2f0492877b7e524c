"""Bylines on their own lines, at ends, and in the run of first paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cues import (
    breaks_off_in_byline,
    byline,
    byline_in_run,
    byline_with_post,
    closing_byline,
    dateline,
    goes_on_in_byline,
    may_be_name,
    name_over_post,
    signature,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者 沈明月", "沈明月"),
        ("□本报记者 林雨桐", "林雨桐"),
        ("■■本报记者林雨桐", "林雨桐"),
        ("■本报记者 林远帆 通讯员 许知秋", "记者 林远帆 通讯员 许知秋"),
        ("● 記者 陈明 文/图", "陈明"),
        ("本報記者 陳明", "陳明"),
        ("本报记者 李明 王小红　文/图", "李明 王小红"),
        ("见习记者 李　明", "李明"),
        ("张三/文 李四/图", "张三 李四"),
        ("文/沈明月", "沈明月"),
        ("沈明月 文/图", "沈明月"),
        ("文/圖 記者沈明月", "沈明月"),
        ("特约记者 赵一鸣", "赵一鸣"),
        ("岚江日报记者 沈明月 报道", "沈明月"),
        ("（记者 王小明）", "王小明"),
        ("本报评论员", "本报评论员"),
        ("本报记者 阿依努尔·买买提江", "阿依努尔·买买提江"),
        ("张海亮 吕纯志 赵学棠", "张海亮 吕纯志 赵学棠"),
        ("□石卫东 邵爱莲", "石卫东 邵爱莲"),
        ("□石卫东邵爱莲", "石卫东 邵爱莲"),
        ("本报记者林少华姚远", "林少华 姚远"),
        ("口石卫东邵爱莲", "石卫东 邵爱莲"),
        ("□金雨", "金雨"),
        ("毛世昌", "毛世昌"),
        ("文：劉倩婷", "劉倩婷"),
        ("晚报记者 薛文", "薛文"),
        ("商报记者 江渡　文/图", "江渡"),
        ("本報港聞組", "本報港聞組"),
        ("記者江小渔／北渡報導", "江小渔"),
        ("記者簡小渔戰晚舟／北渡報導", "簡小渔 戰晚舟"),
        ("公冶小渔 钟离晚舟", "公冶小渔 钟离晚舟"),
        ("本报记者沈明月发自岚江", "沈明月"),
        ("记者米若兰郝秀文/图", "米若兰郝秀"),  # as printed: more than one cut gives surnames
        ("本报记者公冶小渔文", "公冶小渔"),
        ("本报记者林学文", "林学文"),
        ("By JOHN PELLHAM", "JOHN PELLHAM"),
        ("BY R. E. TARRANT,", "R. E. TARRANT"),
        ("By Clara Voss, Staff Writer", "Clara Voss, Staff Writer"),
        ("By a Staff Reporter", "Staff Reporter"),
        ("Special to The Star", "Special to The Star"),
        ("(FROM OUR OWN CORRESPONDENT.)", "CORRESPONDENT"),
        ("(By Our Regular Correspondent)", "Regular Correspondent"),
        ("(From our Marden Agent.)", "Marden Agent"),
        ("Herald staff writer", "Herald staff writer"),
        ("Copyright, 1931, by The Marden Bee Company.", "Copyright, 1931, by The Marden Bee Company"),
        ("Clara Voss reports", "Clara Voss"),
        ("By JUNE ORCUTT", "JUNE ORCUTT"),
        ("By April Voss", "April Voss"),
        ("Clara Voss Harbour correspondent", "Clara Voss Harbour correspondent"),
        ("Von Hans Ordt", "Hans Ordt"),
        ("Par Jean Voisin", "Jean Voisin"),
    ],
)
def test_lines_of_their_own(text: str, names: str) -> None:
    assert byline(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "记者 沈明月 摄",
        "记者来到现场",
        "本报记者李朝明近日走访了三个村",
        "高质量",
        "保障网。",
        "凌晨的云图",
        "不仅如此，白山区苍溪镇",
        "要闻·综合",
        "口述历史",
        "口袋公园",
        "□田野调查",
        "石拱桥",
        "施工图",
        "金雨",
        "By Mr. Orcutt—To provide for the pub-",
        "By the morning of the 7th the storm had passed",
        "BY WASHOUT",
        "By Monday",
        "By June, Voters Told",
        "By May 12",
        "By August",
        "Mayor dismisses harbour correspondent",
        "By Act of Congress",
        "Von Wien nach Lindenau",
        "The Star",
        "",
    ],
)
def test_lines_that_are_none(text: str) -> None:
    assert byline(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("B. F. ORDWAY, D. D.", "B. F. ORDWAY, D. D."),
        ("— JOHN VOSS", "JOHN VOSS"),
        ("（沈明月 李四喜）", "沈明月 李四喜"),
        ("岑小满", "岑小满"),
        ("金雨", "金雨"),
    ],
)
def test_signatures_at_an_end(text: str, names: str) -> None:
    assert signature(text) == names


@pytest.mark.parametrize("text", ["The end.", "工作已经完成。", "See page 4.", "金秋", "文明", "高地"])
def test_last_lines_that_are_no_signatures(text: str) -> None:
    assert signature(text) is None


def test_names_in_brackets_at_the_end_of_a_paragraph() -> None:
    text = "全部工程已于昨日完成。（记者 李明 通讯员 王小红）"
    found = closing_byline(text)
    assert found is not None
    assert found.names == "记者 李明 通讯员 王小红"
    assert text[: found.start] == "全部工程已于昨日完成。"


def test_a_name_that_the_word_for_its_writer_stands_before() -> None:
    assert goes_on_in_byline("本报记者 沈明月 特约通讯员", "林雨桐")
    assert goes_on_in_byline("本报记者", "林雨桐")
    assert goes_on_in_byline("本报记者沈明月通讯员林", "桐")
    assert not goes_on_in_byline("本报记者", "渡船夜里开到南岸")
    assert not goes_on_in_byline("渡船夜里开到南岸", "林雨桐")
    assert breaks_off_in_byline("本报记者沈明月通讯员林")
    assert not breaks_off_in_byline("渡船夜里开到南岸，船工告诉记者")
    assert byline("本报记者 江 渔沈明月") == "江渔 沈明月"


@pytest.mark.parametrize("text", ["他们都来了（见图）", "共一百人（含学生）", "（李明）", "完成。"])
def test_other_brackets_at_the_end(text: str) -> None:
    assert closing_byline(text) is None


@pytest.mark.parametrize(
    ("text", "names", "head"),
    [
        ("本报讯 记者阮向晨报道 水利工程协调小组", "阮向晨", "本报讯"),
        ("本报讯（记者 沈明月）近日，", "沈明月", "本报讯"),
        ("本报讯记者沈明月)近日。县里", "沈明月", "本报讯"),
        ("本报讯（记者间红宝）近日", "间红宝", "本报讯"),
        ("本报讯(记者 阮明 通讯员 李红)近日", "记者 阮明 通讯员 李红", "本报讯"),
        ("本报讯　近日，笔者在县城看到", None, "本报讯"),
        ("本报清澜9月12日讯 (记者 王小明) 会议", "王小明", "本报清澜9月12日讯"),
        ("新华社北京8月1日电（记者赵甲、钱乙）", "赵甲 钱乙", "新华社北京8月1日电"),
        ("据新华社北京8月1日电 会议", None, "据新华社北京8月1日电"),
        ("岚江通讯社清澜市3月2日电（记者沈明月）昨", "沈明月", "岚江通讯社清澜市3月2日电"),
        ("中新社香港9月1日电 (记者 李明) 今", "李明", "中新社香港9月1日电"),
        ("【本報訊】昨日", None, "本報訊"),
        ("【清澜專訊】昨日", None, "清澜專訊"),
        ("【本报记者林远帆报道】昨日", "林远帆", None),
        ("【记者林远帆、许知秋报道】昨日", "林远帆 许知秋", None),
        ("本报记者 林雨桐 报道 今天", "林雨桐", None),
        ("记者林雨桐报道：今天", "林雨桐", None),
        ("LONDON, August 26.—The fleet", None, "LONDON, August 26"),
        ("LONDON, August 26, 2:35 p.m.—The", None, "LONDON, August 26, 2:35 p.m."),
        ("MARDEN, Ga., August 26.-A move", None, "MARDEN, Ga., August 26"),
        (
            "WINSLOW, Neb., Mareh 2.—[Special Telegram to the HERALD.]—The",
            "Special Telegram to the HERALD",
            "WINSLOW, Neb., Mareh 2",
        ),
        ("NEW YORK (AP) — The", None, "NEW YORK (AP)"),
        ("PORT ELLERY — The mayor", None, "PORT ELLERY"),
        ("Lindenau, 27. Dez. Die Brücke", None, "Lindenau, 27. Dez"),
        ("L i n d e n a u, 28. Dez., Mgs. Eine", None, "Lindenau, 28. Dez."),
        ("Orland, 3 janvier. — Le maire", None, "Orland, 3 janvier"),
    ],
)
def test_openings(text: str, names: str | None, head: str | None) -> None:
    assert byline_in_run(text) == (names, head)


@pytest.mark.parametrize(
    "text",
    [
        "近日，记者从市里获悉，三座水库开闸。",
        "人社局电话会议近日召开",
        "本报电子版讯息服务",
        "Monday, March 2, the council met",
        "Paris, May 3, was quiet",
        "Mass., Dec. 10, 1805. His mother",
        "ST. ELLERY, SUNDAY, DEC. 17, 1905.",
        "WANTED —A girl for housework",
        "The council met.",
        "",
    ],
)
def test_sentences_open_with_neither(text: str) -> None:
    assert byline_in_run(text) == (None, None)


def test_a_dateline_on_its_own_line() -> None:
    assert dateline("Stanhope, Mo., Dec. 12, 1905.") == "Stanhope, Mo., Dec. 12, 1905"
    assert dateline("LONDON, August 26.—The fleet") is None
    assert dateline("清澜市") is None


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    for names in (byline(text), signature(text), *byline_in_run(text)):
        assert names is None or names.strip() == names != ""


@pytest.mark.parametrize(
    "text",
    [
        "岚江县中心小学校长 沈明月",
        "岚江省社会科学院 沈明月 许知秋",
        "岚江大学教授 李 明",
        "岚江县委党校经济教研室公冶小渔",
        "岚江县志课题组",
    ],
)
def test_where_a_writer_works_stands_before_his_name(text: str) -> None:
    assert byline(text) is None
    assert byline_with_post(text) == text


def test_what_stands_before_no_name_is_none() -> None:
    assert byline_with_post("岚江县中心小学 开学") is None
    assert byline_with_post("岚江县委书记 到任") is None
    assert byline_with_post("访岚江县中心小学沈明月") is None
    assert byline_with_post("一所百年小学高考") is None


def test_a_surname_before_what_is_no_word_may_be_a_name() -> None:
    assert may_be_name("亓言")
    assert may_be_name("石 晓林")
    assert not any(map(may_be_name, ("端了", "高产", "落实", "王")))


def test_what_a_writer_is_stands_under_his_name() -> None:
    assert name_over_post("韦明月", "资深投资顾问")
    assert name_over_post("韋明月", "資深投資顧問")
    assert not name_over_post("韦明月", "加息到了尾声")
