"""One spelling for many: widths, dashes, brackets and the traditional forms of cue words are made alike before matching.

Every character maps to exactly one, so that a place in the folded text is the same place in the printed one.
"""

from __future__ import annotations

from functools import cache

# Traditional and simplified forms of the characters that cue words, datelines, mastheads and papers' titles are made of.
_TRADITIONAL = (
    "報訊記轉續頁圖攝電編輯責號總國內統發聞實習員專約見詳導讀閱欄綜觀點評論簡廣聲歡價費業務聯絡熱線訂購優惠賣買樓區傳郵網址張銷製對畫週農曆閏歲臺灣學請條誌師後連載資訪問題寫與銀萬億無證許審錄億戲體經濟縣鄉時"
    "緒鋪幣東華陽長龍雲濟齊寧貴遼蘇滬漢閩粵漁礦鐵僑婦兒衛環質術藝視齡產勞動黨團軍戰鋒進達眾機氣車證劃"
)
_SIMPLIFIED = (
    "报讯记转续页图摄电编辑责号总国内统发闻实习员专约见详导读阅栏综观点评论简广声欢价费业务联络热线订购优惠卖买楼区传邮网址张销制对画周农历闰岁台湾学请条志师后连载资访问题写与银万亿无证许审录亿戏体经济县乡时"
    "绪铺币东华阳长龙云济齐宁贵辽苏沪汉闽粤渔矿铁侨妇儿卫环质术艺视龄产劳动党团军战锋进达众机气车证划"
)
_OPENING, _CLOSING = "【〔［｛〖﹝（[{❲", "】〕］｝〗﹞）]}❳"
_DASHES = "—–―─－‐‑‒﹣−━ーㄧ"
_DOTS = "·•・‧∙●⋅．"
_COLONS = "：﹕∶︰"
_QUOTES = "“”„‟〝〞＂«»"


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): " " for c in "\u3000\u00a0\u2002\u2003\u2009\t"}
    for group, plain in (
        (_OPENING, "("),
        (_CLOSING, ")"),
        (_DASHES, "-"),
        (_DOTS, "·"),
        (_COLONS, ":"),
        (_QUOTES, '"'),
    ):
        table |= {ord(c): plain for c in group}
    table |= {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("｡"): "。", ord("ſ"): "s"}
    return table | dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))


def fold(text: str) -> str:
    """The text in the one spelling that cue patterns are written in; of the same length, place by place."""
    return text.translate(_table())


@cache
def scripts() -> tuple[dict[str, str], dict[str, str]]:
    """Characters of cue words and titles: traditional to simplified, and simplified to traditional."""
    pairs = [(t, s) for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s]
    return dict(pairs), {s: t for t, s in pairs}


def spaced(words: str) -> str:
    """A pattern for any of the words, parted by ``|``, with any spaces between their characters."""
    return "|".join(r"\s*".join(word) for word in words.split("|"))


def collapsed(text: str) -> str:
    """The text with each run of spaces made one, and none at the ends."""
    return " ".join(text.split())
