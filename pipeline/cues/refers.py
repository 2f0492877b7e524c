"""Teasers: matter that only points to another page, such as 详见第二版, 相关报道见A3版, See page 4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.cues.folding import fold, spaced
from pipeline.cues.latin_pages import names_page
from pipeline.cues.numerals import HAN_DIGITS

_PAGE = rf"(?:第\s*)?(?:[A-Za-z]\s*)?(?:[0-9OoIl]{{1,3}}|[{HAN_DIGITS}]{{1,3}})(?:\s*[、,至-]\s*(?:第\s*)?[A-Za-z]?[0-9{HAN_DIGITS}]{{1,3}})*"
_SHEET = r"\s*(?:版|页|面|叠)"
_POINTER = re.compile(
    rf"(?:{spaced('详见|详细报道见|报道见|内容见|全文见|刊见|见今日|见本报|请看|请见|另见|评论见|刊|见')})\s*(?:本报\s*|今日\s*)?{_PAGE}{_SHEET}"
    rf"|(?:{spaced('详见|请看|详情见')})\s*[A-Za-z]\s*\d{{1,3}}"
    rf"|[►▶▷→☞>]\s*(?:{_PAGE}{_SHEET}|[A-Za-z]\s*\d{{1,2}}|P\s*\d{{1,2}})\s*$"
)
_GUIDE = re.compile(rf"^\W*(?:{spaced('导读|今日导读|本期导读|要闻导读|今日看点|内容提要|索引')})\W*$")
_LISTED = re.compile(
    rf"(?:^|\s)(?:{_PAGE}{_SHEET}|[A-D]\s?\d{{1,2}})\s*$|^(?:{_PAGE}{_SHEET}|[A-D]\s?\d{{1,2}})\s*[·:>►▶|]"
)
_ENTRY = re.compile(rf"{_PAGE}{_SHEET}\s*[)\]]?\s*$|(?:\s|[.·…]{{2,}})[A-D]?\d{{1,2}}\s*[)\]]?\s*$")
_OPENING = re.compile(rf"\W*(?:[A-H]\s?\d{{1,2}}|{_PAGE}{_SHEET})\s*[·:|]?\s*[一-鿿](?:\s?[一-鿿]){{1,3}}\W*")
_CODED = re.compile(
    rf"(?:^|[\s,.:(·…>►▶])(?:第\s*)?(?:[A-H]\s?\d{{1,2}}|\d{{1,2}}[A-F]|P\s?\d{{1,2}}|[0-9{HAN_DIGITS}]{{1,2}}\s*版)\s*版?[\s)]*$|(?<=[一-鿿])[A-H]\d{{2}}\s*版?[\s)]*$"
)
_GUIDED = re.compile(
    rf"^\W*(?:{spaced('今日导读|内页导读|本期导读|导读|今日要目|要目|今日焦点|今日看点')})(?![一-鿿]{{0,3}}$)|^\W*(?i:inside)\b"
)
_PLACE = rf"(?:[A-F]\s?\d{{1,2}}(?![\d.A-Za-z])|第?\s*[0-9{HAN_DIGITS}]{{1,2}}\s*版)"
_PLACES = re.compile(rf"(?<![A-Za-z0-9]){_PLACE}")
_AT_AN_END = re.compile(rf"^\W*{_PLACE}\W*[一-鿿]{{2}}|[一-鿿]\s*{_PLACE}\W*$")
_NUMBERED = re.compile(r"\b[A-Z][a-z]+ \d{1,2}(?![\d,.])")
_TEASERS, _TOLD = 2, 4  # pointers that make a row of them, and letters in the words of each
_LEAST, _MOST = 3, 0.6  # lines of a list, and share of them that end with a page
_LONGEST = 160  # characters; a longer text tells its story itself


@lru_cache(maxsize=4096)
def refer(text: str) -> bool:
    """Whether a short text points the reader to another page, or heads a list of such pointers (导读).

    A line that names the page at its end (新桥通车 3版) counts; jump lines (下转第二版) do not: they end a story.
    """
    folded = fold(text).strip()
    if not folded or len(folded) > _LONGEST:
        return False
    if _GUIDE.match(folded) or _POINTER.search(folded):
        return True
    if re.search(r"[转接]\s*(?:第\s*)?[A-Za-z0-9一-十]+\s*版", folded):
        return False
    return bool(_LISTED.search(folded)) or (len(folded) <= 80 and names_page(folded))


def teaser_row(pieces: Sequence[str]) -> bool:
    """Whether the pieces of one row, from left to right, are pointers to other pages: 老菜场 | A06 | 运动会 | A11, Rain, B1 | Soups, D4.

    Each pointer ends with its page; nothing follows the last one.
    """
    entries, open_entry = 0, ""
    for piece in pieces:
        open_entry += fold(piece).strip() + " "
        if _CODED.search(open_entry):
            told = sum(map(str.isalpha, open_entry)) >= _TOLD and len(open_entry) <= _LONGEST // 2
            if not told:
                return False
            entries, open_entry = entries + 1, ""
    return entries >= _TEASERS and not open_entry.strip()


def lists_pages(lines: Sequence[str]) -> bool:
    """Whether lines are a list of what stands on other pages: most of them end with one (``新桥通车……3``, ``The Night on the Bar 5``)."""
    return len(lines) >= _LEAST and sum(map(ends_with_page, lines)) >= _MOST * len(lines)


@lru_cache(maxsize=4096)
def ends_with_page(line: str) -> bool:
    """Whether an entry of such a list ends here: ``新桥通车……3``, ``新桥通车 (2版)``."""
    return _ENTRY.search(fold(line).strip()) is not None


@lru_cache(maxsize=4096)
def opens_with_page(line: str) -> bool:
    """Whether a line is nothing but a page and its section, over what stands there: ``A3 社会``, ``第4版·国际``."""
    return _OPENING.fullmatch(fold(line).strip()) is not None


def points_inside(text: str) -> bool:
    """Whether a short text that has no headline is nothing but pointers to other pages: ``A14体育 渡口夺亚 D1副刊 老街``.

    One page at its beginning or its end is enough where nothing else is told; in a story with a headline it is not.
    """
    folded = fold(text).strip()
    if not folded or len(folded) > _LONGEST:
        return False
    several = len(_PLACES.findall(folded)) >= _TEASERS or len(_NUMBERED.findall(folded)) > _TEASERS
    return several or refer(text) or bool(_GUIDED.match(folded) or _AT_AN_END.search(folded))
