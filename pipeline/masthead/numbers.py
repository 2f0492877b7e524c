"""The numbers of a masthead: issue, volume, CN and ISSN, postal code (邮发代号), number of pages, price.

All functions take text that ``cues.fold`` has folded, and give values in the form of the fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from pipeline.cues.folding import spaced
from pipeline.cues.numerals import HAN_DIGITS, any_number, digits, word_number
from pipeline.masthead.facts import Claim, Fact

_N = r"[0-9OoIl|]"
_RUN = rf"{_N}(?:[\s,]?{_N}){{0,6}}"
_HAN_RUN = rf"[{HAN_DIGITS}](?:\s*[{HAN_DIGITS}千万]){{0,9}}"
_DASH = r"\s*[-~一_./]?\s*"
_CN = re.compile(
    rf"(?:(?:{spaced('国内统一|全国统一|统一')})?\s*(?:{spaced('连续出版物号|连续出版物|刊号|报号')})\s*[:)]?\s*)?(?:[CG]\s?N\s*[-:]?\s*)"
    rf"(?P<a>{_N}{{2}}){_DASH}(?P<b>(?:{_N}\s?){{3}}{_N})(?!\d)(?:\s*/\s*[A-Z]{{1,2}})?|"
    rf"(?:{spaced('国内统一|全国统一|统一')})?\s*(?:{spaced('连续出版物号|刊号|报号')})\s*[:)]?\s*(?P<c>{_N}{{2}}){_DASH}(?P<d>{_N}{{4}})(?!\d)"
)
_CN_LABEL = re.compile(rf"(?:{spaced('国内统一|全国统一')})\s*(?:{spaced('连续出版物号|刊号')})\s*:?")
_ISSN = re.compile(r"[I1l]SSN\s*:?\s*(\d{4})\s*-\s*(\d{3}[\dXx])")
_POST = re.compile(
    rf"(?:{spaced('邮发代号|邮发代码|邮发|邮局代号')}|(?<![一-鿿])代\s*号)\s*[:)]?\s*(?P<a>{_N}{{1,2}}){_DASH}(?P<b>{_N}{{1,4}})(?!\d)"
)
_ISSUE = re.compile(
    rf"(?P<total>总\s*)?第\s*(?P<n>{_RUN}|{_HAN_RUN})\s*(?P<unit>号|期)(?![楼线院令文码台风])|总\s*(?:期|刊)\s*(?:数|号)?\s*[:第]?\s*(?P<t>{_RUN})\s*期?|新\s*第\s*(?P<s>{_RUN})\s*[号期]"
)
_LATIN_ISSUE = re.compile(
    r"(?P<whole>whole\s+)?(?<![A-Za-z])(?:N[o0]|Nr|Ro|№|Numero|N°|Issue|Issue\s+No|NUMBER|Nummer)\s*[.:,º°]{0,2}\s*(?P<n>[0-9OIl][0-9OIl,. ]{0,7}[0-9OIl]|[0-9OIl])(?![\dA-Za-z])",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?<![A-Za-z])V[o0]l(?:ume)?\s*[.:,]?\s*(?P<v>\d{1,4}(?![\dA-Za-z])|[IVXLCDM1l]+(?![a-z\d]))|第\s*(?P<h>[\d〇一二三四五六七八九十百]{1,5})\s*[卷年](?!级)(?=\s*(?:第|总|$))|"
    r"(?P<y>(?:[A-Z]+-)?[A-Z]+(?:TH|ST|ND|RD)\s+YEAR)|(?P<j>(?:\d{1,3}\.|[A-ZÀ-Þ][a-zà-ÿß]+(?:ter|er))\s*[JF]ahrgang)|(?P<f>\d{1,3}\s*[eè]me\s+ann[ée]e)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    rf"(?:{spaced('今日|本期|今天|本日|共|全日')}|[A-Z]\s*叠)\s*(?:{spaced('共|出版|出纸|出')}\s*)?(?:对开\s*|四开\s*)?(?P<n>{_N}{{1,3}}|[{HAN_DIGITS}]{{1,4}})\s*(?:版|页|大张)(?!\s*[:·面])"
)
_LATIN_PAGES = re.compile(r"(?P<n>[A-Za-z]+(?:-[A-Za-z]+)?|\d{1,3})\s+(?:PAGES|Pages|Seiten|SEITEN)\b")
_AMOUNT = r"(?:[0-9OIl]+(?:\s?[.,·]\s?[0-9OIl]{1,2})?|[一二三四五六七八九十两半]{1,3})"
_UNIT = r"(?:元(?:\s*[零一二三四五六七八九]?角)?|角|分|文|圆|仙|毫)"
_PRICE = re.compile(
    rf"(?:{spaced('零售价|零售|定价|订价|售价|报价|每份售|每份|每张|本报零售|单价')}|逢\s*[周星])\s*[:]?\s*(?:每\s*[份张]\s*)?(?:{spaced('售|价|定价|零售')}\s*)?[:]?\s*"
    rf"(?P<p>(?:人民币|港\s*币|HK|澳门币)?\s*[$￥¥]?\s*{_AMOUNT}\s*{_UNIT}|(?:HK|US|MOP|NT)?\s*[$￥¥]\s*{_AMOUNT})|(?P<q>(?:港\s*币|(?<![A-Za-z])(?:HK|MOP|NT))\s*[$￥¥]?\s*{_AMOUNT}\s*元?)"
)
_TERM = re.compile(
    rf"(?:{spaced('全年|半年|每年|每月|每季|月|年|季')})\s*(?:{spaced('定价|订价|价')})\s*[:]?\s*{_AMOUNT}\s*{_UNIT}"
)
_COUNT = r"(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|TWELVE|FIFTEEN|TWENTY|TWENTY-FIVE|FIFTY|\d{1,3})"
_LATIN_PRICE = re.compile(
    rf"(?:(?:single\s+cop(?:y|ies)|price|preis|prix)[\s.:,]*)?(?P<p>(?:[$£€]\s?[\dIlO]+(?:[.,]\s?[\dIlO]{{1,2}})?|{_COUNT}\s+(?:CENTS?|PENCE|PENNY|DOLLARS?|PFENNIGE?|CENTIMES|SOUS?)\b|{_COUNT}\s?(?:¢|c\.|cts\.?|d\.))"
    rf"(?:\s+(?:a|per|das|pro)\s+(?:copy|year|annum|month|jahr|week|number|monat))?)",
    re.IGNORECASE,
)  # fmt: skip
_PENCE = re.compile(r"\bprice[\s.:,]*(?P<p>\d{1,3}\s?p)\b", re.IGNORECASE)  # without its label a p counts pages
_SUBSCRIPTION = re.compile(
    r"(?:(?:subscription(?:\s+price)?|terms|[A-Z]\w*abonnement\w*|subskriptionsprei\w*|PER\s+(?:YEAR|ANNUM|MONTH)|BY\s+MAIL|pränumeration\w*)[\s.:,]*)(?P<p>[$£S]?\s?[\dIlO]+(?:[.,]\s?[\dIlO]{1,2})?(?:\s+(?:a|per|das|pro)\s+(?:year|annum|month|Jahr|Monat))?)",
    re.IGNORECASE,
)
_GERMAN_ORDINALS = [
    "Erster",
    "Zweiter",
    "Dritter",
    "Vierter",
    "Fünfter",
    "Sechster",
    "Siebenter",
    "Achter",
    "Neunter",
    "Zehnter",
    "Elfter",
    "Zwölfter",
]


def find_numbers(text: str) -> Iterator[Claim]:
    """All numbers that name the paper or its issue."""
    yield from _registrations(text)
    yield from _issues(text)
    yield from _volumes(text)
    for pattern in (_PAGES, _LATIN_PAGES):
        for found in pattern.finditer(text):
            count = any_number(found["n"]) or word_number(found["n"])
            if count and count <= 400:
                yield Claim(Fact.PAGES, str(count), found.start(), found.end())


def _issues(text: str) -> Iterator[Claim]:
    for found in _ISSUE.finditer(text):
        number = any_number((found["n"] or found["t"] or found["s"]).replace(",", ""))
        if number:
            rank = 2 if found["total"] or found["t"] else (1 if found["unit"] == "号" else 0)
            yield Claim(Fact.ISSUE, str(number), found.start(), found.end(), rank)
    for found in _LATIN_ISSUE.finditer(text):
        if plain := digits(re.sub(r"[,. ]", "", found["n"])):
            yield Claim(Fact.ISSUE, str(int(plain)), found.start(), found.end(), 0 if found["whole"] else 1)


def _volumes(text: str) -> Iterator[Claim]:
    for found in _VOLUME.finditer(text):
        value = found["v"] or found["h"] or found["y"] or found["j"] or found["f"]
        if found["v"] and not value.isdigit():
            value = value.upper().replace("1", "I")
        elif found["j"]:
            value = _german_volume(value)
        yield Claim(Fact.VOLUME, " ".join(value.split()), found.start(), found.end())


def find_prices(text: str) -> Iterator[Claim]:
    """What a copy costs, as printed without its label; a subscription's price (月价4.60元) is told apart and left out."""
    terms = [found.span() for found in _TERM.finditer(text)]
    for start, end in terms:
        yield Claim(Fact.FILLER, text[start:end], start, end)
    for found in _PRICE.finditer(text):
        if any(start <= found.start() < end for start, end in terms):
            continue
        value = "".join((found["p"] or found["q"]).split())
        yield Claim(
            Fact.PRICE, re.sub(r"(?<=[\d.,])[OoIl]|[OoIl](?=[\d.,])", _digit, value), found.start(), found.end(), 1
        )
    taken = []
    for found in _SUBSCRIPTION.finditer(text):
        taken.append(found.span())
        yield Claim(Fact.FILLER, _money(found["p"]), found.start(), found.end())
    for found in (*_LATIN_PRICE.finditer(text), *_PENCE.finditer(text)):
        if not any(s <= found.start("p") < e for s, e in taken):
            yield Claim(Fact.PRICE, _money(found["p"]), found.start(), found.end(), 1)


def _registrations(text: str) -> Iterator[Claim]:
    for found in _CN.finditer(text):
        first, second = digits(found["a"] or found["c"]), digits(found["b"] or found["d"])
        if first and second:
            yield Claim(Fact.CN, f"CN{first}-{second}", found.start(), found.end())
    for found in _CN_LABEL.finditer(text):
        yield Claim(Fact.FILLER, found[0], found.start(), found.end())
    for found in _ISSN.finditer(text):
        yield Claim(Fact.ISSN, f"{found[1]}-{found[2].upper()}", found.start(), found.end())
    for found in _POST.finditer(text):
        first, second = digits(found["a"]), digits(found["b"])
        if first and second:
            yield Claim(Fact.POST, f"{int(first)}-{int(second)}", found.start(), found.end())


def _german_volume(text: str) -> str:
    """Vierter Jahrgang, also where the black letters V and J were read as B and F."""
    ordinal, _, _ = text.partition(" ")
    near = [o for o in _GERMAN_ORDINALS if Levenshtein.distance(ordinal, o) <= 1]
    return f"{near[0] if len(near) == 1 else ordinal} Jahrgang"


def _digit(found: re.Match[str]) -> str:
    return digits(found[0]) or found[0]


def _money(text: str) -> str:
    """$I.OO was $1.00."""
    plain = re.sub(r"^S(?=\d)", "$", " ".join(text.split()))
    return re.sub(r"(?<=[$£€.,\d])[OoIl]", _digit, re.sub(r"(?<=[$£€.,\d])[OoIl]", _digit, plain))
