"""Jump lines and teasers, printed and misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cues import find_jump_from, find_jump_to, is_jump_line, jump_from, jump_to, lists_pages, refer, teaser_row
from pipeline.document import Jump

ONWARD = [
    ("下转第二版", "2"),
    ("(下转A13版)", "A13"),
    ("▶下转4版", "4"),
    ("下转2版·综合", "2"),
    ("（下转第十二版）", "12"),
    ("【下转第 12 版】", "12"),
    ("(下转第二版", "2"),
    ("（轉A3版）", "A3"),
    ("（下轉第三版）", "3"),
    ("下转A02", "A02"),
    ("（未完，下转第４版）", "4"),
    ("(Continued on Page 2)", "2"),
    ("(Continued en second page.)", "2"),
    ("Gontinued on Page 7, Column 1", "7"),
    ("Continued on page 5, column 3", "5"),
    ("[Continued on Fifth Page.]", "5"),
    ("TURN TO PAGE TWO", "2"),
    ("See HARBOR, Page A4", "A4"),
    ("See HARBOR, A9", "A9"),
    ("SEE HARBOR/A6", "A6"),
    ("Please see HARBOR, Page B2", "B2"),
    ("Please turn to Page 6A", "6A"),
    ("Continued on A12", "A12"),
    ("Turn to A4", "A4"),
    ("(Fortsetzung auf Seite 2)", "2"),
    ("(Fortfetzung auf der zweiten Eeite.)", "2"),
    ("Schluß auf Seite 4.", "4"),
    ("Siehe Seite 3", "3"),
    ("(Suite page 3)", "3"),
]
BACKWARD = [
    ("（上接第一版）", "1"),
    ("【上接第一版】", "1"),
    ("［上接第一版）", "1"),
    ("上接A1版", "A1"),
    ("(接第1版)", "1"),
    ("（上接1版《新桥合龙》）", "1"),
    ("Continued From Page One", "1"),
    ("(Continued from page 1, column 3)", "1"),
    ("CONTINUED FROM FIRST PAGE.", "1"),
    ("(Fortsetzung von Seite 1)", "1"),
    ("(Suite de la page 1)", "1"),
    ("From Page One", "1"),
    ("FLOOD, From Page A1", "A1"),
    ("(From First Page.)", "1"),
]


@pytest.mark.parametrize(("text", "page"), ONWARD)
def test_a_line_of_its_own_leads_on(text: str, page: str) -> None:
    found = jump_to(text)
    assert found == Jump(text, page)
    assert jump_from(text) is None
    assert is_jump_line(text)


@pytest.mark.parametrize(("text", "page"), [("▶详见A03版", "A03"), ("（详见第四版）", "4")])
def test_a_pointer_at_the_end_leads_on_and_is_a_teaser_alone(text: str, page: str) -> None:
    assert jump_to(f"三座水库昨日开闸。{text}") == Jump(text, page)
    assert not is_jump_line(text)
    assert refer(text)


def test_a_pointer_in_a_sentence_is_no_jump() -> None:
    assert jump_to("具体名单详见第四版。") is None


@pytest.mark.parametrize(("text", "page"), BACKWARD)
def test_a_line_of_its_own_comes_from_elsewhere(text: str, page: str) -> None:
    assert jump_from(text) == Jump(text, page)
    assert jump_to(text) is None
    assert is_jump_line(text)


@pytest.mark.parametrize(
    "text", ["from page one", "The letter came from Page 3", "From Page 1 he read aloud", "From Paris"]
)
def test_a_sentence_that_says_from_is_no_jump(text: str) -> None:
    assert jump_from(text) is None


def test_at_the_end_of_a_body_line_its_place_is_told() -> None:
    text = "水利站已经连夜放水。（下转第二版）"
    found = find_jump_to(text)
    assert found is not None
    assert text[found.start : found.end] == "（下转第二版）"
    assert not is_jump_line(text)


def test_in_the_run_of_the_first_line_its_place_is_told() -> None:
    text = "（上接第一版）工区随后恢复供电"
    found = find_jump_from(text)
    assert found is not None
    assert text[found.end :] == "工区随后恢复供电"


def test_in_the_run_of_an_english_line() -> None:
    text = "the tug reached port at dawn. (Continued on Second Page.)"
    found = find_jump_to(text)
    assert found is not None
    assert text[found.start : found.end] == "(Continued on Second Page.)"


def test_a_jump_that_names_no_page() -> None:
    assert jump_to("（未完下转）") == Jump("（未完下转）", None)


@pytest.mark.parametrize(
    "text",
    [
        "上接第一批设备到货",
        "他上接天线下接地线",
        "工厂转产第3版图纸",
        "he continued on page after page of the ledger until dawn broke over the harbor",
        "The council continued its session.",
        "the debt was continued from year to year",
        "",
        "。",
    ],
)
def test_sentences_are_no_jumps(text: str) -> None:
    assert jump_to(text) is None
    assert jump_from(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "详见第二版",
        "▶详见5版",
        "（詳見第四版）",
        "详见A3",
        "相关报道见3版",
        "新桥通车 3版",
        "导读",
        "今日导读",
        "See page 4",
        "see Eighth Page.",
        "Full report on page 7.",
        "Bericht Seite 3",
    ],
)
def test_teasers_point_elsewhere(text: str) -> None:
    assert refer(text)


@pytest.mark.parametrize(
    "text",
    ["（下转第二版）", "他在第三版上读完了那则消息", "新桥通车", "A two-page spread of views", "The story is old.", ""],
)
def test_other_short_texts_do_not(text: str) -> None:
    assert not refer(text)


@given(st.text(max_size=60))
def test_any_text_is_answered_and_places_lie_within_it(text: str) -> None:
    for found in (find_jump_to(text), find_jump_from(text)):
        assert found is None or 0 <= found.start < found.end <= len(text)
    assert refer(text) in (True, False)


@given(st.integers(1, 40), st.sampled_from(["下转第{}版", "（下转{}版）", "(Continued on Page {})", "▶下转 {} 版"]))
def test_every_page_number_is_read_back(page: int, form: str) -> None:
    found = jump_to(form.format(page))
    assert found is not None
    assert found.page == str(page)


def test_a_list_of_what_stands_on_other_pages() -> None:
    assert lists_pages(["渡口夜里也开船……3", "石桥今天通车 2版", "老师傅收徒（4版）"])
    assert lists_pages(["INSIDE", "The Ferry at Night 5", "Channel Now Open 3", "How It Began . . . 6"])
    assert not lists_pages(["渡口夜里也开船……3", "石桥今天通车 2版"])
    assert not lists_pages(
        ["全县修路12公里，比去年多3", "公里；沿线的5个村子都通了车，", "进城的路近了", "村民说，日子好了。"]
    )


@pytest.mark.parametrize(
    "row",
    [
        ("水库昨日开闸", "A04", "渔港修好了", "A06"),
        ("SPORTS", "Rain on the bar, B1", "FOOD", "Twelve soups, D4"),
        ("水库昨日开闸 3版", "渔港修好了 5版"),
    ],
)
def test_a_row_of_teasers(row: tuple[str, ...]) -> None:
    assert teaser_row(row)
    assert not teaser_row(row[: len(row) // 2])
    assert not teaser_row((*row, "本报讯"))


@pytest.mark.parametrize("row", [("A04", "A06"), ("Ten years, 12", "And 14"), ()])
def test_other_rows(row: tuple[str, ...]) -> None:
    assert not teaser_row(row)
