"""The folio of an inside page: section, page, paper and date."""

from __future__ import annotations

import pytest

from pipeline.document import Masthead, Role
from tests.masthead_lines import STORY, Set, column, lines, read


def test_title_and_number_in_the_run_of_a_folio() -> None:
    rows: list[Set] = [
        ("2017年1月18日 星期三16", 60, 40, 300, 22),
        ("嵐江時報 責任編輯：麥淑芬", 60, 75, 340, 22),
        ("教育", 900, 40, 120, 50),
    ]
    masthead = read(lines(*rows))[0].masthead
    assert (masthead.title, masthead.page_number, masthead.section) == ("嵐江時報", "16", "教育")


def test_an_english_title_before_the_date() -> None:
    rows: list[Set] = [("A7", 60, 40, 60, 40), ("The Ellery Post | Wednesday, September 21, 2011", 1300, 45, 600, 30)]
    assert read(lines(*rows))[0].masthead.title == "The Ellery Post"


def test_the_page_number_is_given_as_printed() -> None:
    rows: list[Set] = [("04", 60, 40, 60, 40), ("2023年6月21日星期三", 1300, 45, 400, 30), ("影像", 400, 40, 120, 40)]
    assert read(lines(*rows))[0].masthead.page_number == "04"


@pytest.mark.parametrize(
    ("label", "section", "page"),
    [
        ("A6 要聞", "要聞", "A6"),
        ("地方新闻A12", "地方新闻", "A12"),
        ("06 水乡", "水乡", "06"),
        ("第四版 综合", "综合", "4"),
    ],
)
@pytest.mark.parametrize("dated", [True, False])
def test_section_and_page_in_one_large_line_are_folio(label: str, section: str, page: str, dated: bool) -> None:
    date: list[Set] = [("嵐江日報2019年11月6日(星期三)責任編輯：田一鳴", 1300, 45, 600, 22)] if dated else []
    rows: list[Set] = [(label, 60, 40, 300, 66), *date, ("三座水庫同時開閘", 60, 150, 800, 90)]
    found, furniture = read(lines(*rows, *column(STORY, 60, 260, 90)))
    assert (found.masthead.section, found.masthead.page_number) == (section, page)
    assert furniture == dict.fromkeys([label, *(row[0] for row in date)], Role.FOLIO)


def test_the_folio_of_an_inside_page_in_pieces() -> None:
    head: list[Set] = [
        ("第", 60, 60, 20, 20),
        ("2", 84, 36, 44, 48),
        ("版", 132, 60, 20, 20),
        ("2010年12月25日 星期六", 180, 62, 260, 18),
        ("要闻·综合", 900, 30, 240, 54),
        ("岚江日报", 1760, 40, 180, 44),
        ("本版编辑：沈明月 校对：许知秋", 60, 8, 380, 16),
    ]
    found, furniture = read(lines(*head, ("山村有了自来水", 60, 130, 900, 80), *column(STORY, 60, 260, 20)))
    masthead = found.masthead
    assert (masthead.title, masthead.date, masthead.page_number, masthead.section) == (
        "岚江日报",
        "2010-12-25",
        "2",
        "要闻·综合",
    )
    assert furniture == dict.fromkeys((row[0] for row in head), Role.FOLIO)


def test_a_page_number_alone_at_the_foot() -> None:
    found, furniture = read(lines(*column(STORY, 60, 100, 40), ("— 7 —", 960, 2950, 80, 20)))
    assert found.masthead == Masthead(page_number="7")
    assert furniture == {"— 7 —": Role.FOLIO}


DATED: Set = ("2003年8月20日 星期三", 1300, 45, 400, 22)


def test_a_number_and_a_name_close_together_on_the_row_of_the_date() -> None:
    masthead = read(lines(("5县域要情", 60, 40, 280, 50), DATED))[0].masthead
    assert (masthead.section, masthead.page_number) == ("县域要情", "5")
    assert read(lines(("18岁少年", 60, 40, 280, 50), DATED))[0].masthead.page_number is None
    masthead = read(lines(("14 National", 60, 40, 280, 50), ("Thursday, February 11, 2021", 1300, 45, 400, 22)))[
        0
    ].masthead
    assert (masthead.section, masthead.page_number) == ("National", "14")


def test_the_number_of_the_page_close_to_the_title() -> None:
    masthead = read(lines(("岚江日报4", 1600, 40, 260, 50), DATED))[0].masthead
    assert (masthead.title, masthead.page_number) == ("岚江日报", "4")


def test_the_number_of_the_page_beside_a_telephone() -> None:
    row: list[Set] = [("电话 2230417", 1760, 45, 150, 30), ("8", 1940, 45, 18, 28)]
    masthead = read(lines(DATED, *row, *column(STORY, 60, 120, 20)))[0].masthead
    assert masthead.page_number == "8"


def test_the_section_in_the_run_of_a_folio() -> None:
    rows: list[Set] = [("副刊 第1206期", 600, 45, 200, 30), DATED, ("第4版", 1880, 45, 80, 30)]
    masthead = read(lines(*rows, *column(STORY, 60, 120, 20)))[0].masthead
    assert (masthead.section, masthead.page_number, masthead.issue_number) == ("副刊", "4", "1206")


def test_an_inside_page_that_tells_all_that_a_front_page_does() -> None:
    row: list[Set] = [
        ("一九九三年九月十八日星期六", 200, 45, 420, 30),
        ("農曆癸酉年八月初三 第一萬二千號 今日出紙八大張", 700, 45, 700, 30),
        ("第三版", 1840, 42, 120, 36),
    ]
    page = lines(*row, ("嵐南日報", 60, 44, 120, 32), *column(STORY, 60, 120, 60))
    found, furniture = read(page)
    assert (found.masthead.page_number, found.masthead.issue_number) == ("3", "12000")
    assert furniture[row[-1][0]] is Role.FOLIO
