"""Mastheads on pages: which lines are furniture, and what they say."""

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
from samples.pages import generate
from samples.record import record
from tests.masthead_lines import BODY, CORNER, HEADLINE, HEIGHT, STORY, WIDTH, Set, column, lines, read


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


def test_pointers_in_one_line_under_the_masthead_belong_to_it() -> None:
    row: Set = ("园艺·第3版 水利·第5版渔业·第7版", 60, 250, 800, 30)
    headline: Set = ("三座水库同时开闸", 60, 320, 800, 90)
    furniture = read(lines(*CORNER, row, headline, *column(STORY, 60, 430, 20)))[1]
    assert furniture[row[0]] is Role.MASTHEAD
    assert headline[0] not in furniture


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


def test_the_day_in_large_type_that_was_read_in_one_with_the_row_beside_it() -> None:
    head: list[Set] = [
        ("岚江日报", 60, 60, 960, 200),
        ("2022年3月 星期一", 60, 300, 300, 30),
        ("28壬寅年二月廿六 岚江日报社出版 总第12071号", 380, 298, 900, 34),
    ]
    assert read(lines(*head, *column(STORY, 60, 400, 20)))[0].masthead.date == "2022-03-28"


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
