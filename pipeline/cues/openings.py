"""How a story opens: 本报讯（记者 甲）, 新华社北京8月1日电, 【本報訊】, LONDON, August 26.—, NEW YORK (AP) —.

What stands in the run stays in the paragraph; the fields repeat it. The dateline is the head as printed without brackets
and closing dash (本报北京9月12日讯; LONDON, August 26); 本报讯 counts as one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import collapsed, fold, spaced
from pipeline.cues.han_bylines import ROLE, han_byline
from pipeline.cues.latin_datelines import latin_opening
from pipeline.scripts import has_han

_YEAR = r"(?:[\d〇一二三四五六七八九十]{2,4}\s*年\s*)?"
_DAY = rf"(?:{_YEAR}(?:[\d一二三四五六七八九十]{{1,3}}\s*月\s*)?[\d一二三四五六七八九十廿]{{1,3}}\s*日\s*)"
_HOUSE = rf"(?:{spaced('本报|本社|本台|本刊|本网')})"
_KNOWN = rf"(?:据\s*|综合\s*)?(?:{spaced('新华社|中新社|中新网|中央社|法新社|路透社|美联社|塔斯社|合众社|共同社|人民网|新华网')})"
_AGENCY = r"(?:据\s*|综合\s*)?[㐀-鿿]{2,6}(?:通讯社|社)"
_PLACE = r"(?:\s*[㐀-鿿]{2,8}?\s*)?"
_WIRE = rf"(?:{spaced('综合|专|特|快|独家')})?\s*(?:讯(?![息号问])|电(?![话视台影力脑子梯商器动网]))"
_HEAD = re.compile(
    rf"[\s\W]*?\(?(?P<head>(?:{_HOUSE}|{_KNOWN}){_PLACE}{_DAY}?\s*{_WIRE}|{_AGENCY}{_PLACE}{_DAY}\s*{_WIRE}"
    rf"|(?<=\()[㐀-鿿]{{2,8}}(?:专讯|专电|讯))\s*\)?"
)
_BY = re.compile(rf"\s*[-:]*\s*\(?\s*(?={ROLE})")
_STOPS = re.compile(r"\s*(?:综合\s*|现场\s*)?报\s*道\s*[:)]?|[):]|\s+(?=\S)")
_REACH = 60  # characters in which a byline ends


@lru_cache(maxsize=4096)
def byline_in_run(text: str) -> tuple[str | None, str | None]:
    """(byline, dateline) with which a first paragraph begins; None for what is not there."""
    if not has_han(text[:30]):
        return latin_opening(text[:160])
    folded = fold(text[:160])
    head = _HEAD.match(folded)
    at = head.end() if head else 0
    by = _BY.match(folded, at)
    names = _names(text, folded, by.end(), bracketed="(" in by[0] or _open_before(folded, at)) if by else None
    return names, (collapsed(text[head.start("head") : head.end("head")]) if head else None)


def dateline(text: str) -> str | None:
    """The dateline that a line of its own consists of (Springfield, Mo., Dec. 12, 1905.); None if it is none."""
    return None if has_han(text) else latin_opening(text + " ", alone=True)[1]


def _open_before(folded: str, at: int) -> bool:
    """Whether a bracket that the head opened is still open (【本报讯 记者甲】)."""
    return folded.count("(", 0, at) > folded.count(")", 0, at)


def _names(text: str, folded: str, start: int, *, bracketed: bool) -> str | None:
    """The longest byline that begins here and ends at 报道, a bracket, a colon or a space."""
    ends = list(_STOPS.finditer(folded, start, min(len(folded), start + _REACH)))
    closed = next((n for n, m in enumerate(ends) if ")" in m[0]), None)
    if closed is not None:
        ends = ends[: closed + 1]
    for stop in reversed(ends):
        marked = bracketed or ")" in stop[0]
        if names := han_byline(text[start : stop.start()], strict=not (marked or "报" in stop[0]), marked=marked):
            return names
    return None
