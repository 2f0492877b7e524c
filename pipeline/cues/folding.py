"""One spelling for many: widths, dashes, brackets and the traditional forms of cue words are made alike before matching.

Every character maps to exactly one, so that a place in the folded text is the same place in the printed one.
"""

from __future__ import annotations

from functools import cache, lru_cache

# Traditional and simplified forms of the characters that cue words, datelines, mastheads and papers' titles are made of.
_TRADITIONAL = (
    "報訊記轉續頁圖攝電編輯責號總國內統發聞實習員專約見詳導讀閱欄綜觀點評論簡廣聲歡價費業務聯絡熱線訂購優賣買樓區傳郵網張銷製對畫週農曆閏歲臺灣學請條誌師後連載資訪問題寫與銀萬億無證許審錄戲體經濟縣鄉時緒鋪"
    "幣東華陽長龍雲齊寧貴遼蘇滬漢閩粵漁礦鐵僑婦兒衛環質術藝視齡產勞動黨團軍戰鋒進達眾機氣車劃醜兩豐臨為爲舉於從衆會債關減齣創別彆辦單捲廠歷疊閤啓啟諮鹹迴圓場壇壜處頭娛寶賓尋侷佈併並慶廢開歸彔徵驚戶執掃摺搶"
    "據數舊權來闆査標檔橋檢歐匯彙註灑滿獨豬現畵監盤眞瞞碼禮稅筆籌係繫緊級紙綫組細終繪繳腦臘營裝覺計訃讓設証訴譯誠話詢調談謊謝財貨賴選遞遺採舖鏈門間閲陰際陸麵順顧預額風館馬駐雞鷄鳴黃贈"
)
_SIMPLIFIED = (
    "报讯记转续页图摄电编辑责号总国内统发闻实习员专约见详导读阅栏综观点评论简广声欢价费业务联络热线订购优卖买楼区传邮网张销制对画周农历闰岁台湾学请条志师后连载资访问题写与银万亿无证许审录戏体经济县乡时绪铺"
    "币东华阳长龙云齐宁贵辽苏沪汉闽粤渔矿铁侨妇儿卫环质术艺视龄产劳动党团军战锋进达众机气车划丑两丰临为为举于从众会债关减出创别别办单卷厂历叠合启启咨咸回圆场坛坛处头娱宝宾寻局布并并庆废开归录征惊户执扫折抢"
    "据数旧权来板查标档桥检欧汇汇注洒满独猪现画监盘真瞒码礼税笔筹系系紧级纸线组细终绘缴脑腊营装觉计讣让设证诉译诚话询调谈谎谢财货赖选递遗采铺链门间阅阴际陆面顺顾预额风馆马驻鸡鸡鸣黄赠"
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


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in the one spelling that cue patterns are written in; of the same length, place by place."""
    return text.translate(_table())


@cache
def scripts() -> tuple[dict[str, str], dict[str, str]]:
    """Characters of cue words and titles: traditional to simplified, and simplified to traditional."""
    pairs = [(t, s) for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s]
    return dict(pairs), {s: t for t, s in reversed(pairs)}  # of several traditional forms the first one holds


def spaced(words: str) -> str:
    """A pattern for any of the words, parted by ``|``, with any spaces between their characters."""
    return "|".join(r"\s*".join(word) for word in words.split("|"))


def collapsed(text: str) -> str:
    """The text with each run of spaces made one, and none at the ends."""
    return " ".join(text.split())
