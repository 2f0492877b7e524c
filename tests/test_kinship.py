"""What a caption and a story have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout.kinship import kinship, tells_news_of_its_own


def test_the_story_that_the_caption_speaks_of() -> None:
    stories = [
        "河湾渡口昨夜恢复通航，渡船每晚增加六班。",
        "松林小学的天文台建成，学生每周观测星空。",
        "记者昨日走访渔港。",
    ]
    ferry, school, harbour = kinship("图为渡船停靠河湾渡口。", stories)
    assert ferry > 0.9
    assert school == harbour == 0


@pytest.mark.parametrize("caption", ["", "1998", "。", "The ferry at Linden"])
def test_without_words_nothing_is_said(caption: str) -> None:
    assert kinship(caption, ["河湾渡口", "The ferry"]) == [0.0, 0.0]


@given(st.text("渡船河湾 ferry", max_size=20), st.lists(st.text("渡船河湾 ferry", max_size=30), max_size=5))
def test_shares_of_one(caption: str, stories: list[str]) -> None:
    shares = kinship(caption, stories)
    assert len(shares) == len(stories)
    assert all(0 <= share <= 1 + 1e-9 for share in shares)


STORIES = [
    "河湾渡口昨夜恢复通航，渡船每晚增加六班，码头上的老船工周启航说航道加深了两米。",
    "松林小学的天文台建成，学生每周观测星空。",
]


def test_a_long_caption_that_shares_nothing_with_a_story_is_news_of_its_own() -> None:
    caption = "六月三日，青石镇举办插秧比赛，十二支队伍在百亩水田里一决高下，吸引了上千名游客前来观看。"
    assert tells_news_of_its_own(caption, STORIES[0], STORIES)
    assert not tells_news_of_its_own("图为比赛现场。", STORIES[0], STORIES)  # too short to tell news


def test_a_long_caption_that_tells_of_the_story_belongs_to_it() -> None:
    caption = "昨夜，河湾渡口恢复通航后的第一班渡船靠岸，老船工周启航在码头上引导乘客，航道加深后渡船更稳。"
    assert not tells_news_of_its_own(caption, STORIES[0], STORIES)
    assert tells_news_of_its_own(caption, STORIES[1], STORIES)


def test_a_caption_of_one_sentence_without_a_word_of_the_story_is_news_of_its_own() -> None:
    caption = "青石镇医生为山里老人检查身体。本报记者周启航摄"
    assert tells_news_of_its_own(caption, STORIES[0], STORIES)  # who took it has the name of someone in the story
    assert not tells_news_of_its_own("码头上的医生为老人检查身体。", STORIES[0], STORIES)


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Children of the Linden school at the fair in Ostrow.", True),
        ("Passengers from Ostrow wait at Harrow Landing.", False),  # a place that the story names
        ("Passengers wait at the gate. Tickets were sold out.", False),  # no names
        ("MAYOR EDNA WHITLOCK.", True),
        ("The gate at noon. Ellis Farrow/The Courier", False),  # names of the photographer
    ],
)
def test_of_a_latin_caption_its_names_are_asked_for(caption: str, *, told: bool) -> None:
    story = "The ferry to Har-\nrow Landing runs again, six boats a night."
    assert tells_news_of_its_own(caption, story, [story]) is told
