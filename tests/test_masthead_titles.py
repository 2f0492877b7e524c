"""Titles: what is believed of a reading, and what is not."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.masthead.han_titles import judge_title, looks_like_title, mentioned_papers, one_script
from pipeline.masthead.latin_titles import in_title_case, judge_latin_title, looks_like_latin_title
from pipeline.masthead.values import Title

NONE: Counter[str] = Counter()


@pytest.mark.parametrize(
    "text",
    [
        "岚江日报",
        "嵐江日報",
        "清澜晚报",
        "岚 江 时 报",
        "明报",
        "申報",
        "清澜工人日报",
        "岚江新闻",
        "嵐江日訊",
        "清澜晚刊",
    ],
)
def test_what_could_be_a_title(text: str) -> None:
    assert looks_like_title(text)


@pytest.mark.parametrize(
    "text", ["本报", "今日要闻", "国际新闻", "三座水库开闸", "报名", "日报", "岚江都都报报", "The Star", ""]
)
def test_what_could_not(text: str) -> None:
    assert not looks_like_title(text)


def test_a_sure_reading_is_believed() -> None:
    assert judge_title("岚江日报", 0.98, NONE, traditional=False) == Title("岚江日报", sure=True)


def test_a_doubtful_reading_is_believed_if_it_consists_of_words() -> None:
    assert judge_title("农民日报", 0.8, NONE, traditional=False) == Title("农民日报", sure=False)
    assert judge_title("浓岷日报", 0.8, NONE, traditional=False).text is None


def test_garbled_calligraphy_is_no_title() -> None:
    assert judge_title("事多日幸", 0.6, NONE, traditional=False).text is None
    assert judge_title("岚江日报", 0.4, NONE, traditional=False).text is None


def test_a_character_that_was_read_twice_is_given_once_and_told() -> None:
    assert judge_title("农民日日报", 0.99, NONE, traditional=False) == Title("农民日报", sure=False)


def test_the_publisher_tells_what_calligraphy_hides() -> None:
    mentions = mentioned_papers(["岚江日报社出版", "社址：清澜市", "据《云屏晚报》报道"])
    assert mentions == {"岚江日报": 1, "云屏晚报": 1}
    assert judge_title("岚汪目报", 0.5, mentions, traditional=False) == Title("岚江日报", sure=True)


def test_a_paper_is_not_called_by_the_name_of_its_publisher() -> None:
    mentions = mentioned_papers(["岚江日报社主管主办"])
    assert judge_title("岚江周末", 0.99, mentions, traditional=False) == Title("岚江周末", sure=True)
    assert judge_title("岚江晚报", 0.99, mentions, traditional=False) == Title("岚江晚报", sure=True)
    assert judge_title("岚江晚报", 0.8, mentions, traditional=False) == Title("岚江日报", sure=True)
    assert judge_title("岚江曰报", 0.99, mentions, traditional=False) == Title("岚江日报", sure=True)


def test_a_title_read_half_in_each_script_follows_the_page() -> None:
    assert one_script("农民日報", traditional=False) == "农民日报"
    assert one_script("农民日報", traditional=True) == "農民日報"
    assert one_script("申報", traditional=False) == "申報"
    assert one_script("鳳溪晚报", traditional=False) == "凤溪晚报"


def test_a_title_in_calligraphy_is_spelt_as_the_page_spells_it_in_type() -> None:
    assert judge_title("碧灣時報", 0.99, mentioned_papers(["碧湾时报社主办"]), traditional=False).text == "碧湾时报"
    assert judge_title("碧灣時報", 0.99, mentioned_papers(["碧灣時報社主辦"]), traditional=True).text == "碧灣時報"


@pytest.mark.parametrize(
    "text",
    ["The Marden Bee", "The Marden Herrald", "Lindenauer Volksbote.", "THE SABLE RIVER STANDARD", "Le Petit Journal"],
)
def test_latin_titles(text: str) -> None:
    assert looks_like_latin_title(text)


@pytest.mark.parametrize("text", ["Snow Blocks Trains", "Sports", "the star went", "Farm and Home", ""])
def test_what_is_no_latin_title(text: str) -> None:
    assert not looks_like_latin_title(text)


def test_words_and_nouns_of_the_trade_are_believed() -> None:
    assert judge_latin_title("The Evening Herald.", 0.9, ()) == Title("The Evening Herald", sure=True)


def test_the_page_mends_misread_blackletter() -> None:
    texts = ["Editor Marden Beacon:", "success to the Marden Beacon. More anon"]
    assert judge_latin_title("The Mardcn Bcacon.", 0.8, texts) == Title("The Marden Beacon", sure=True)
    assert judge_latin_title("Mar den Beacon", 0.8, texts).text == "Marden Beacon"


def test_a_single_wrong_letter_in_a_noun_of_the_trade_is_mended() -> None:
    assert judge_latin_title("The American Fagle.", 0.86, ()).text == "The American Eagle"


def test_a_misreading_that_nothing_mends_is_no_title() -> None:
    assert judge_latin_title("The Foening yStar.", 0.92, ()).text is None
    assert judge_latin_title("CbeTn rSntU", 0.5, ()).text is None
    assert judge_latin_title("", 0.99, ()).text is None


def test_words_read_in_two_parts_are_put_together() -> None:
    assert judge_latin_title("Lindenauer A nzeiger", 0.95, ()).text == "Lindenauer Anzeiger"
    assert judge_latin_title("he Evening Post", 0.9, ()).text == "The Evening Post"


def test_a_headline_in_small_letters_is_no_title() -> None:
    assert judge_latin_title("free the mule that ate", 0.99, []).text is None
    assert judge_latin_title("The windows of the mill have been open", 0.99, []).text is None
    assert judge_latin_title("the morning star", 0.99, []).text == "the morning star"


def test_capitals_are_set_as_a_front_page_would() -> None:
    assert in_title_case("THE STAR OF THE SABLE") == "The Star of the Sable"
    assert in_title_case("The Marden Bee") == "The Marden Bee"


def test_a_word_of_blackletter_that_was_read_with_two_wrong_letters() -> None:
    assert judge_latin_title("The Examlmer Bee", 0.94, ()).text == "The Examiner Bee"
    assert judge_latin_title("The Foening Bee", 0.94, ()).text is None  # Evening as likely as Morning
    assert judge_latin_title("The Marden Bee", 0.94, ()).text == "The Marden Bee"
