"""What single lines claim: numbers, prices, addresses, staff, pages; and how much of the line that is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.masthead.claims import read_claims
from pipeline.masthead.facts import Fact, coverage
from pipeline.masthead.folios import numbered_section


def claimed(text: str) -> dict[str, str]:
    return {c.fact.value: c.value for c in read_claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "国内统一刊号:CN33-0016",
        "国内统一刊号CN33—0016",
        "国内统一连续出版物号 CN 33—0016",
        "国内统一连续出版物号：ＣＮ３３－００１６",
        "國內統一刊號：CN33-0016",
        "刊号：33-0016",
        "CN33-OO16",
        "GN33一0016",
        "CN 33 - 0016/F",
    ],
)
def test_spellings_of_the_cn_number(text: str) -> None:
    assert claimed(text)["cn_number"] == "CN33-0016"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("总第12071号", "issue_number", "12071"),
        ("总第 12071 期", "issue_number", "12071"),
        ("第4567号", "issue_number", "4567"),
        ("第四千五百六十七号", "issue_number", "4567"),
        ("第一二三四期", "issue_number", "1234"),
        ("NO.34", "issue_number", "34"),
        ("No. 29,422.", "issue_number", "29422"),
        ("NUMBER 258", "issue_number", "258"),
        ("Ro. 2.", "issue_number", "2"),
        ("VOL. XII.", "volume", "XII"),
        ("VOL. 142, NO. 96", "volume", "142"),
        ("SIXTEENTH YEAR.", "volume", "SIXTEENTH YEAR"),
        ("Bierter Fahrgang.", "volume", "Vierter Jahrgang"),
        ("ISSN 1234-567X", "issn", "1234-567X"),
        ("邮发代号:31-2", "postal_code", "31-2"),
        ("邮发代号31一2", "postal_code", "31-2"),
        ("代号：31—02", "postal_code", "31-2"),
        ("今日16版", "page_count", "16"),
        ("今日四版", "page_count", "4"),
        ("SIXTEEN PAGES.", "page_count", "16"),
        ("零售每份1.50元", "price", "1.50元"),
        ("每份2.00元", "price", "2.00元"),
        ("港幣十元", "price", "港币十元"),
        ("PRICE FIVE CENTS.", "price", "FIVE CENTS"),
        ("75 cents", "price", "75 cents"),
        ("No. 31,406 Price 16p", "price", "16p"),
        ("Preis 10 Pfennig.", "price", "10 Pfennig"),
        ("PRICE $I.OO", "price", "$1.00"),
        ("电子版:www.lanjiang.com", "website", "www.lanjiang.com"),
        ("网址：www，lanjiang，com", "website", "www.lanjiang.com"),
        ("www.lanjiang.example", "website", "www.lanjiang.example"),
        ("电子邮箱:ljrb@163.com", "email", "ljrb@163.com"),
        ("投稿信箱：ljrb@lanjiang.example", "email", "ljrb@lanjiang.example"),
        ("岚川省内刊准印证第076号", "issue_number", None),
        ("（内刊准印）LC字第0076号", "issue_number", None),
        ("国内统一刊号CN81-0097", "cn_number", "CN81-0097"),
        ("每月定价4.20元 零售0.20元", "price", "0.20元"),
        ("邮箱：lj rb@sina.com", "email", "ljrb@sina.com"),
        ("E一mail;ljrb@263.net", "email", "ljrb@263.net"),
        ("地址:清澜市学院路117号 邮编:310012", "address", "清澜市学院路117号"),
        ("社址：清澜市工农路18号总编室6620001", "address", "清澜市工农路18号"),
        ("编辑部：3812207", "address", None),
        ("岚江日报社主办", "publisher", "岚江日报社"),
        ("中共岚江市委主管主办岚江日报社出版", "publisher", "岚江日报社"),
        ("主办：岚江报业集团", "publisher", "岚江报业集团"),
        ("Published by Voss & Orcutt.", "publisher", "Voss & Orcutt"),
        ("Heransgegeben von Leo Brick", "publisher", "Leo Brick"),
        ("第2版", "page_number", "2"),
        ("第二版", "page_number", "2"),
        ("第二版 主编岑望舟", "page_number", "2"),
        ("02版", "page_number", "02"),
        ("A13", "page_number", "A13"),
        ("B9 2017年9月22日", "page_number", "B9"),
        ("Page 2", "page_number", "2"),
        ("CN18-97 9 4", "cn_number", "CN18-9794"),
        ("第4402期www.lanjiang.cn", "website", "www.lanjiang.cn"),
        ("Twelve soups for a cold spring", "price", None),
    ],
)
def test_fields(text: str, field: str, value: str | None) -> None:
    assert claimed(text).get(field) == value


def test_two_numbers_on_a_line() -> None:
    assert claimed("邮发代号:31-2 总第12071号") == {"postal_code": "31-2", "issue_number": "12071"}
    assert claimed("VOL. XVIII-NO. 5-WHOLE NO. 900.")["issue_number"] in ("5", "900")


def test_a_subscription_is_no_price() -> None:
    assert "price" not in claimed("PER YEAR $1.00")
    assert "price" not in claimed("Subscription: $2.50 per annum")
    assert all("price" not in claimed(text) for text in ("月价：17.00元", "全年订价 360元", "每月定价九角"))


@pytest.mark.parametrize(
    "text",
    [
        "ST. ELLERY, SUNDAY, DEC. 17, 1905.",
        "MARDEN. THURSDAY, MORNING, MARCH 3, 1887.",
        "WINSLOW, D. C., SATURDAY, AUGUST 26, 1916—SIXTEEN PAGES.",
        "St. Lindenau, Minn., Donnerstag, den 3. Januar, 1878.",
        "ESTABLISHED 1877—NEW SERIES.",
        "责任编辑：沈明月　版式：李四喜　校对：王小红",
        "編輯 林遠帆 美編 許知秋",
        "LANJIANG RIBAO 中共岚江市委机关报",
        "内部资料 免费交流",
        "本版編輯：齊天佑電話：6882-7786924",
        "社址：清澜市东大街3号 邮编：310012 电话：0571-8888888 零售每份1元 印刷：清澜日报印刷厂",
    ],
)
def test_lines_that_are_all_claims(text: str) -> None:
    assert coverage(text, read_claims(text)) > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "今年3月28日，会议在清澜市召开，全市三百人参加。",
        "记者从2022年3月28日召开的会议上获悉，三座水库",
        "全年接待游客的第3期培训班已经开班，共有学员",
        "Hardly had the grange met on Friday when the mill",
        "over by Friday. The council of the city then rose",
        "the debt of March 3, 1887, was paid in full by him",
        "January and on the first Tuesday after the",
    ],
)
def test_sentences_are_mostly_more(text: str) -> None:
    assert coverage(text, read_claims(text)) < 0.5


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A6 要聞", ("要聞", "A6")),
        ("副刊·晚晴 B7", ("副刊·晚晴", "B7")),
        ("4综合", ("综合", "4")),
        ("水乡·08", ("水乡", "08")),
        ("综合 第四版", ("综合", "4")),
        ("SPORTS C1", ("SPORTS", "C1")),
        ("MARCH 4", None),
        ("18岁少年", None),
        ("2019年11月", None),
        ("今日8版", None),
        ("Page A4", None),
        ("五第一张第一页", None),
    ],
)
def test_section_and_page_in_one_line(text: str, named: tuple[str, str] | None) -> None:
    assert numbered_section(text) == named


@given(st.text(max_size=60))
def test_claims_lie_within_the_text_and_do_not_overlap(text: str) -> None:
    claims = read_claims(text)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.value or claim.fact is Fact.FILLER
    for a, b in itertools.pairwise(claims):
        assert a.end <= b.start or (a.start, a.end) == (b.start, b.end)
    assert 0.0 <= coverage(text, claims) <= 1.0
