"""What a paper says to its readers of itself: where to send copy, what may be reprinted, what it costs, that figures are not advice."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import fold

_LONGEST = 120  # characters
_HAN = re.compile(
    r"(?:来稿|來稿|投稿|来论|來論|征稿|徵稿)\s*(?:请|請|可|一经|须|需|要求|恕)|欢迎[^。]{0,14}(?:来稿|赐稿|投稿)|歡迎[^。]{0,14}(?:來稿|賜稿|投稿)"
    r"|截稿\s*:|优稿|優稿|文责自负|文責自負|不得转载|不得轉載|提供新闻线索|提供新聞線索|以上[资資]料只供|投[资資]涉及[风風][险險]"
    r"|(?:登记证|登記證)[^。]{0,10}号?[^。]{0,6}代[号號]|[订訂][费費阅閱]每[月季年份]|零售每份|主[办編编]\s*:[^。]{1,24}(?:地址|电话|電話)\s*:"
)
_LATIN = re.compile(r"\ball rights reserved\b|(?:©|\bcopyright\b|\(c\))\s*\d{4}|\bhome delivery\s*:", re.IGNORECASE)


@lru_cache(maxsize=4096)
def house_notice(text: str) -> bool:
    """Whether a short text that has no headline is a notice of the paper's own: 来稿请寄本报副刊部, © 2008 The Harbour Bell."""
    folded = fold(text).strip()
    return len(folded) <= _LONGEST and bool(_HAN.search(folded) or _LATIN.search(folded))
