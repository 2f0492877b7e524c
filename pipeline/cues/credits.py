"""Whose picture it is: 本报记者 甲 摄, 新华社发（甲 摄）, 网上图片, 甲/摄, Photo by A. Voss; and what marks a caption.

A credit is given as printed, brackets and all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import collapsed, fold, spaced
from pipeline.cues.han_bylines import words_and_picture
from pipeline.cues.han_credits import credit_run_on, is_han_credit
from pipeline.cues.latin_credits import is_latin_credit

_PLACE = re.compile(r"[左右上下][图圖]\s*[:：]")
LONGEST = 60  # characters of a credit
_CAPTION = re.compile(
    rf"^\s*(?:[▲▼◀▶△▽◁▷►◄↑↓←→]|[左右上下]{{1,2}}?\s*[一二三四①-⑩\d]?\s*图\s*(?:[为是系:,]|\s[一-鿿])|(?:{spaced('图为|图片为|图示|图中')})|图\s*[①-⑩一二三四\d]\s*[:为,]"
    rf"|[①-⑩]\s*[㐀-鿿])"
)
_POINTERS = (
    ("left", re.compile(r"^\s*(?:[▲▼◀▶△▽◁▷►◄]?\s*(?:左|左侧|左側)[图圖]\s*[:：]?|[◀◁◄←](?!\s*[左右上下][图圖])|\(?left\)?\s*[:.,—–-])", re.IGNORECASE)),
    ("right", re.compile(r"^\s*(?:[▲▼◀▶△▽◁▷►◄]?\s*(?:右|右侧|右側)[图圖]\s*[:：]?|[▶▷►→](?!\s*[左右上下][图圖])|\(?right\)?\s*[:.,—–-])", re.IGNORECASE)),
    ("above", re.compile(r"^\s*(?:[▲△↑]?\s*上[图圖]\s*[:：]?|[▲△↑]|\(?(?:above|top)\)?\s*[:.,—–-])", re.IGNORECASE)),
    ("below", re.compile(r"^\s*(?:[▼▽↓]?\s*下[图圖]\s*[:：]?|[▼▽↓]|\(?(?:below|bottom)\)?\s*[:.,—–-])", re.IGNORECASE)),
)  # fmt: skip
_CAPTION_END = re.compile(
    r"(?:\((?:above|below|left|right|at left|at right|center|top|bottom)[^)]{0,12}\))", re.IGNORECASE
)
_WORDS = (
    "本报记者",
    "记者",
    "通讯员",
    "新华社",
    "资料图片",
    "网上图片",
    "网络图片",
    "图片来源",
)  # begin a credit also in the run
_AGENCY = re.compile(r"[㐀-鿿]{2}(?:通讯社|新闻社|图片社)")  # with its name: so does this
_SET_OFF = frozenset("([-")  # a credit begins here, whatever stands before it
_ENDED = re.compile(r"[.!?。！？\")\]]\s*$")
_BREAK = re.compile(r"[。！？!?.…\s)\"』」]")


@lru_cache(maxsize=4096)
def credit(text: str) -> str | None:
    """The credit that a text consists of, as printed; None if it is more than that, or none."""
    return _credit(text, within=False)


@lru_cache(maxsize=4096)
def caption_credit(text: str) -> str | None:
    """As ``credit``, of the last line of a caption: who wrote it too (甲 文/图), which anywhere else is a byline."""
    return credit(text) or (collapsed(text).strip() if len(text) <= LONGEST and words_and_picture(text) else None)


def _credit(text: str, *, within: bool) -> str | None:
    plain = fold(text).strip()
    if not 2 <= len(plain) <= LONGEST:
        return None
    return collapsed(text).strip() if is_han_credit(plain) or is_latin_credit(plain, within=within) else None


@lru_cache(maxsize=4096)
def split_credit(caption: str) -> tuple[str, str]:
    """A caption and the credit at its end, both as printed; "" for what is not there.

    The credit begins after a sentence end or a space, with an opening bracket, or with a word of its own; of several beginnings the earliest that makes a
    whole credit counts.
    """
    folded = fold(caption)
    low = max(0, len(folded) - LONGEST)
    for at in range(low, len(folded) - 1):
        named = folded.startswith(_WORDS, at) or _AGENCY.match(folded, at)
        begins = at == 0 or _BREAK.match(folded[at - 1]) or folded[at] == "(" or named
        if not begins or folded[at].isspace():
            continue
        within = at > 0 and folded[at] not in _SET_OFF and not _ENDED.search(folded[:at])
        if found := _credit(caption[at:], within=within):
            return caption[:at].rstrip(), found
    if (start := credit_run_on(folded, low)) is not None:
        return caption[:start].rstrip(), collapsed(caption[start:]).strip()
    return caption.strip(), ""


def caption_cue(text: str) -> bool:
    """Whether the words say that the text describes a picture: ▲, 图为, 右图, 图①, (above)."""
    folded = fold(text)
    return bool(_CAPTION.search(folded) or _CAPTION_END.search(folded))


@lru_cache(maxsize=4096)
def points_at_picture(text: str) -> str | None:
    """Where the mark that a caption begins with points: left, right, above or below (◀, ▲左图：, Left:); None without one."""
    return next((side for side, pattern in _POINTERS if pattern.match(text)), None)


def without_pointer(text: str) -> str:
    """The caption without the mark that points at its picture; one that points at several keeps them all (左图：… 右图：…)."""
    found = next((m for _, pattern in _POINTERS if (m := pattern.match(text))), None)
    if found is None or (_PLACE.search(found[0]) and _PLACE.search(text, found.end())):
        return text
    return text[found.end() :].strip()
