"""Dates in all their printed forms, the Chinese calendar, and what is believed when they disagree."""

from __future__ import annotations

import datetime as dt

import pytest
from borax.calendars.lunardate import LunarDate
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cues import fold
from pipeline.masthead.agreement import Day, agree, fill_in
from pipeline.masthead.dates import (
    date_apart,
    find_damaged,
    find_dates,
    find_weekdays,
    find_year_month,
    month_number,
    weekday_like,
    weekday_number,
)
from pipeline.masthead.facts import Fact
from pipeline.masthead.lunar import LunarDay, find_era, find_lunar, lunar_day, parse_lunar, respelled, solar_date

DAYS = st.dates(dt.date(1850, 1, 1), dt.date(2099, 12, 31))
MODERN = st.dates(dt.date(1902, 1, 1), dt.date(2090, 12, 31))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DIGITS = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def han(number: int) -> str:
    """A number up to 39 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def forms(day: dt.date) -> list[str]:
    year = "".join(DIGITS[int(c)] for c in str(day.year))
    month = MONTHS[day.month - 1]
    plain = f"{day.year}年{day.month}月{day.day}日"
    return [
        plain,
        plain.translate(WIDE),
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}.{day.month:02}.{day.day:02}",
        day.isoformat(),
        f"{year}年{han(day.month)}月{han(day.day)}日",
        f"{month} {day.day}, {day.year}",
        f"{month.upper()} {day.day}, {day.year}.",
        f"{month[:3].upper()}. {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"den {day.day}. {GERMAN[day.month - 1]} {day.year}",
        f"{day.day} {FRENCH[day.month - 1]} {day.year}",
    ]


def dates_in(text: str) -> list[str]:
    return [c.value for c in find_dates(fold(text))]


@given(DAYS, st.integers(0, 11))
def test_every_printed_form_is_read_back(day: dt.date, form: int) -> None:
    assert dates_in(forms(day)[form]) == [day.isoformat()]


@given(st.dates(dt.date(1912, 1, 1), dt.date(2049, 12, 31)))
def test_years_of_the_republic(day: dt.date) -> None:
    assert dates_in(
        f"中華民國{han(day.year - 1911) if day.year < 1951 else day.year - 1911}年{day.month}月{day.day}日"
    ) == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2O22年3月28目", "2022-03-28"),
        ("20l0年12月25日", "2010-12-25"),
        ("MAREH 3, 1887", "1887-03-03"),
        ("den 3. Fanuar 1878", "1878-01-03"),
        ("MAY 4, 188 5", "1885-05-04"),
        ("OCTOBER 2I, 1904", "1904-10-21"),
        ("九七六年九月二十一日", "1976-09-21"),
    ],
)
def test_misread_dates(text: str, date: str) -> None:
    assert dates_in(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "2022年13月1日",
        "2022年2月30日",
        "3月28日",
        "March 3",
        "Chapter 3, 1887",
        "12.5.3",
        "1400年1月1日",
        "〇七六年九月一日",
    ],
)
def test_what_is_no_full_date(text: str) -> None:
    assert dates_in(text) == []


def test_an_s_in_the_year_may_be_two_digits() -> None:
    assert dates_in("MARCH 3. 18S7") == ["1857-03-03", "1887-03-03"]
    assert agree(("1857-03-03", "1887-03-03"), "THURSDAY", None).date == "1887-03-03"
    assert agree(("1857-03-03", "1887-03-03"), None, None).conflicts


def test_year_and_month_alone() -> None:
    assert [c.value for c in find_year_month("2022年3月")] == ["2022-03"]
    assert not list(find_year_month("2022年3月28日"))


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("星期一", "星期一", 0),
        ("星 期 目", "星期日", 6),
        ("周三", "周三", 2),
        ("THURSDAY", "Thursday", 3),
        ("ATURDAY", "Saturday", 5),
        ("Donnerstag", "Donnerstag", 3),
        ("dimanche", "Dimanche", 6),
    ],
)
def test_weekdays(text: str, name: str, number: int) -> None:
    (claim,) = find_weekdays(text)
    assert claim.value == name
    assert weekday_number(name) == number


def test_weekdays_in_the_spelling_of_another() -> None:
    assert weekday_like("星期五", 0) == "星期一"
    assert weekday_like("FRIDAY", 1) == "Tuesday"
    assert weekday_like("Freitag", 2) == "Mittwoch"
    assert month_number("Sept.") == 9
    assert month_number("lighthouse") is None


@given(MODERN)
def test_the_chinese_calendar_agrees_with_another_library(day: dt.date) -> None:
    other = LunarDate.from_solar_date(day.year, day.month, day.day)
    found = lunar_day(day)
    assert (found.month, found.day, found.leap) == (other.month, other.day, bool(other.leap))
    assert solar_date(other.year, found) == day


@given(MODERN, st.sampled_from(["{}", "农历{}", "夏历 {}", "農曆{}"]))
def test_lunar_dates_are_read_back(day: dt.date, form: str) -> None:
    other = LunarDate.from_solar_date(day.year, day.month, day.day)
    printed = f"{other.gz_year}年{'闰' if other.leap else ''}{other.cn_month}月{other.cn_day}"
    (claim,) = find_lunar(fold(form.format(printed)))
    assert claim.value == printed
    parsed = parse_lunar(claim.value)
    assert parsed is not None
    assert parsed.agrees(lunar_day(day))
    assert respelled(printed, lunar_day(day)) == printed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("王寅年二月甘六", "壬寅年二月廿六"),
        ("农历二月廿六", "二月廿六"),
        ("壬申三月二十三日", "壬申三月二十三日"),
        ("癸卯年闰二月初一", "癸卯年闰二月初一"),
        ("己亥 年 腊 月 三 十", "己亥年腊月三十"),
    ],
)
def test_lunar_spellings(text: str, value: str) -> None:
    assert [c.value for c in find_lunar(text)] == [value]


@pytest.mark.parametrize("text", ["三月十五日", "甲丑年二月初一", "二月二", "十一月"])
def test_what_is_no_lunar_date(text: str) -> None:
    assert not [c for c in find_lunar(text) if c.value]


def test_a_reign_dates_an_old_paper() -> None:
    (era,) = find_era("大清同治")
    assert agree((), None, "壬申三月二十三日", era.value).date == "1872-04-30"
    assert agree((), None, "壬申三月二十三日").date is None
    (named,) = find_era("光绪二十年")
    assert named.value == "光绪1894"


TRUE = ("2022-03-28", "星期一", "壬寅年二月廿六")


@pytest.mark.parametrize(
    ("date", "weekday", "lunar"),
    [
        TRUE,
        ("2022-03-28", "星期二", "壬寅年二月廿六"),
        ("2022-03-28", "星期一", "壬寅年二月廿五"),
        ("2022-03-23", "星期一", "壬寅年二月廿六"),
        ("2012-03-28", "星期一", "壬寅年二月廿六"),
    ],
)
def test_two_of_three_prove_the_third(date: str, weekday: str, lunar: str) -> None:
    assert agree((date,), weekday, lunar) == Day(*TRUE)


def test_one_against_one_is_told() -> None:
    found = agree(("2022-03-23",), "星期一", None)
    assert found.date == "2022-03-23"
    assert found.conflicts
    assert not found.proven


def test_three_that_all_differ_are_left_and_told() -> None:
    found = agree(("2021-07-01",), "星期一", "壬寅年二月廿六")
    assert (found.date, found.weekday, found.lunar) == ("2021-07-01", "星期一", "壬寅年二月廿六")
    assert found.conflicts


def test_nothing_gives_nothing() -> None:
    assert agree((), None, None) == Day(None, None, None)


def test_an_unreadable_digit_is_found_by_the_calendars() -> None:
    (claim,) = find_damaged("201口年5月11日")
    day = dt.date(2015, 5, 11)
    printed = respelled("甲子年正月初一", lunar_day(day))
    found = fill_in(claim.value, "星期一", printed)
    assert found is not None
    assert found.date == "2015-05-11"
    assert fill_in(claim.value, "星期一", None) is None


@settings(max_examples=40)
@given(MODERN, st.integers(0, 7), st.integers(0, 9))
def test_a_wrong_digit_never_yields_a_false_proof(day: dt.date, place: int, digit: int) -> None:
    plain = day.strftime("%Y%m%d")
    wrong = plain[:place] + str(digit) + plain[place + 1 :]
    weekday = "星期" + "一二三四五六日"[day.weekday()]
    lunar = respelled("甲子年正月初一", lunar_day(day))
    try:
        read = dt.date(int(wrong[:4]), int(wrong[4:6]), int(wrong[6:]))
    except ValueError:
        return
    found = agree((read.isoformat(),), weekday, lunar)
    assert found.date == day.isoformat() or found.conflicts


def test_a_day_that_a_month_lacks() -> None:
    assert solar_date(2022, LunarDay(None, 13, 40)) is None


def test_a_round_sign_that_was_not_read_is_given_back_by_weekday_and_lunar_year() -> None:
    dates = tuple(c.value for c in find_dates("中华民国一三年三月二十日"))
    assert dates == ("1924-03-20", "2014-03-20")
    assert agree(dates, "星期四", "甲午年二月二十").date == "2014-03-20"
    assert agree(dates, "星期四", "甲子年二月十六").date == "1924-03-20"
    assert [c.value for c in find_dates("民国二三年三月二十日")] == ["1934-03-20"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2020年", "11月19", "星期四", "天气晴4~13"], (Fact.DATE, "2020-11-19")),
        (["二〇二〇年", "十一月", "天气晴"], (Fact.YEAR_MONTH, "2020-11")),
        (["2020年", "2021年", "11月19"], None),
        (["2020年", "去年11月19日"], None),
    ],
)
def test_year_and_month_may_stand_apart(texts: list[str], found: tuple[Fact, str] | None) -> None:
    claim = date_apart(texts)
    assert (claim and (claim.fact, claim.value)) == found
