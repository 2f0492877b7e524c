"""What a caption and a story have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout.kinship import kinship


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
