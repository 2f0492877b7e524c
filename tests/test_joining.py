"""Lines become paragraphs: spaces, hyphens, letters, and Chinese typography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.joining import join_lines, normalise_chinese, paragraph_text, plain_letters, vocabulary_of
from pipeline.joining.hyphens import Hyphen, resolve
from pipeline.joining.language import language_of

GERMAN = "Die Sitzung der Gemeinde ist am Montag und"
FRENCH = "Le conseil de la commune est dans la salle et"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the harbor", "board met"], "the harbor board met"),
        (["河水慢慢", "地流"], "河水慢慢地流"),
        (["a narrow co-", "lumn of type"], "a narrow column of type"),
        (["a well-", "known man"], "a well-known man"),
        (["the two- and three-", "story houses"], "the two- and three-story houses"),
        (["the RE-", "PUBLICAN party"], "the REPUBLICAN party"),
        (["in mid-", "August"], "in mid-August"),
        (["Captain Pen-", "rose came"], "Captain Penrose came"),
        (["from 1914-", "15 they"], "from 1914-15 they"),
        ([f"{GERMAN} die Straßen-", "bahn"], f"{GERMAN} die Straßenbahn"),
        ([f"{GERMAN} der Ein=", "wohner"], f"{GERMAN} der Einwohner"),
        ([f"{GERMAN} der Kauf-", "und Verkauf"], f"{GERMAN} der Kauf- und Verkauf"),
        ([f"{GERMAN} die Nordsee-", "Küste"], f"{GERMAN} die Nordsee-Küste"),
        ([f"{FRENCH} peut-", "être"], f"{FRENCH} peut-être"),
        ([f"{FRENCH} le gouver-", "nement"], f"{FRENCH} le gouvernement"),
        (["a soft\u00ad", "ware house"], "a software house"),
        (["he said—", "and left"], "he said—and left"),
        (["新版Windows", "Server软件"], "新版Windows Server软件"),
        (["全年共20", "22年"], "全年共2022年"),
        (["见www.yunxi", "bao.example.cn"], "见www.yunxibao.example.cn"),
        (["他说：“好", "”，“那就走"], "他说：“好”，“那就走"),
        (["  ", "one", ""], "one"),
        ([], ""),
    ],
)
def test_lines_are_joined(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def test_between_chinese_and_latin_stands_what_the_lines_themselves_put_there() -> None:
    assert join_lines(["使用 Linux 系统的有", "Debian 等三种"]) == "使用 Linux 系统的有 Debian 等三种"
    assert join_lines(["使用Linux系统的有", "Debian等三种"]) == "使用Linux系统的有Debian等三种"


def test_a_long_paragraph_is_joined_like_a_short_one() -> None:
    lines = ["the harbor board met, at a", "well-", "known place, www.yunxi", "河水慢慢", "地流"] * 200
    once = "the harbor board met, at a well-known place, www.yunxi河水慢慢地流"
    assert join_lines(lines) == once * 200


def test_the_page_decides_about_its_own_words() -> None:
    words = vocabulary_of(["they came to-day by the Fenwickshire road", "and said good-", "bye"])
    assert {"to-day", "fenwickshire"} <= words
    assert not {"good", "bye", "good-bye"} & words
    assert join_lines(["they left to-", "day"], words) == "they left to-day"
    assert join_lines(["they left to-", "day"]) == "they left today"
    assert resolve("Fenwick", "shire", words, "en") is Hyphen.GONE


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), ("the end of it was not for him", "en"), ("xyz", None)]
)
def test_the_language_is_told_by_its_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_old_letters_become_plain_ones_and_real_letters_stay() -> None:
    assert plain_letters("ﬁnd the ſoft Straße, ﬂat œuvre\u00ad") == "find the soft Straße, flat œuvre"


@pytest.mark.parametrize(
    ("read", "set_right"),
    [
        ("他说,河堤修好了;大家(包括老人)都高兴!", "他说，河堤修好了；大家（包括老人）都高兴！"),
        ("增长3.5%,比分3:2,时间10:30", "增长3.5%，比分3:2，时间10:30"),
        ("２０２４年４月１７日，Ａ座", "2024年4月17日，A座"),
        ("增长３．５％", "增长3.5%"),
        ('他说:"好",又说:"走"。', "他说：“好”，又说：“走”。"),
        ("打响”品牌”行动", "打响“品牌”行动"),
        ("只有一个“引号的句子", "只有一个“引号的句子"),
        ("网址:http://www.example.cn/a?b=1,邮箱:bao@example.cn", "网址：http://www.example.cn/a?b=1，邮箱：bao@example.cn"),
        ("吴•青荷说...好", "吴·青荷说……好"),
        ("河堤修好了.大家都高兴.", "河堤修好了。大家都高兴。"),
        ("加入世界贸易组织(WTO)以后", "加入世界贸易组织（WTO）以后"),
        ("聚焦春耕 加大服务", "聚焦春耕 加大服务"),
        ("Prices (net), he said: 3.5", "Prices (net), he said: 3.5"),
    ],
)  # fmt: skip
def test_chinese_is_set_as_print_sets_it(read: str, set_right: str) -> None:
    assert normalise_chinese(read) == set_right


def test_as_printed_leaves_all_but_the_line_ends() -> None:
    lines = ["他说,河堤修", "好了,ﬁn"]
    assert paragraph_text(lines, as_printed=True) == "他说,河堤修好了,ﬁn"
    assert paragraph_text(lines) == "他说，河堤修好了，fin"


@given(st.text("河堤修好了,.;:!?()\"'“”‘’…·３ａab12 《》", max_size=60))
def test_setting_right_twice_changes_nothing(text: str) -> None:
    once = normalise_chinese(text)
    assert normalise_chinese(once) == once


@given(st.lists(st.text("河堤 ab-12,。", max_size=12), max_size=6))
def test_joining_neither_loses_nor_invents_letters(lines: list[str]) -> None:
    def solid(text: str) -> str:
        return "".join(character for character in text if character.isalnum())

    assert solid(join_lines(lines)) == solid("".join(lines))
