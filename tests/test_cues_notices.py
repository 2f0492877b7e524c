"""What a paper says to its readers of itself."""

from __future__ import annotations

import pytest

from pipeline.cues import house_notice


@pytest.mark.parametrize(
    "text",
    [
        "本版欢迎短小的散文、随笔，来稿请寄渡口路3号",
        "本版文字图片未经许可不得转载",
        "來論請寄渡口版 字數以八百字為限",
        "欢迎提供新闻线索 一经采用即付稿酬",
        "以上資料只供參考",
        "主办：岚江文联 主编：沈明月 地址：渡口路3号",
        "零售每份四分",
        "© 2008 The Harbour Bell",
        "All rights reserved.",
    ],
)
def test_notices_of_the_house(text: str) -> None:
    assert house_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "编辑部收到来稿三百件，评出一等奖五名。",
        "他投稿二十年，只登出一篇。",
        "厂长说，这批货欢迎来人参观。",
        "The copyright bill was read a second time.",
        "来稿请寄本报" + "渡口的灯又亮了，" * 20,
    ],
)
def test_stories_that_speak_of_copy(text: str) -> None:
    assert not house_notice(text)
