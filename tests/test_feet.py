"""What stands under all columns: the rows that say who makes the paper, and what columns and advertisements end with."""

from __future__ import annotations

import pytest

from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.masthead import read_masthead
from pipeline.textline import TextLine
from tests.masthead_lines import CORNER, HEADLINE, STORY, Set, column, lines, read


def roles(*foot: tuple[str, float], white: float) -> dict[str, Role]:
    """The roles of pieces at the foot, by text and left edge; ``white`` in heights of the body type, which is 20 high."""
    columns = [(STORY, Box(left, 1200 + 28 * n, left + 360, 1220 + 28 * n)) for left in (60, 480) for n in range(60)]
    top = 1220 + 28 * 59 + 20 * white
    rows = [(text, Box(left, top, left + 16 * len(text), top + 20)) for text, left in foot]
    lines = [TextLine(n, text, box, box.quad(), 0.99) for n, (text, box) in enumerate(columns + rows)]
    found = read_masthead(lines, 2000, 2960, 20)
    return {lines[f.number].text: f.kind for f in found.furniture}


@pytest.mark.parametrize(
    "row",
    [
        "本版责任编辑：岑望舟 美术编辑：江小渔",
        "督印人：江小渔",
        "来稿请注明姓名、地址，三月内未见刊出可另投他处",
        "电话：二二三五 岚江日报印刷厂代印 本市邮局发行",
    ],
)
def test_a_row_set_off_from_the_columns_that_says_who_makes_the_paper(row: str) -> None:
    assert roles((row, 60.0), white=0.9) == {row: Role.IMPRINT}


def test_what_shares_the_row_is_imprint_too() -> None:
    row = (("社址：清澜市东大街3号", 60.0), ("上午二时开印", 700.0))
    assert set(roles(*row, white=0.9)) == {text for text, _ in row}


@pytest.mark.parametrize(
    ("row", "white"), [("来稿请注明姓名、地址", 0.4), ("报名热线：二二三五", 0.9), ("又过了一天。", 0.9)]
)
def test_the_last_line_of_a_column_and_a_line_of_anybody_are_none(row: str, white: float) -> None:
    assert roles((row, 60.0), white=white) == {}


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


@pytest.mark.parametrize("text", ["新聞熱線：2873 5566 傳真：2873 5577", "水乡热线 0531-8890 6606"])
def test_lines_at_the_foot_by_which_paper_and_section_are_reached(text: str) -> None:
    head: list[Set] = [("06 水乡", 60, 40, 300, 66), ("2020.10.22 星期四", 1600, 45, 300, 22)]
    _, furniture = read(lines(*head, *column(STORY, 60, 260, 60), (text, 60, 2930, 400, 20)))
    assert furniture[text] is Role.IMPRINT


def test_the_web_site_of_the_paper_is_imprint_also_over_the_last_row() -> None:
    site: Set = ("本报网址 www.lanjiang.example", 60, 2860, 320, 20)
    last: Set = ("三人轻伤，均无生命危险。", 60, 2930, 320, 20)
    page = lines(*CORNER, HEADLINE, *column(STORY, 60, 400, 86), site, last)
    found, furniture = read(page)
    assert furniture.get(site[0]) is Role.IMPRINT
    assert found.masthead.website == "www.lanjiang.example"
    assert last[0] not in furniture


def test_the_index_beside_the_web_site_of_the_paper_is_imprint() -> None:
    row: list[Set] = [
        ("导读 要闻·4 国际·7 经济周刊·9 理论·12 法治·15 副刊·22", 60, 2930, 900, 32),
        ("本报网址 www.lanjiang.example", 1500, 2930, 320, 20),
    ]
    furniture = read(lines(*CORNER, HEADLINE, *column(STORY, 60, 400, 86), *row))[1]
    assert {furniture.get(text) for text, *_ in row} == {Role.IMPRINT}
