"""Page numbers and the words around dates that say nothing: 第2版, A13, Page 2, A6 要闻, - 3 -, MORNING, EDITION."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cues.folding import fold, spaced
from pipeline.cues.labels import column_label
from pipeline.cues.numerals import HAN_DIGITS, digits, page_name
from pipeline.masthead.facts import Claim, Fact
from pipeline.masthead.han_titles import names_paper

_N = r"[0-9OoIl]"
_NUMBERED = re.compile(
    rf"第\s*(?P<p>[A-Za-z]?\s*{_N}{{1,3}}|[{HAN_DIGITS}]{{1,3}})\s*[版页](?![一-鿿]*[权税])|(?<![\w第共日期今出])(?P<q>[A-Z]?\s*0?{_N}{{1,2}})\s*[版页](?!\s*[权税式面])|(?<!\w)版\s*(?P<r>[A-Z]?\d{{1,2}})(?!\d)"
)
_LETTERED = re.compile(r"(?:(?<![\w.-])|(?<=报))(?P<p>[A-HT-Z]\s?0?\d{1,2})(?![\w.-]|\s*\d(?!\d{3}\s*[年./-]))")
_LATIN = re.compile(
    r"(?<!\w)(?:PAGE|Page|SEITE|Seite|S\.|p\.)\s*(?P<p>[A-Z]?\d{1,3}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE)(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"[\s\W]*(?P<p>[A-Z]?\s?{_N}{{1,3}}|[{HAN_DIGITS}]{{1,3}})[\s\W]*")
_NAME = r"(?P<name>(?!今|本期|共|[一-鿿]{0,6}第)[一-鿿](?:\s?[·一-鿿]){0,6}?\s?[一-鿿]|(?!(?i:page|part|section|vol)\b)[A-Z][A-Za-z&' ]{2,20}?[A-Za-z])"
_MARK = rf"(?:(?P<lettered>(?<![A-Za-z])[A-HT-Z]\s?\d{{1,2}})|第?\s*(?P<named>[A-Z]?{_N}{{1,3}}|[{HAN_DIGITS}]{{1,3}})\s*[版页]|(?P<padded>0\d)|(?P<plain>\d{{1,2}}))"
_NUMBERED_NAMES = tuple(
    re.compile(rf"[\s\W]*{first}(?P<gap>[\s·|丨│/-]*){then}[\s\W]*") for first, then in ((_MARK, _NAME), (_NAME, _MARK))
)
_COUNTED = re.compile(
    r"[岁年月日号元角个名人位家户期版届天周点时分秒项条件大张份倍成次万亿千百米里吨克度层楼℃%]"
)  # 18岁少年
_AFTER_TITLE = re.compile(r"(?P<title>[㐀-鿿]{2,9}报)\s?(?P<p>0?\d{1,2})")
_FILLER = re.compile(
    r"(?<!\w)(?:MORNING|EVENING|AFTERNOON|NOON|WEEKLY|DAILY|SUNDAY|FINAL|LATE|CITY|HOME|NIGHT|EXTRA|SPECIAL|MAIL|STATE)?\s*EDITION\b|"
    r"(?<!\w)(?:MORNING|EVENING|AFTERNOON)(?!\w)|(?<!\w)(?:Final|Late|Early|City|Home|Morning|Evening|National|State|Weekend)\s+Edition\b|ESTABLISHED\s+(?:IN\s+)?\d{4}|(?<!\w)[A-Z]{2,12}(?:\s[A-Z]{2,12}){0,2}\s?(?:BAO|ZHOUMO|ZHOUKAN|XINWEN)(?![A-Za-z])|(?:NEW|OLD)\s+SERIES\b|(?:COPYRIGHT|Copyright)[^.]{0,30}|den(?=\s+\d{1,2}\.)|"
    rf"(?:中共)?[一-鿿]{{0,12}}(?:委员会|委|政府|工会|协会|联合会|会)\s*(?:机关报|会报)(?![一-鿿])|(?:{spaced('内部资料|内部刊物|内部交流|免费交流|免费赠阅|注意保存|注意保密')})(?![一-鿿]{{5}})|"
    rf"[每逢]\s*(?:星期|周|礼拜)[一二三四五六日天、,和及至]+\s*出版|(?:{spaced('星期刊|晨版|晚版|城市版|早报|农历|岁次|公历|英|西历|公元|创刊于|创刊')})(?:\s*\d{{4}}\s*年(?:\s*\d+\s*月\s*\d+\s*日)?)?(?![一-鿿]{{4}})",
)


def find_pages(text: str) -> Iterator[Claim]:
    """Page numbers that are named as such, or close to the title; rank 0 for a letter and number alone (A13) and these (岚江日报4)."""
    titled = _AFTER_TITLE.fullmatch(text.strip())
    if titled and names_paper(titled["title"]) and (page := _as_printed(titled["p"])):
        start = text.index(titled["title"]) + titled.start("p")
        yield Claim(Fact.PAGE, page, start, start + len(titled["p"]))
    for rank, pattern in ((2, _NUMBERED), (2, _LATIN), (0, _LETTERED)):
        for found in pattern.finditer(text):
            page = _as_printed(next(g for g in found.groups() if g))
            if page:
                yield Claim(Fact.PAGE, page, found.start(), found.end(), rank)


def find_filler(text: str) -> Iterator[Claim]:
    for found in _FILLER.finditer(text):
        if found[0].strip():
            yield Claim(Fact.FILLER, found[0], found.start(), found.end())


def lone_page(text: str) -> str | None:
    """The page that a text names by being nothing but a number: 2, - 3 -, A5, 二."""
    found = _ALONE.fullmatch(text)
    return _as_printed(found["p"]) if found else None


def numbered_section(text: str, *, in_folio: bool = False) -> tuple[str, str] | None:
    """Section and page of a line that is nothing but these two: A6 要闻, 副刊 B7, 第4版 综合, 06 城事, SPORTS C1.

    A number without letter, zero or 版 may count anything: it must stand apart, or beside a name that sections have. Beside
    Latin words only a letter will do, since March 4 is no page. ``in_folio``: the line stands on the row of the date, where
    5县域新闻 and 14 National are section and page too.
    """
    found = next((m for pattern in _NUMBERED_NAMES if (m := pattern.fullmatch(fold(text)))), None)
    if found is None:
        return None
    name = " ".join(text[found.start("name") : found.end("name")].split())
    page = _as_printed(found["lettered"] or found["named"] or found["padded"] or found["plain"])
    if name.isascii():
        marked = bool(found["lettered"]) or (in_folio and column_label(name))
    else:
        apart = not found["plain"] or bool(found["gap"]) or column_label(name)
        marked = apart or (in_folio and not _COUNTED.match(name))
    return (name, page) if page and marked else None


def _as_printed(text: str) -> str | None:
    """In digits, with the zero before a number of one digit if it is printed."""
    page, plain = page_name(text), digits(text)
    return plain if page and plain and page == plain.lstrip("0") and len(plain) == 2 else page
