"""Where the title of a paper stands on a front page, and what stands about it."""

from __future__ import annotations

import pytest

from pipeline.document import Masthead, Role
from pipeline.textline import TextLine
from tests.masthead_lines import CORNER, HEADLINE, STORY, Set, column, lines, read


def test_calligraphy_that_cannot_be_read_is_no_title_and_no_headline() -> None:
    rows = [*CORNER, HEADLINE, *column(STORY, 1000, 180, 12)]
    page = [x if x.text != "岚江日报" else TextLine(x.number, "事多幸彳", x.box, x.polygon, 0.45) for x in lines(*rows)]
    found, furniture = read(page)
    assert found.masthead.title is None
    assert furniture["事多幸彳"] is Role.MASTHEAD
    assert "title" in found.warnings[0].message
    assert HEADLINE[0] not in furniture


def test_an_english_banner() -> None:
    head: list[Set] = [
        ("OUR OWN WIRES", 80, 60, 200, 18),
        ("The", 420, 40, 180, 140),
        ("Evening", 680, 40, 380, 140),
        ("Herald.", 1160, 40, 360, 140),
        ("VOL. XII.", 60, 230, 120, 22),
        ("MARDEN, SUNDAY, DEC. 17, 1905.", 800, 230, 400, 22),
        ("PRICE FIVE CENTS.", 1500, 230, 220, 22),
        ("NO. 34", 1850, 230, 90, 22),
    ]
    story = column("the tug reached the basin before dawn on Monday", 60, 400, 20)
    found, furniture = read(lines(*head, ("HARBOR BOARD DEEPENS CHANNEL", 60, 300, 700, 60), *story))
    assert found.masthead == Masthead(
        title="The Evening Herald",
        date="1905-12-17",
        weekday="Sunday",
        issue_number="34",
        volume="XII",
        price="FIVE CENTS",
    )
    assert set(furniture) == {row[0] for row in head}


def test_a_dateline_whose_words_stand_apart_is_read_as_one_row() -> None:
    words: list[Set] = [
        ("WESTHAVEN,", 640, 305, 190, 24),
        ("O.,", 850, 305, 40, 24),
        ("SATURDAY, AUGUST", 910, 305, 290, 24),
        ("26,", 1212, 305, 40, 24),
        ("1911-SIXTEEN PAGES.", 1264, 305, 310, 24),
    ]
    page = lines(
        ("THE WESTHAVEN STAR", 300, 60, 1400, 220),
        *words,
        ("No. 29,104", 60, 305, 140, 22),
        *column("Rails", 60, 400, 20),
    )
    found, furniture = read(page)
    assert (found.masthead.date, found.masthead.weekday, found.masthead.page_count) == ("1911-08-26", "Saturday", 16)
    assert all(text in furniture for text, *_ in words)


def test_what_stands_over_the_lower_edge_of_a_banner_is_masthead_on_either_side() -> None:
    left: Set = ("ESTABLISHED 1877-NEW SERIES.", 60, 312, 320, 20)
    banner: Set = ("THE WESTHAVEN TRIBUNE", 300, 60, 1400, 200)
    dated: Set = ("WESTHAVEN, O., THURSDAY, NOVEMBER 10, 1898.", 760, 310, 560, 24)
    page = lines(banner, left, dated, ("VOL. XVIII-NO. 5.", 1600, 308, 300, 22), *column("Rails", 60, 400, 20))
    _, furniture = read(page)
    assert furniture[left[0]] is Role.MASTHEAD


def test_a_banner_over_a_row_with_the_date_alone() -> None:
    rows: list[Set] = [
        ("The Ellery Sentinel", 200, 40, 1600, 160),
        ("Wednesday, May 16, 2018", 60, 230, 300, 22),
        ("ellerysentinel.org", 900, 230, 240, 22),
        ("Bridge to close for a year", 60, 300, 900, 80),
    ]
    found, furniture = read(lines(*rows))
    assert (found.masthead.title, found.masthead.date) == ("The Ellery Sentinel", "2018-05-16")
    assert "Bridge to close for a year" not in furniture
    assert furniture["The Ellery Sentinel"] is Role.MASTHEAD


def test_a_streamer_over_the_title_is_a_headline() -> None:
    head: list[Set] = [
        ("THE MARDEN COURIER", 300, 300, 1400, 100),
        ("VOL. 71-NO. 43", 60, 430, 220, 24),
        ("MARDEN, FRIDAY, FEBRUARY 19, 1954", 700, 430, 600, 24),
        ("28 PAGES-FIVE CENTS", 1650, 430, 300, 24),
    ]
    streamer: Set = ("FERRY SINKS IN HARBOR; ALL SAVED", 60, 60, 1880, 200)
    _, furniture = read(lines(streamer, *head, *column("Rails", 60, 500, 20)))
    assert set(furniture) == {row[0] for row in head}


def test_the_day_in_large_type_beside_the_title_is_no_part_of_it() -> None:
    day: list[Set] = [("23", 930, 70, 110, 90), ("2012年2月", 1060, 60, 150, 26), ("星期四", 1060, 130, 100, 26)]
    facts: list[Set] = [("国内统一刊号：CN33-0088", 1260, 60, 300, 22), ("第7716期 邮发代号：3-29", 1260, 100, 300, 22)]
    lunar: Set = ("壬辰年二月初二", 930, 190, 200, 24)
    page = lines(("岚江晚报", 60, 60, 840, 150), *day, *facts, lunar, *column(STORY, 60, 400, 20))
    found, _ = read(page)
    assert (found.masthead.title, found.masthead.date) == ("岚江晚报", "2012-02-23")


def test_the_title_spelt_in_latin_letters_under_it_is_masthead() -> None:
    letters: list[Set] = [(c, 420 + 60 * n, 232, 24, 26) for n, c in enumerate("LNJG")]
    page = lines(*CORNER[:5], ("岚江日报", 400, 60, 640, 160), HEADLINE, *letters, *column(STORY, 1100, 180, 12))
    _, furniture = read(page)
    assert all(furniture[c] is Role.MASTHEAD for c in "LNJG")


def test_the_town_in_smaller_type_over_the_title() -> None:
    title: list[Set] = [("Marden", 60, 60, 240, 60), ("EVENING HERALD", 58, 114, 1000, 116)]
    facts: list[Set] = [
        ("Thursday, February 21, 1985", 1400, 70, 480, 40),
        ("No. 31,406 Price 16p", 1480, 124, 300, 36),
    ]
    found, furniture = read(lines(*title, *facts, *column("the tug reached the basin", 60, 400, 20)))
    assert (found.masthead.title, found.masthead.issue_number) == ("Marden Evening Herald", "31406")
    assert found.masthead.section is None
    assert furniture == dict.fromkeys((text for text, *_ in (*title, *facts)), Role.MASTHEAD)


def test_what_stands_right_under_the_title_is_masthead() -> None:
    under: Set = ("LANJIANG RIBAO 中共岚江市委机关报", 400, 200, 380, 22)
    rows = [*CORNER[:-1], under, HEADLINE, *column(STORY, 1000, 180, 12), *column(STORY, 60, 400, 20)]
    assert read(lines(*rows))[1][under[0]] is Role.MASTHEAD


def test_a_title_at_the_other_end_of_the_row() -> None:
    title: Set = ("岚江晚报", 60, 50, 600, 160)
    ears: list[Set] = [
        ("2008年9月22日星期一", 1500, 60, 400, 30),
        ("国内统一刊号：CN61-0016 邮发代号：51-20", 1400, 105, 540, 24),
        ("第4402期www.lanjiang.cn", 1600, 145, 300, 24),
    ]
    found, _ = read(lines(title, *ears, *column(STORY, 60, 400, 20)))
    assert (found.masthead.title, found.masthead.issue_number) == ("岚江晚报", "4402")
    between: Set = ("三座水库开闸", 800, 60, 400, 120)
    assert read(lines(title, between, *ears))[0].masthead.title is None


EARS: list[Set] = [
    ("第783期", 740, 60, 130, 36),
    ("2001年6月12日 星期二", 740, 102, 340, 36),
    ("国内统一刊号：CN18-0244", 1440, 62, 360, 30),
    ("本期16版", 740, 188, 150, 36),
]


def test_display_type_alone_among_the_facts_of_an_issue_is_the_title() -> None:
    title: Set = ("园林资讯", 40, 50, 620, 178)
    found, furniture = read(lines(title, *EARS, *column(STORY, 60, 400, 20)))
    assert found.masthead.title == "园林资讯"
    assert [w.message for w in found.warnings] == ["masthead: the title of the paper is not certain"]
    assert furniture[title[0]] is Role.MASTHEAD


@pytest.mark.parametrize(("text", "confidence"), [("园林资讯", 0.9), ("园木次訊", 0.99), ("岚」口县報", 0.84)])
def test_display_type_that_is_doubtful_or_no_words_is_no_title(text: str, confidence: float) -> None:
    page = lines((text, 40, 50, 620, 178), *EARS, *column(STORY, 60, 400, 20))
    page[0] = TextLine(0, text, page[0].box, page[0].polygon, confidence)
    found, furniture = read(page)
    assert found.masthead.title is None
    assert furniture[text] is Role.MASTHEAD


def test_a_headline_beside_the_masthead_is_no_title() -> None:
    headline: Set = ("水库开闸", 1130, 60, 280, 90)
    below: Set = ("沿岸村民提前转移", 1130, 165, 280, 24)
    assert read(lines(headline, below, *EARS, *column(STORY, 1000, 260, 12)))[0].masthead.title is None


def test_a_title_in_latin_script_at_the_other_end_of_the_row() -> None:
    rows: list[Set] = [
        ("DAILY BEACON", 60, 60, 650, 90),
        ("FRIDAY, FEBRUARY 25, 2005 75¢", 1300, 40, 450, 30),
        ("www.dailybeacon.example", 1400, 76, 340, 28),
        ("SKIPPER QUITS ON EVE OF RACE: BACK PAGE", 1000, 120, 740, 34),
        ("WIN A WEEK AT THE LAKE: PAGE 22", 1000, 164, 560, 30),
        ("WHO TOOK THE BELL?", 220, 240, 1000, 200),
    ]
    found, furniture = read(lines(*rows, *column(STORY, 60, 500, 20)))
    assert found.masthead.title == "Daily Beacon"
    assert furniture == dict.fromkeys((row[0] for row in rows[:5]), Role.MASTHEAD)


def test_a_motto_in_small_type_between_the_title_and_the_facts_of_the_issue() -> None:
    title: Set = ("清澜教育报", 40, 50, 620, 160)
    motto: Set = ("教书育人 立德树人", 700, 110, 200, 26)
    ears: list[Set] = [(text, left + 500, *place) for text, left, *place in EARS]
    found, furniture = read(lines(title, motto, *ears, *column(STORY, 60, 400, 20)))
    assert found.masthead.title == "清澜教育报"
    assert furniture[motto[0]] is Role.MASTHEAD


def test_a_title_in_two_rows_of_one_length() -> None:
    rows: list[Set] = [("教育", 60, 60, 440, 230), ("导报", 64, 300, 436, 226)]
    facts: list[Set] = [("2001年4月14日 星期六", 60, 560, 300, 22), ("第1486期 邮发代号:61-27", 60, 600, 300, 22)]
    found, furniture = read(lines(*rows, *facts, HEADLINE, *column(STORY, 1000, 180, 12)))
    assert found.masthead.title == "教育导报"
    assert all(furniture[text] is Role.MASTHEAD for text, *_ in rows)


def test_the_house_that_prints_the_paper_may_be_that_of_another() -> None:
    imprint: Set = ("邮编：310012 岚江日报印务公司承印", 60, 2900, 500, 20)
    rows = [*CORNER, HEADLINE, *column(STORY, 1000, 180, 12), imprint]
    page = [x if x.text != "岚江日报" else TextLine(x.number, "事多幸彳", x.box, x.polygon, 0.45) for x in lines(*rows)]
    assert read(page)[0].masthead.title is None


ROW: Set = ("岚江农民报三座水库开闸放水", 60, 60, 1690, 130)
UNDER: list[Set] = [("2017年5月23日 星期二", 80, 210, 400, 24), ("总第8914期 邮发代号:35-12", 80, 245, 560, 24)]


def test_a_title_that_was_read_in_one_with_the_headline_beside_it() -> None:
    found, furniture = read(lines(ROW, *UNDER, *column(STORY, 800, 210, 12)))
    assert found.masthead.title == "岚江农民报"
    assert ROW[0] not in furniture  # most of it is the headline


def test_a_headline_that_begins_with_the_name_of_a_paper() -> None:
    right: list[Set] = [(text, 1200, *place) for text, _, *place in UNDER]
    assert read(lines(ROW, *right, *column(STORY, 60, 210, 12)))[0].masthead.title is None


@pytest.mark.parametrize(
    ("label", "ears"),  # these begin at a left edge; what they leave on the right the head does not span
    [
        ([("01", 1700, 60, 160, 110), ("要闻", 1740, 180, 100, 50)], 1120),
        ([("01 要闻", 1800, 95, 110, 24)], 740),
    ],
)
def test_number_and_section_of_a_front_page(label: list[Set], ears: float) -> None:
    title: Set = ("岚江日报", 60, 60, ears - 120, 160)
    facts: list[Set] = [
        ("2013年9月10日 星期二", ears, 60, 300, 24),
        ("癸巳年八月初六 第21876期", ears, 95, 340, 24),
        ("国内统一刊号：CN33-0088", ears, 130, 300, 24),
    ]
    found, furniture = read(lines(title, *facts, *label, *column(STORY, 60, 400, 20)))
    assert (found.masthead.title, found.masthead.page_number, found.masthead.section) == ("岚江日报", "01", "要闻")
    assert all(furniture[text] is Role.MASTHEAD for text, *_ in label)
