"""Mastheads and folios on pages: which lines are furniture, and what they say."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Masthead, Role
from pipeline.geometry import Box
from pipeline.layout.lines import build_lines
from pipeline.layout.pictures import without_ornaments
from pipeline.layout.typesize import measure_spans, measure_type
from pipeline.masthead import MastheadReading, read_masthead
from pipeline.sheet import Picture
from pipeline.textline import TextLine
from samples.pages import generate
from samples.record import record

WIDTH, HEIGHT, BODY = 2000.0, 3000.0, 20.0
Set = tuple[str, float, float, float, float]  # text, left, top, width, height


def lines(*rows: Set, confidence: float = 0.99, vertical: frozenset[str] = frozenset()) -> list[TextLine]:
    made = []
    for number, (text, left, top, width, height) in enumerate(rows):
        box = Box(left, top, left + width, top + height)
        made.append(TextLine(number, text, box, box.quad(), confidence, vertical=text in vertical))
    return made


def column(text: str, left: float, top: float, count: int) -> list[Set]:
    return [(text, left, top + 28 * n, 360, BODY) for n in range(count)]


def read(page: list[TextLine]) -> tuple[MastheadReading, dict[str, Role]]:
    found = read_masthead(page, WIDTH, HEIGHT, BODY)
    by_number = {x.number: x.text for x in page}
    return found, {by_number[f.number]: f.kind for f in found.furniture}


STORY = "三座水库昨日同时开闸放水，沿岸村民"
CORNER: list[Set] = [
    ("壬寅年二月廿六", 60, 60, 200, 20),
    ("2022年3月28日 星期一", 60, 95, 260, 20),
    ("国内统一刊号:CN33-0016", 60, 130, 280, 20),
    ("邮发代号:31-2 总第12071号", 60, 165, 300, 20),
    ("今日8版", 60, 200, 90, 20),
    ("岚江日报", 400, 60, 480, 120),
    ("水乡新闻 天天相伴", 420, 190, 300, 22),
]
HEADLINE: Set = ("三座水库同时开闸", 1000, 60, 800, 90)


def test_a_masthead_in_the_corner_with_a_story_beside_it() -> None:
    page = lines(*CORNER, HEADLINE, *column(STORY, 1000, 180, 12), *column(STORY, 60, 400, 20))
    found, furniture = read(page)
    assert found.masthead == Masthead(
        title="岚江日报",
        date="2022-03-28",
        weekday="星期一",
        lunar_date="壬寅年二月廿六",
        issue_number="12071",
        cn_number="CN33-0016",
        postal_code="31-2",
        page_count=8,
    )
    assert furniture == dict.fromkeys((row[0] for row in CORNER), Role.MASTHEAD)
    assert not found.warnings


def test_calligraphy_that_cannot_be_read_is_no_title_and_no_headline() -> None:
    rows = [*CORNER, HEADLINE, *column(STORY, 1000, 180, 12)]
    page = [x if x.text != "岚江日报" else TextLine(x.number, "事多幸彳", x.box, x.polygon, 0.45) for x in lines(*rows)]
    found, furniture = read(page)
    assert found.masthead.title is None
    assert furniture["事多幸彳"] is Role.MASTHEAD
    assert "title" in found.warnings[0].message
    assert HEADLINE[0] not in furniture


def test_the_imprint_names_the_paper_that_calligraphy_hides() -> None:
    imprint: Set = ("岚江日报社出版 社址：清澜市东大街3号 邮编：310012 电话：0571-8888888", 60, 2900, 900, 20)
    rows = [*CORNER, HEADLINE, *column(STORY, 1000, 180, 12), imprint]
    page = [x if x.text != "岚江日报" else TextLine(x.number, "事多日报", x.box, x.polygon, 0.45) for x in lines(*rows)]
    found, furniture = read(page)
    assert found.masthead.title == "岚江日报"
    assert found.masthead.address == "清澜市东大街3号"
    assert furniture[imprint[0]] is Role.IMPRINT


def test_an_advertiser_at_the_foot_is_no_imprint() -> None:
    advert: Set = ("大丰家电 地址：东大街9号 电话：0571-7777777", 60, 2900, 700, 20)
    _, furniture = read(lines(*CORNER, *column(STORY, 60, 400, 20), advert))
    assert advert[0] not in furniture


FOOT: list[Set] = [
    ("本报地址：清澜市建设路18号", 60, 2930, 320, 20),
    ("职工热线：12300", 600, 2930, 180, 20),
    ("定价：", 1000, 2930, 60, 20),
    ("每份0.80元", 1075, 2930, 110, 20),
    ("一版责编：田一鸣邹文博", 1700, 2930, 240, 20),
]


def test_all_that_stands_on_the_row_of_the_imprint_is_imprint() -> None:
    page = lines(*CORNER, HEADLINE, *column(STORY, 1000, 180, 12), *FOOT)
    found, furniture = read(page)
    assert {text for text, kind in furniture.items() if kind is Role.IMPRINT} == {row[0] for row in FOOT}
    assert found.masthead.address == "清澜市建设路18号"


@pytest.mark.parametrize(
    "last",
    ["三人轻伤，均无生命危险。", "（下转第二版）", "本报记者 田一鸣 摄"],
)
def test_what_ends_a_column_or_a_caption_is_no_imprint(last: str) -> None:
    page = lines(*CORNER, (last, 60, 2930, 320, 20), ("新闻热线：12300", 1700, 2930, 240, 20))
    assert last not in read(page)[1]


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


def test_a_row_of_teasers_under_the_masthead_belongs_to_it() -> None:
    row: list[Set] = [
        ("水库昨日开闸", 60, 250, 240, 24),
        ("A04", 320, 252, 50, 22),
        ("渔港修好了", 900, 250, 200, 24),
        ("A06", 1120, 252, 50, 22),
    ]
    headline: Set = ("三座水库同时开闸", 60, 320, 800, 90)
    found, furniture = read(lines(*CORNER, *row, headline, *column(STORY, 60, 430, 20)))
    assert {furniture.get(text) for text, *_ in row} == {Role.MASTHEAD}
    assert headline[0] not in furniture
    assert found.masthead.page_number is None


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


def test_what_stands_right_under_the_title_is_masthead() -> None:
    under: Set = ("LANJIANG RIBAO 中共岚江市委机关报", 400, 200, 380, 22)
    rows = [*CORNER[:-1], under, HEADLINE, *column(STORY, 1000, 180, 12), *column(STORY, 60, 400, 20)]
    assert read(lines(*rows))[1][under[0]] is Role.MASTHEAD


def test_the_number_of_a_printing_permit_is_not_that_of_the_issue() -> None:
    strip: list[Set] = [
        ("2002年12月5日", 80, 590, 140, 20),
        ("星期四", 120, 620, 60, 20),
        ("第1157期", 110, 680, 80, 20),
        ("内部资料 免费交流", 76, 710, 150, 20),
        ("岚川省内刊准印证", 76, 740, 150, 20),
        ("第076号", 118, 770, 70, 20),
        ("今日四版", 118, 800, 76, 20),
    ]
    title: Set = ("清澜晚报", 80, 90, 140, 460)
    page = lines(title, *strip, *column(STORY, 300, 200, 60), vertical=frozenset([title[0]]))
    found, furniture = read(page)
    assert (found.masthead.title, found.masthead.issue_number, found.masthead.page_count) == ("清澜晚报", "1157", 4)
    assert furniture == dict.fromkeys([title[0], *(row[0] for row in strip)], Role.MASTHEAD)


@pytest.mark.parametrize("text", ["新聞熱線：2873 5566 傳真：2873 5577", "水乡热线 0531-8890 6606"])
def test_lines_at_the_foot_by_which_paper_and_section_are_reached(text: str) -> None:
    head: list[Set] = [("06 水乡", 60, 40, 300, 66), ("2020.10.22 星期四", 1600, 45, 300, 22)]
    _, furniture = read(lines(*head, *column(STORY, 60, 260, 60), (text, 60, 2930, 400, 20)))
    assert furniture[text] is Role.IMPRINT


def test_pointers_in_one_line_under_the_masthead_belong_to_it() -> None:
    row: Set = ("园艺·第3版 水利·第5版渔业·第7版", 60, 250, 800, 30)
    headline: Set = ("三座水库同时开闸", 60, 320, 800, 90)
    furniture = read(lines(*CORNER, row, headline, *column(STORY, 60, 430, 20)))[1]
    assert furniture[row[0]] is Role.MASTHEAD
    assert headline[0] not in furniture


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


def test_the_day_set_apart_in_large_type() -> None:
    head: list[Set] = [
        ("岚江日报", 400, 60, 480, 120),
        ("2022年3月", 60, 60, 140, 20),
        ("28", 80, 90, 90, 70),
        ("星期一", 60, 170, 90, 20),
        ("总第12071号", 60, 200, 150, 20),
        ("壬寅年二月廿六", 60, 230, 200, 20),
    ]
    found, furniture = read(lines(*head, *column(STORY, 60, 400, 20)))
    assert found.masthead.date == "2022-03-28"
    assert furniture["28"] is Role.MASTHEAD


def test_rows_set_from_right_to_left() -> None:
    head: list[Set] = [
        ("報申", 800, 40, 400, 190),
        ("大清同治", 1700, 40, 30, 150),
        ("日三十二月三申壬", 1250, 120, 400, 40),
    ]
    found, _ = read(
        lines(*head, *column("今天下可傳之事甚多矣而湮沒不彰者", 60, 400, 20), vertical=frozenset(("大清同治",)))
    )
    assert found.masthead.title == "申報"
    assert found.masthead.date == "1872-04-30"


@pytest.mark.parametrize(
    "sentence",
    [
        "会议于2022年3月28日在清澜市召开，全市三百人",
        "据2021年12月31日的统计，全县共有水库三十座",
        "本报讯（记者 沈明月）2022年3月28日，三座水库",
        "（下转第二版）",
        "订阅本报请拨打电话0571-8888888咨询详情吧",
        "on Friday, March 4, 1887, the council met again and",
    ],
)
def test_sentences_that_mention_a_date_stay_in_their_story(sentence: str) -> None:
    body = [*column(STORY, 1000, 180, 4), (sentence, 1000.0, 292.0, 360.0, BODY), *column(STORY, 1000, 320, 8)]
    _, furniture = read(lines(*CORNER, HEADLINE, *body))
    assert sentence not in furniture
    _, alone = read(lines(HEADLINE, *body))
    assert sentence not in alone


def test_pointers_beside_the_masthead_are_no_part_of_it() -> None:
    index: list[Set] = [
        ("今日导读", 1000, 60, 120, 24),
        ("新桥通车 3版", 1000, 100, 200, 20),
        ("4版", 1300, 140, 40, 20),
    ]
    found, furniture = read(lines(*CORNER, *index, *column(STORY, 60, 400, 20)))
    assert found.masthead.page_number is None
    assert not {row[0] for row in index} & set(furniture)


def test_a_page_number_alone_at_the_foot() -> None:
    found, furniture = read(lines(*column(STORY, 60, 100, 40), ("— 7 —", 960, 2950, 80, 20)))
    assert found.masthead == Masthead(page_number="7")
    assert furniture == {"— 7 —": Role.FOLIO}


def test_a_blank_page_says_nothing() -> None:
    assert read_masthead([], WIDTH, HEIGHT, 0.0) == MastheadReading(Masthead(), (), ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "2022年3月28日",
                    "第2版",
                    "岚江日报",
                    "VOL. XII.",
                    "",
                    "水",
                    STORY,
                    "The Star",
                    "4",
                    "总第7号",
                    "日一十",
                ]
            ),
            st.floats(0, 1900),
            st.floats(0, 2900),
            st.floats(1, 90),
            st.floats(1, 90),
        ),
        max_size=14,
    )
)
def test_any_page_is_answered_and_only_its_own_lines_are_furniture(rows: list[Set]) -> None:
    found = read_masthead(lines(*rows), WIDTH, HEIGHT, BODY)
    numbers = [f.number for f in found.furniture]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(len(rows)))


def test_the_order_of_the_lines_changes_nothing() -> None:
    page = lines(*CORNER, HEADLINE, *column(STORY, 1000, 180, 12))
    shuffled = random.Random(3).sample(page, len(page))
    first, second = read_masthead(page, WIDTH, HEIGHT, BODY), read_masthead(shuffled, WIDTH, HEIGHT, BODY)
    assert first.masthead == second.masthead
    assert set(first.furniture) == set(second.furniture)


FIELDS = {
    "date": "date",
    "weekday": "weekday",
    "lunar_date": "lunar",
    "issue_number": "issue",
    "postal_code": "post",
    "page_number": "page_number",
}


@pytest.mark.parametrize("kind", ["front_zh", "inside_zh", "page_hk", "front_en", "page_de"])
def test_made_up_pages(kind: str) -> None:
    """At least 95 of 100 fields right, no title misread, hardly a line of a story taken for furniture."""
    tally: Counter[str] = Counter()
    for seed in range(8):
        page = generate(seed, kind)
        sheet = record(page, seed, "clean")
        made = build_lines(sheet.spans, sheet.rules, measure_spans(sheet.spans), sheet.frames)
        found = read_masthead(made, sheet.width, sheet.height, measure_type(made).body)
        wanted = {f: getattr(page.meta, m) for f, m in FIELDS.items() if getattr(page.meta, m)}
        wanted |= {"weekday": wanted["weekday"].capitalize()} if "weekday" in wanted else {}
        tally["fields"] += len(wanted)
        tally["right"] += sum(getattr(found.masthead, f) == value for f, value in wanted.items())
        tally["misread"] += found.masthead.title not in (None, page.meta.title)
        told = {f.number for f in found.furniture}
        stories = [p.box for p in page.pieces if p.role in ("body", "headline")]
        taken = [x for x in made if x.number in told and any(b.overlap(x.box) > 0.5 * x.box.area for b in stories)]
        tally["taken"] += len(taken)
    assert tally["right"] >= 0.95 * tally["fields"]
    assert tally["misread"] == 0
    assert tally["taken"] <= 1


def test_an_ornament_over_the_title_is_no_photograph_of_a_story() -> None:
    page = lines(*CORNER, HEADLINE, *column(STORY, 1000, 180, 12), *column(STORY, 60, 400, 20))
    found, _ = read(page)
    masthead = [x for x in page if x.number in {f.number for f in found.furniture}]
    others = [x for x in page if x not in masthead]
    ornament, photograph = Picture(Box(560, 20, 700, 58)), Picture(Box(1000, 500, 1400, 900))
    assert without_ornaments((ornament, photograph), masthead, others) == (photograph,)
    assert without_ornaments((ornament, photograph), masthead, [*others, *lines(("旧闻", 600, 20, 60, 20))]) == (
        ornament,
        photograph,
    )
    assert without_ornaments((ornament,), [], others) == (ornament,)
