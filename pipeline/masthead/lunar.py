"""Dates of the Chinese calendar: 壬寅年二月廿六, 农历十月初一, 同治壬申三月廿三日; read, and checked against the sun's.

The calendar is that of the package lunar_python (years 1 to 9999), which computes new moons and solar terms.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lunar_python import Lunar, Solar

from pipeline.cues.numerals import han_number
from pipeline.masthead.facts import Claim, Fact

_STEMS, _BRANCHES, _ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
# What OCR makes of a stem, a branch or a numeral, where only these can stand.
_STEM_ERRORS = dict(
    zip("申甩两西丁了戌戍戎茂已巳已辜王任士千美葵发", "甲甲丙丙丁丁戊戊戊戊己己己辛壬壬壬壬癸癸癸", strict=True)
)
_BRANCH_ERRORS = dict(
    zip(
        "于予千五壬黄卵柳仰已己末来甲由西洒戍戊戎牛辱唇交玄",
        "子子子丑寅寅卯卯卯巳巳未未申申酉酉戌戌戌午辰辰亥亥",
        strict=True,
    )
)
_TWENTY_ERRORS = {"甘": "廿", "世": "廿", "卄": "廿", "廾": "廿", "甜": "廿", "州": "卅"}
_STEM = f"[{_STEMS}{''.join(_STEM_ERRORS)}]"
_BRANCH = f"[{_BRANCHES}{''.join(_BRANCH_ERRORS)}]"
_MONTH = r"(?P<leap>闰\s*)?(?P<month>正|冬|腊|十\s*[一二]|[一二三四五六七八九十])\s*月\s*(?P<size>[大小]\s*)?"
_DAY = r"(?P<day>[初切]\s*[一二三四五六七八九十]|[廿甘世卄廾]\s*[一二三四五六七八九]?|二\s*十\s*[一二三四五六七八九]?|十\s*[一二三四五六七八九]|三\s*十|卅)"
_LUNAR = re.compile(
    rf"(?P<name>(?:[农夏旧阴古]\s*历|岁\s*次)\s*[:]?\s*)?(?:(?P<stem>{_STEM})\s*(?P<branch>{_BRANCH})\s*(?P<animal>\(?[{_ANIMALS}]\)?\s*)?(?P<nian>年\s*)?)?{_MONTH}{_DAY}\s*(?P<ri>日)?"
)
_ERAS = (
    "顺治 1644",
    "康熙 1662",
    "雍正 1723",
    "乾隆 1736",
    "嘉庆 1796",
    "道光 1821",
    "咸丰 1851",
    "同治 1862",
    "光绪 1875",
    "宣统 1909",
)
_ERA_START = {name: int(year) for name, year in (e.split() for e in _ERAS)}
_ERA = re.compile(
    rf"(?:大\s*[清淸]\s*)?(?P<era>{'|'.join(_ERA_START)})\s*(?:(?P<year>[一二三四五六七八九十廿卅元]{{1,4}})\s*年)?"
)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """``cycle``: 0 to 59, the year's place in the cycle of sixty; None where no year is printed. ``leap``: a month 闰."""

    cycle: int | None
    month: int
    day: int
    leap: bool = False

    def agrees(self, other: LunarDay) -> bool:
        same_year = self.cycle is None or other.cycle is None or self.cycle == other.cycle
        return same_year and (self.month, self.day, self.leap) == (other.month, other.day, other.leap)


@lru_cache(maxsize=256)
def lunar_day(date: dt.date) -> LunarDay:
    """The day of the Chinese calendar on which a date falls."""
    found = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    month = int(found.getMonth())
    return LunarDay((int(found.getYear()) - 4) % 60, abs(month), int(found.getDay()), month < 0)


def solar_date(year: int, day: LunarDay) -> dt.date | None:
    """The date of a day of the Chinese year that begins in ``year``; None if that year has no such day."""
    try:
        solar = Lunar.fromYmd(year, -day.month if day.leap else day.month, day.day).getSolar()
    except Exception:  # noqa: BLE001 - the package raises bare Exception for a day that does not exist
        return None
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


def parse_lunar(text: str) -> LunarDay | None:
    """The day that a printed lunar date names."""
    found = _LUNAR.fullmatch(text)
    return _day(found) if found else None


def find_lunar(text: str) -> Iterator[Claim]:
    """Lunar dates in normal form: the year's name, month and day as printed, without 农历 and spaces; a
    character that cannot stand in its place (甘六, 王寅) is read as the one that it looks like.

    Without the year's name or 农历, only a day that the sun's months do not have (初六, 廿六) makes a date lunar.
    """
    for found in _LUNAR.finditer(text):
        if _day(found) is None:
            continue
        said = found["name"] or found["stem"] or found["leap"]
        if said or found["day"][0] in "初切廿" or found["month"] in "正冬腊":
            yield Claim(Fact.LUNAR, normal_form(found), found.start(), found.end(), rank=1 if found["stem"] else 0)


def find_era(text: str) -> Iterator[Claim]:
    """Reign titles; the value is ``同治`` or, with the year, ``同治1872``."""
    for found in _ERA.finditer(text):
        count = 1 if found["year"] == "元" else han_number(found["year"] or "")
        year = str(_ERA_START[found["era"]] + count - 1) if count else ""
        yield Claim(Fact.ERA, found["era"] + year, found.start(), found.end())


def era_years(era: str) -> range:
    """The Chinese years of a reign, or the one year that is named."""
    name, year = era[:2], era[2:]
    if year:
        return range(int(year), int(year) + 1)
    starts = sorted(_ERA_START.values())
    start = _ERA_START[name]
    return range(start, next((s for s in starts if s > start), 1912))


def normal_form(found: re.Match[str]) -> str:
    stem, branch = _sign(found)
    year = (
        f"{stem}{branch}" + "".join((found["animal"] or "").split()) + ("年" if found["nian"] else "") if stem else ""
    )
    return (
        year
        + ("闰" if found["leap"] else "")
        + "".join(found["month"].split())
        + "月"
        + _plain_day(found["day"])
        + (found["ri"] or "")
    )


def respelled(printed: str, day: LunarDay) -> str:
    """The lunar date ``day``, written in the manner of ``printed`` (with or without the year, 廿六 or 二十六)."""
    found = _LUNAR.fullmatch(printed)
    stem = f"{_STEMS[(day.cycle or 0) % 10]}{_BRANCHES[(day.cycle or 0) % 12]}"
    named = found is None or found["stem"] is not None
    month = "正" if day.month == 1 else ("腊" if "腊" in printed and day.month == 12 else _numeral(day.month))
    month = "冬" if "冬" in printed and day.month == 11 else month
    ten = {0: "初", 1: "十", 2: "廿" if "二十" not in printed else "二十", 3: "三十"}[day.day // 10]
    unit = _numeral(day.day % 10) if day.day % 10 else ""
    number = {10: "初十", 20: "二十", 30: "三十"}.get(day.day, ten + unit)
    nian = "年" if named and (found is None or found["nian"]) else ""
    return (
        (stem + nian if named else "")
        + ("闰" if day.leap else "")
        + month
        + "月"
        + number
        + ("日" if printed.endswith("日") else "")
    )


def _day(found: re.Match[str]) -> LunarDay | None:
    month_text = "".join(found["month"].split())
    month = {"正": 1, "冬": 11, "腊": 12}.get(month_text) or han_number(month_text)
    day_text = _plain_day(found["day"])
    day = han_number(day_text.removeprefix("初"))
    stem, branch = _sign(found)
    cycle = None
    if stem:
        s, b = _STEMS.index(stem), _BRANCHES.index(branch)
        if (s - b) % 2:
            return None
        cycle = next(n for n in range(60) if n % 10 == s and n % 12 == b)
    return LunarDay(cycle, month, day, bool(found["leap"])) if month and day and day <= 30 else None


def _sign(found: re.Match[str]) -> tuple[str, str]:
    stem, branch = found["stem"] or "", found["branch"] or ""
    if stem not in _STEMS:
        stem = _STEM_ERRORS[stem]
    if branch not in _BRANCHES:
        branch = _BRANCH_ERRORS[branch]
    return stem, branch


def _plain_day(text: str) -> str:
    return "".join(_TWENTY_ERRORS.get(c, c) for c in "".join(text.split())).replace("切", "初")


def _numeral(n: int) -> str:
    return "十" + (_numeral(n - 10) if n > 10 else "") if n >= 10 else "一二三四五六七八九"[n - 1]
