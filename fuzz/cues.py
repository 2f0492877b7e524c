"""What is read from the words of lines: bylines, jumps, datelines, credits, mastheads, dates of both calendars."""

from __future__ import annotations

import datetime as dt

from fuzz.choices import pieced, words
from pipeline import cues
from pipeline.masthead import read_masthead_texts
from pipeline.masthead.dates import find_dates
from pipeline.masthead.lunar import find_lunar, parse_lunar

_WORDS = (
    *words(
        "本报讯 记者 通讯员 报道 摄 文/图 吴青荷 新华社 讯 电 （ ） ( ) [ 【 。 ， ： 、 《 》 - — · / 丨 = ► 〇 0 O l I 9 99 ² ١ ſ ﬁ é"
    ),
    *words(
        "下转 上接 第 版 二 十 廿 转 紧接 A1 年 月 日 星期 一 农历 丙午 壬寅 甘 闰 正 初 大 同治 光绪 元 民国 卅 2026 1898"
    ),
    *words(
        "总第 期 CN33-0016 ISSN 1234-5679 邮发代号 31-2 www. .cn @ http:// No. Vol. XIV Price Cents THE Harbour Bell open- ed"
    ),
    *words(
        "By FROM OUR Correspondent LONDON August 26 1st Sept. Monday Continued on Page Column See Fortsetzung von Seite Suite"
    ),
    *(" ", " ", "\u3000", "\n", "\ud800", "x" * 400),
)
_NO_QUESTIONS = {
    "FoundJump",
    "FoundNames",
    "goes_on_below",
    "goes_on_in_byline",
    "looks_like_advertisement",
    "name_over_post",
}
_QUESTIONS = tuple(getattr(cues, name) for name in cues.__all__ if name not in _NO_QUESTIONS)


def cue(data: bytes) -> None:
    text = pieced(data, _WORDS)
    for question in _QUESTIONS:
        question(text)
    cues.goes_on_in_byline(text[:9], text[9:])
    cues.goes_on_below(text[:9], text[9:])
    cues.name_over_post(text[:9], text[9:])
    assert 0 <= cues.looks_like_advertisement(text.splitlines()) <= 1
    for find in (cues.find_jump_to, cues.find_jump_from):
        found = find(text)
        assert found is None or 0 <= found.start < found.end <= len(text)
    folded = cues.fold(text)
    for claim in (*find_dates(folded), *find_lunar(folded)):
        assert 0 <= claim.start < claim.end <= len(folded)
    parse_lunar(folded)
    masthead = read_masthead_texts(text.splitlines()).masthead
    assert masthead.date is None or dt.date.fromisoformat(masthead.date)
