"""Heads of inside pages, which tell much of what a masthead tells but stand in one row of small type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.document import Masthead, Role
from pipeline.masthead import read_masthead
from pipeline.masthead.claims import read_claims
from pipeline.masthead.facts import Fact
from tests.masthead_lines import BODY, HEIGHT, WIDTH, Set, column, lines, read

STORY = "渡口的老船工说今年水来得比往年早些"
PROSE = "the ferry was late again on account of fog and"


def test_a_folio_with_a_lunar_date_is_no_front_page() -> None:
    """1994年5月4日 星期三 农历甲戌年三月廿四      综合新闻          岚江日报 第三版"""
    row: list[Set] = [
        ("1994年5月4日", 60, 62, 160, 20),
        ("星期三", 240, 60, 70, 24),
        ("农历甲戌年三月廿四", 330, 62, 200, 20),
        ("综合新闻", 900, 50, 200, 44),
        ("岚江日报 第三版", 1700, 58, 220, 26),
    ]
    found, furniture = read(lines(*row, *column(STORY, 60, 140, 20), *column(STORY, 900, 140, 20)))
    masthead = found.masthead
    assert (masthead.title, masthead.page_number, masthead.section) == ("岚江日报", "3", "综合新闻")
    assert furniture == {text: Role.FOLIO for text, *_ in row}


def test_the_title_and_the_page_number_in_one_run() -> None:
    row: list[Set] = [
        ("县乡新闻", 60, 50, 200, 44),
        ("2010年7月12日", 600, 62, 180, 20),
        ("星期一", 800, 62, 70, 20),
        ("责编：孟洋 美编：史帆", 1200, 62, 300, 20),
        ("岚江晚报A18", 1700, 56, 220, 28),
    ]
    masthead = read(lines(*row, *column(STORY, 60, 140, 20)))[0].masthead
    assert (masthead.title, masthead.page_number, masthead.section) == ("岚江晚报", "A18", "县乡新闻")


def test_title_and_date_in_a_running_head_with_the_page_number_at_the_end_of_the_row() -> None:
    """No. 4,120       THE MARDEN CHRONICLER, TUESDAY, MARCH 4, 1884.                    9"""
    row: list[Set] = [
        ("No. 4,120", 60, 60, 120, 22),
        ("THE MARDEN CHRONICLER, TUESDAY, MARCH 4, 1884.", 600, 60, 800, 24),
        ("9", 1900, 60, 20, 24),
    ]
    flag: list[Set] = [
        ("Marden Chronicler", 420, 110, 330, 40),
        ("TUESDAY, MARCH 4, 1884.", 450, 170, 260, 20),
    ]
    page = lines(*row, *flag, *column(PROSE, 60, 110, 20), *column(PROSE, 800, 110, 20))
    found, furniture = read(page)
    assert (found.masthead.title, found.masthead.page_number) == ("The Marden Chronicler", "9")
    assert all(furniture[text] is Role.FOLIO for text, *_ in row)
    assert PROSE not in furniture


def test_a_running_head_with_a_long_title_claims_all_its_words() -> None:
    text = "THE CARROWAY MERCURY AND WESTERN COUNTIES ADVERTISER, FRIDAY, MAY 1, 1874"
    claims = read_claims(text)
    assert claims[0].fact is Fact.FILLER
    assert claims[0].value == "THE CARROWAY MERCURY AND WESTERN COUNTIES ADVERTISER"


def test_a_date_broken_over_two_rows() -> None:
    page = lines(
        ("岚江日报", 60, 60, 600, 120),
        ("2006年4月", 60, 200, 120, 22),
        ("国内统一刊号:CN33-0016", 240, 200, 280, 22),
        ("18日 星期二", 60, 226, 140, 22),
        *column(STORY, 900, 200, 12),
    )
    masthead = read(page)[0].masthead
    assert (masthead.date, masthead.weekday) == ("2006-04-18", "星期二")


def test_the_weekday_of_the_weather_is_not_that_of_the_issue() -> None:
    page = lines(
        ("THE COVE COUNTY COURIER-NEWS", 300, 40, 1400, 120),
        ("Low Tuesday 41.", 60, 150, 200, 22),
        ("28 PAGES", 1750, 100, 150, 22),
        ("Fairhaven, Ohio, Monday, April 19, 1948", 700, 190, 600, 24),
        ("Five Cents", 1750, 150, 150, 22),
        *column(PROSE, 60, 300, 12),
    )
    masthead = read(page)[0].masthead
    assert (masthead.title, masthead.weekday) == ("The Cove County Courier-News", "Monday")


def test_the_address_of_the_web_site_does_not_spell_the_title() -> None:
    page = lines(
        ("The Harbor Tribune", 200, 60, 1600, 160),
        ("SUNDAY, APRIL 22, 2018", 60, 250, 300, 22),
        ("HARBORTRIBUNE.COM", 900, 250, 260, 22),
        ("$2.50 VOL. 142, NO. 96", 1600, 250, 300, 22),
        *column(PROSE, 60, 330, 12),
    )
    assert read(page)[0].masthead.title == "The Harbor Tribune"


@pytest.mark.parametrize(
    ("printed", "title"),
    [("THE MARDEN D DAILY SENTINEL", "The Marden Daily Sentinel"), ("THE MARDEN BEE", "The Marden Bee")],
)
def test_the_letters_that_two_readings_of_a_title_share(printed: str, title: str) -> None:
    page = lines(
        (printed, 60, 60, 1800, 120),
        ("VOL. XXXI. NO. 88.", 60, 220, 300, 22),
        ("MARDEN, OHIO, SATURDAY, OCTOBER 14, 1905.", 700, 220, 600, 22),
        *column(PROSE, 60, 330, 12),
    )
    assert read(page)[0].masthead.title == title


def test_the_section_under_the_number_of_a_front_page() -> None:
    page = lines(
        ("岚江日报", 60, 60, 600, 140),
        ("2016年11月23日星期三", 700, 70, 300, 24),
        ("丙申年十月廿四 第21874号", 700, 110, 320, 24),
        ("国内统一刊号:CN33-0016", 700, 150, 280, 24),
        ("A01", 1700, 62, 110, 60),
        ("要闻", 1710, 128, 80, 40),
        *column(STORY, 60, 320, 12),
    )
    masthead = read_masthead(page, WIDTH, HEIGHT, BODY).masthead
    assert (masthead.page_number, masthead.section) == ("A01", "要闻")


def test_an_issue_number_in_ideographs() -> None:
    (claim,) = read_claims("第二萬一千零七號")
    assert (claim.fact, claim.value) == (Fact.ISSUE, "21007")


def test_the_day_on_which_a_court_sat_is_no_part_of_the_running_head() -> None:
    row: list[Set] = [
        ("5", 60, 60, 20, 24),
        ("THE MARDEN BEE, SATURDAY, OCTOBER 3, 1868.", 600, 60, 800, 24),
    ]
    deck: list[Set] = [("COUNTY COURT.", 620, 106, 300, 20), ("MONDAY.", 720, 134, 100, 20)]
    _, furniture = read(lines(*row, *deck, *column(PROSE, 60, 110, 60), *column(PROSE, 620, 170, 60)))
    assert furniture == {text: Role.FOLIO for text, *_ in row}


def test_an_english_running_head() -> None:
    head: list[Set] = [
        ("4", 60, 50, 20, 30),
        ("THE MARDEN WEEKLY STAR", 700, 50, 500, 30),
        ("FRIDAY, MARCH 4, 1887.", 1600, 50, 300, 30),
    ]
    found, furniture = read(lines(*head, *column("the tug reached the basin before dawn on Monday", 60, 120, 20)))
    assert found.masthead == Masthead(
        title="The Marden Weekly Star", date="1887-03-04", weekday="Friday", page_number="4"
    )
    assert set(furniture) == {row[0] for row in head}


INNER: list[Set] = [
    ("No. 8,112", 60, 60, 150, 24),
    ("THE MARDEN WATCHER, MONDAY, MAY 4, 1891.", 600, 60, 800, 26),
    ("5", 1920, 60, 14, 24),
]


TOPS: list[Set] = [
    ("THE FLOODS IN THE VALE.", 60, 112, 340, 22),
    ("MARDEN, MONDAY, MAY 4, 1891.", 460, 112, 350, 22),
    ("THE CORN MARKET.", 860, 112, 300, 22),
]


def test_the_date_over_the_leading_article_is_no_part_of_the_running_head() -> None:
    columns = [row for n in range(3) for row in column("the tug reached the basin", 60 + 400 * n, 150, 90)]
    found, furniture = read(lines(*INNER, *TOPS, *columns))
    assert furniture == {row[0]: Role.FOLIO for row in INNER}
    assert (found.masthead.title, found.masthead.date) == ("The Marden Watcher", "1891-05-04")
    assert (found.masthead.issue_number, found.masthead.page_number) == ("8112", "5")


def test_the_title_and_number_over_the_leading_article_are_a_head_in_its_column() -> None:
    plate: list[Set] = [
        ("The Marden Watcher", 80, 105, 320, 34),
        ("MONDAY, MAY 4, 1891.", 90, 150, 300, 24),
        ("VOL. XI. No. 8,112.", 130, 180, 220, 22),
    ]
    others = [row for n in (1, 2) for row in column("the tug reached the basin", 60 + 400 * n, 150, 90)]
    page = lines(INNER[1], INNER[2], *plate, *TOPS[2:], *column("a pier was built", 60, 230, 20), *others)
    found, furniture = read(page)
    assert set(furniture) == {row[0] for row in (INNER[1], INNER[2], *plate)}
    assert found.masthead.issue_number == "8112"


def test_the_date_of_both_calendars_is_one_head() -> None:
    rows: list[Set] = [
        ("嵐聯日報", 60, 60, 620, 160),
        ("中華民國九十一年五月八日 星期三", 720, 60, 400, 26),
        ("2002年5月8日 壬午年三月廿六", 720, 100, 360, 26),
        ("第18502號 今日出版四十八版", 720, 140, 340, 26),
    ]
    page = lines(*rows, *column(STORY, 60, 320, 90), *column(STORY, 1400, 320, 90))
    page[0] = replace(page[0], confidence=0.88)
    found, furniture = read(page)
    assert (found.masthead.date, found.masthead.issue_number) == ("2002-05-08", "18502")
    assert [w.message for w in found.warnings] == ["masthead: the title of the paper could not be read"]
    assert furniture == {text: Role.MASTHEAD for text, *_ in rows}
