"""Ends and beginnings of sentences, labels, numerals, folding, words of commerce."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cues import (
    box_label,
    briefs_label,
    classified_notice,
    classified_section,
    column_label,
    ends_sentence,
    fold,
    hyphenated_end,
    is_subtitle_dash,
    issue_number,
    looks_like_advertisement,
    opens_mid_sentence,
)
from pipeline.cues.numerals import any_number, han_number, page_name, word_number


@pytest.mark.parametrize(
    "text",
    [
        "完成。",
        "完成。”",
        "”。",
        "完成！",
        "他说：",
        "完成o",
        "完成.",
        "……",
        "the end.",
        "(the end.)",
        'The end."',
        "in the D. C.",
        "as follows:",
    ],
)
def test_sentences_that_end(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["完成", "第一、", "列举；", "称为“好人”", "Mr.", "by Gen.", "William J.", "he went, ", "gov-", "", " "]
)
def test_sentences_that_go_on(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("text", ["，而", "。他", "”他说", "）的", "the man", "of the town", "), and"])
def test_openings_in_the_middle(text: str) -> None:
    assert opens_mid_sentence(text)


@pytest.mark.parametrize("text", ["完成", "“他说", "（记者", "The man", "von Ordt went", "……他说", "12 men", ""])
def test_openings_of_sentences(text: str) -> None:
    assert not opens_mid_sentence(text)


@pytest.mark.parametrize(
    ("text", "divided"),
    [("gov-", True), ("gov=", True), ("re¬", True), ("gov—", False), ("一-", False), ("a -", False), ("", False)],
)
def test_divided_words(text: str, divided: bool) -> None:
    assert hyphenated_end(text) is divided


@pytest.mark.parametrize(
    ("text", "dashed"),
    [
        ("——记清澜县水利站", True),
        ("一一记水利站", True),
        ("—记水利站", True),
        ("－－水利站", True),
        ("--水利站", True),
        ("—JOHN", False),
        ("一26个水利站连成一张网", True),
        ("—26个水利站连成一张网", True),
        ("—26℃", False),
        ("一个人", False),
        ("", False),
    ],
)
def test_subtitle_dashes(text: str, dashed: bool) -> None:
    assert is_subtitle_dash(text) is dashed


def test_labels() -> None:
    assert column_label("【短评】")
    assert column_label("今日 导读")
    assert column_label("街坊话题")
    assert not column_label("渡口周刊")  # which a paper may be called
    assert column_label("SPORTS.")
    assert column_label("IN OUR VIEW")
    assert not column_label("In Our View, a Poor Bargain")
    assert not column_label("三座水库开闸")
    assert column_label("新闻分析")
    assert issue_number("第218期")
    assert issue_number("（總第十二期）")
    assert not issue_number("第二期工程完工")
    assert column_label("【文明清澜】")
    assert column_label("〖劳动者之歌〗")
    assert not column_label("【本報訊】")
    assert column_label("国际观察")
    assert not column_label("记者观察到水位上涨")
    assert briefs_label("Around the Square")
    assert briefs_label("各地要闻")
    assert briefs_label("城事快递")
    assert not briefs_label("今日要闻")
    assert not column_label("【新华社北京电】")
    assert box_label("THE WEATHER.") == box_label("今日天气") == "weather"
    assert box_label("导读") == box_label("INDEX") == box_label("今日看点") == "index"
    assert box_label("The weather was fair") is None


@pytest.mark.parametrize(
    "text",
    [
        "简讯",
        "短 波",
        "一句话新闻",
        "一一句话新闻",
        "市场信息",
        "行业动态",
        "市井速递",
        "港聞短訊",
        "要闻简报",
        "BRIEFING",
        "NEWS IN BRIEF",
        "BREVITIES.",
        "LOCAL ITEMS",
    ],
)
def test_titles_over_groups_of_briefs(text: str) -> None:
    assert briefs_label(text)


@pytest.mark.parametrize("text", ["三座水库昨日开闸快讯", "A brief visit", "简", "今日谈", ""])
def test_other_titles_are_none(text: str) -> None:
    assert not briefs_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "公告",
        "遗失声明",
        "拍卖公告",
        "清澜公司招标公告",
        "FOR SALE",
        "WANTED.",
        "Zu verkaufen",
        "寻人启事",
        "招租信息",
        "MONEY TO LOAN",
        "HELP WANTED—MALE",
        "PIANOS TUNED",
    ],
)
def test_paid_notices(text: str) -> None:
    assert classified_notice(text)


def test_the_title_of_a_story_about_notices_is_none() -> None:
    assert not classified_notice("公告栏前的老人")
    assert not classified_notice("Lost in the Storm")
    assert not classified_notice("外交部声明")
    assert not classified_notice("Wanted for murder")


def test_sections_of_small_advertisements() -> None:
    assert classified_section("分类信息")
    assert classified_section("CLASSIFIED ADS")
    assert not classified_section("分类信息上网以后")


SELLING = [
    ["大丰家电城", "全场八折起 欲购从速", "冰箱 原价900元 现价700元", "电话：2345-2345678"],
    ["遗失声明", "本人遗失驾驶证一本，声明作废。"],
    ["VOSS'S", "LIVER BITTERS", "For the relief of languor. One", "dollar the bottle. Of all druggists."],
    ["TO LET", "A brick house of nine rooms, with", "stable. Rent $22. Apply to J. Orcutt."],
    ["ORCUTT BROTHERS", "Carpets, Stoves and Ranges", "Prices Never So Low", "Price, $4.50", "23 Canal Street"],
]
TELLING = [
    [
        "近日，清澜县水利站投入300万元修缮三座水库，村民说，今年的用水不用愁了。",
        "下一步，县里还将整治四条河道，预计明年春天完工。",
    ],
    ["清澜的出租车改按里程计价，", "起步价仍是八元。"],
    [
        "The harbor board sounded the channel on Tuesday, and the tug towed the schooner to the basin.",
        "The matter was closed before the week was out.",
    ],
]


def test_advertisements_sell_and_stories_tell() -> None:
    assert min(map(looks_like_advertisement, SELLING)) > 0.6
    assert max(map(looks_like_advertisement, TELLING)) < 0.25
    assert looks_like_advertisement([]) == 0.0


@given(st.lists(st.text(max_size=40), max_size=6))
def test_salesmanship_is_a_share(texts: list[str]) -> None:
    assert 0.0 <= looks_like_advertisement(texts) <= 1.0


@given(st.text(max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_folding_makes_spellings_alike() -> None:
    assert fold("【本報訊】ＣＮ４４—０１０３") == "(本报讯)CN44-0103"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12),
        ("廿六", 26),
        ("二十", 20),
        ("三十一", 31),
        ("一百零五", 105),
        ("二〇二二", 2022),
        ("一九四九", 1949),
        ("卅", 30),
        ("水", None),
        ("", None),
    ],
)
def test_chinese_numerals(text: str, number: int | None) -> None:
    assert han_number(text) == number


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("二", "2"),
        ("02", "2"),
        ("Ａ13", None),
        ("A 13", "A13"),
        ("A02", "A02"),
        ("l2", "12"),
        ("SECOND", "2"),
        ("zweiten", "2"),
        ("0", None),
        ("page", None),
    ],
)
def test_pages_in_one_spelling(text: str, page: str | None) -> None:
    assert page_name(text) == page


def test_numbers_in_words() -> None:
    assert word_number("SIXTEEN") == 16
    assert word_number("twentieth") == 20
    assert word_number("première") == 1
    assert word_number("lighthouse") is None
    assert any_number("I2") == 12
