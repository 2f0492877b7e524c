"""Gregorian dates and weekdays as mastheads print them, in Chinese, English, German and French.

All functions take text that ``cues.fold`` has folded; dates come out as ISO.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.cues.numerals import any_number, digits, han_number
from pipeline.masthead.facts import Claim, Fact

_N = r"[0-9OoIl|]"
_HAN = r"[〇○零一二三四五六七八九十廿卅O]"
_YEAR = rf"(?P<y>(?:{_N}\s*){{4}}|[〇○零一二三四五六七八九O]{{4}})"
_CHINESE = re.compile(
    rf"{_YEAR}\s*年\s*(?P<m>{_N}{{1,2}}|{_HAN}{{1,3}})\s*月\s*(?P<d>{_N}{{1,2}}|{_HAN}{{1,3}})\s*(?:[日号曰目]|(?!\s*{_N}))"
)
_REPUBLIC = re.compile(
    rf"(?:中华)?[民尺]\s*国\s*(?P<y>{_HAN}{{1,4}}|{_N}{{1,3}}|元)\s*年\s*(?:\(\d{{4}}\)\s*)?(?P<m>{_HAN}{{1,3}}|{_N}{{1,2}})\s*月\s*(?P<d>{_HAN}{{1,3}}|{_N}{{1,2}})\s*[日号曰目]"
)
_ONE_LOST = re.compile(
    rf"(?<![\d〇○零一二三四五六七八九十])(?P<y>[六七八九][〇○零一二三四五六七八九]{{2}})\s*年\s*(?P<m>{_HAN}{{1,3}})\s*月\s*(?P<d>{_HAN}{{1,3}})\s*[日号曰目]"
)  # 一九七六年 of which the first stroke was not read
_ZERO_LOST = re.compile(r"^一(?=[一二三四五六七八九]$)")  # 一〇三 of which the round sign was not read
_NUMERIC = re.compile(
    rf"(?<![\d.])(?P<y>(?:19|20|18){_N}{{2}})\s*(?P<s>[-./·])\s*(?P<m>{_N}{{1,2}})\s*(?P=s)\s*(?P<d>{_N}{{1,2}})(?![\d])"
)
_WORD = r"(?P<w>[A-Za-zÀ-ÿ]{3,10})"
_MONTH_FIRST = re.compile(
    rf"{_WORD}\.?,?\s*(?<![A-Za-z])(?P<d>[0-9OIl]{{1,2}})(?:st|nd|rd|th)?(?:\s*[,.;]\s*|\s+)(?P<y>1(?:\s?[0-9OIlSBZ]){{3}}|20\s?[0-9OIl]{{2}})(?!\d)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?<![A-Za-z])(?P<d>[0-9OIl]{{1,2}})(?:st|nd|rd|th|er|\.)?\s*(?:of\s+)?{_WORD}[.,]{{0,2}}\s*(?P<y>1(?:\s?[0-9OIlSBZ]){{3}}|20\s?[0-9OIl]{{2}})(?!\d)",
    re.IGNORECASE,
)
_DAMAGED = re.compile(
    r"(?P<y>[12][^\s年月日]{3})\s*年\s*(?P<m>[^\s年月日]{1,2})\s*月\s*(?P<d>[^\s年月日]{1,2})\s*[日号曰目]"
)
_YEAR_MONTH = re.compile(rf"{_YEAR}\s*年\s*(?P<m>{_N}{{1,2}}|{_HAN}{{1,3}})\s*月(?!\s*(?:{_N}|{_HAN}))")
_YEAR_ALONE = re.compile(rf"{_YEAR}\s*年")
_MONTH_ALONE = re.compile(rf"(?:{_N}{{1,2}}|{_HAN}{{1,3}})\s*月(?:\s*(?:{_N}{{1,2}}|{_HAN}{{1,3}})\s*[日号]?)?")
_CHINESE_DAY = re.compile(r"(?:星\s*期|礼\s*拜|(?<![一-鿿])周)\s*([一二三四五六日天目曰])(?![一-鿿]*刊)")
_LETTERS = re.compile(r"[A-Za-z]{3,6} (?:DAY|day|TAG|tag)\b|[A-Za-zÀ-ÿ]{5,10}")

_MONTHS = (
    ("january", "januar", "jänner", "janvier"), ("february", "februar", "feber", "février", "fevrier"), ("march", "märz", "maerz", "mars"),
    ("april", "avril"), ("may", "mai"), ("june", "juni", "juin"), ("july", "juli", "juillet"), ("august", "août", "aout"),
    ("september", "septembre"), ("october", "oktober", "octobre"), ("november", "novembre"), ("december", "dezember", "décembre", "decembre"),
)  # fmt: skip
_SHORT_MONTHS = {
    w: n for n, words in enumerate(("jan", "feb fév fev", "mar mär", "apr avr", "may mai", "jun", "jul", "aug aoû", "sep sept", "oct okt", "nov", "dec dez déc"), 1)
    for w in words.split()
}  # fmt: skip
_WEEKDAYS = (
    ("monday", "montag", "lundi"), ("tuesday", "dienstag", "mardi"), ("wednesday", "mittwoch", "mercredi"), ("thursday", "donnerstag", "jeudi"),
    ("friday", "freitag", "vendredi"), ("saturday", "samstag", "sonnabend", "samedi"), ("sunday", "sonntag", "dimanche"),
)  # fmt: skip
_CHINESE_WEEKDAYS = "一二三四五六日"


def find_dates(text: str) -> Iterator[Claim]:
    """Every full date that the calendar has; two for a year with an S in it, which may have been a 5 or an 8, and for 民国一三,
    which may have been 一〇三.
    """
    for pattern in (_CHINESE, _NUMERIC):
        for found in pattern.finditer(text):
            yield from _claim(found, _year(found["y"]), any_number(found["m"]), any_number(found["d"]))
    for found in _ONE_LOST.finditer(text):
        yield from _claim(found, _year("一" + found["y"]), any_number(found["m"]), any_number(found["d"]))
    for found in _REPUBLIC.finditer(text):
        for said in dict.fromkeys((found["y"], _ZERO_LOST.sub("一〇", found["y"]))):
            count = 1 if said == "元" else any_number(said)
            yield from _claim(found, 1911 + count if count else None, any_number(found["m"]), any_number(found["d"]))
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for found in pattern.finditer(text):
            for year in dict.fromkeys((found["y"], found["y"].replace("S", "8"))):
                yield from _claim(found, _year(year), month_number(found["w"]), any_number(found["d"]))


def find_damaged(text: str) -> Iterator[Claim]:
    """A Chinese date in digits of which one cannot be read; the value has a question mark in its place."""
    for found in _DAMAGED.finditer(text):
        parts = [("".join(digits(c) or "?" for c in found[part])) for part in "ymd"]
        if sum(p.count("?") for p in parts) == 1:
            yield Claim(Fact.DAMAGED, f"{parts[0]}-{parts[1].zfill(2)}-{parts[2].zfill(2)}", found.start(), found.end())


def find_year_month(text: str) -> Iterator[Claim]:
    """2022年3月 where the day stands elsewhere; the value is ``2022-03``."""
    for found in _YEAR_MONTH.finditer(text):
        year, month = _year(found["y"]), any_number(found["m"])
        if year and month and 1600 <= year <= 2100 and 1 <= month <= 12:
            yield Claim(Fact.YEAR_MONTH, f"{year:04}-{month:02}", found.start(), found.end())


def date_apart(texts: Sequence[str]) -> Claim | None:
    """2020年 and 11月19, each by itself in a box that sets the day in large type, or of 11月 alone what is known of the date.

    None unless there is one of each. The claim has no place in a text.
    """
    years = [found[0] for text in texts if (found := _YEAR_ALONE.fullmatch(text.strip()))]
    months = [found[0] for text in texts if (found := _MONTH_ALONE.fullmatch(text.strip()))]
    if len(years) != 1 or len(months) != 1:
        return None
    joined = years[0] + months[0]
    claim = next(iter((*find_dates(joined), *find_year_month(joined))), None)
    return None if claim is None else replace(claim, start=0, end=0)


def find_weekdays(text: str) -> Iterator[Claim]:
    """Weekdays (星期一, Sunday), Latin ones in title case however they are set, without the spaces between Chinese characters; a misread letter is mended."""
    for found in _CHINESE_DAY.finditer(text):
        name = "".join(found[0].split()).replace("目", "日").replace("曰", "日")
        yield Claim(Fact.WEEKDAY, name, found.start(), found.end())
    for found in _LETTERS.finditer(text):
        number = weekday_number(found[0])
        if number is not None:
            yield Claim(Fact.WEEKDAY, weekday_like(found[0], number), found.start(), found.end())


def weekday_number(name: str) -> int | None:
    """0 for Monday to 6 for Sunday, None for anything else; one wrong letter in six is allowed."""
    last = name[-1:].replace("天", "日")
    if last and last in _CHINESE_WEEKDAYS:
        return _CHINESE_WEEKDAYS.index(last)
    return _nearest(name.lower().replace(" ", ""), _WEEKDAYS, shortest=5)


def weekday_like(name: str, number: int) -> str:
    """The weekday of this number in the spelling of another (星期二 for 1 and 星期五, Tuesday for 1 and FRIDAY)."""
    if name[-1:] in _CHINESE_WEEKDAYS + "天":
        return name[:-1] + _CHINESE_WEEKDAYS[number]
    old = weekday_number(name) or 0
    language = max(range(3), key=lambda i: Levenshtein.normalized_similarity(name.lower(), _WEEKDAYS[old][i]))
    return _WEEKDAYS[number][language].capitalize()


@cache
def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month or its abbreviation; one wrong letter in five is allowed."""
    lowered = word.lower().strip(".")
    if lowered in _SHORT_MONTHS:
        return _SHORT_MONTHS[lowered]
    found = _nearest(lowered, _MONTHS, shortest=5)
    return None if found is None else found + 1


def _nearest(word: str, groups: tuple[tuple[str, ...], ...], *, shortest: int) -> int | None:
    exact = next((n for n, group in enumerate(groups) if word in group), None)
    if exact is not None or len(word) < shortest:
        return exact
    near = {
        n for n, group in enumerate(groups) for k in group if len(k) >= shortest and Levenshtein.distance(word, k) <= 1
    }
    return near.pop() if len(near) == 1 else None


def _year(text: str) -> int | None:
    plain = digits(text)
    return int(plain) if plain else han_number(text)


def _claim(found: re.Match[str], year: int | None, month: int | None, day: int | None) -> Iterator[Claim]:
    if year is None or month is None or day is None or not 1600 <= year <= 2100:
        return
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return
    yield Claim(Fact.DATE, date.isoformat(), found.start(), found.end())
