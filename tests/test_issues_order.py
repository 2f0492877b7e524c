"""Pages in the order in which they are read, and the facts of the issue that they agree on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issue_pages import Tale, tale_page

from pipeline.document import Masthead
from pipeline.issue import Conflict, IssuePage
from pipeline.issues import assemble
from pipeline.issues.ordering import in_order
from pipeline.issues.page_names import PageName, pages_called, read_name

TALE = Tale("梨园丰收", ("今年梨子产量比去年高出一成。",))
FRONT = Masthead(title="河湾日报", date="2026-11-23", issue_number="4711", price="1.00元")


def numbered(*numbers: str | None, front: int | None = None) -> list[IssuePage]:
    """Pages f1, f2 and so on that print these numbers; ``front`` is the one with the facts of the issue."""
    return [
        tale_page(f"f{n}", TALE, number=number, head=FRONT if front == n - 1 else None)
        for n, number in enumerate(numbers, 1)
    ]


def order(pages: Sequence[IssuePage]) -> str:
    return " ".join(p.stem.removeprefix("f") for p in in_order(pages).pages)


def names(pages: Sequence[IssuePage]) -> list[str | None]:
    return [name and str(name) for name in in_order(pages).names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2", "2"),
        ("A02", "A2"),
        ("第二版", "2"),
        ("Page 3", "3"),
        ("A 13", "A13"),
        ("", None),
        (None, None),
        ("要闻", None),
    ],
)
def test_a_folio_is_read_in_any_spelling(text: str | None, name: str | None) -> None:
    found = read_name(text)
    assert (found and str(found)) == name


def test_a_section_goes_before_the_next() -> None:
    assert order(numbered("B1", "A2", "B2", "A1")) == "4 2 1 3"


def test_ten_comes_after_nine() -> None:
    assert order(numbered("10", "9", "11", "8")) == "4 2 1 3"


def test_a_front_page_without_number_is_page_one() -> None:
    assert names(numbered(None, "2", "3", "4", front=0)) == ["1", "2", "3", "4"]
    assert order(numbered("4", "2", None, "3", front=2)) == "3 2 4 1"


def test_a_number_missing_within_the_row_is_concluded() -> None:
    assert names(numbered("1", None, "3", None)) == ["1", "2", "3", "4"]


def test_a_number_that_could_be_another_is_not_concluded() -> None:
    assert names(numbered(None, "3", "4")) == [None, "3", "4"]
    assert names(numbered("2", "3", None)) == ["2", "3", None]
    assert names(numbered(None, "3", "4", front=0)) == ["1", "3", "4"]


def test_without_any_number_the_files_are_counted() -> None:
    found = in_order(numbered(None, None, None))
    assert [str(name) for name in found.names] == ["1", "2", "3"]
    assert found.counted


def test_a_misread_number_does_not_move_its_page() -> None:
    pages = numbered("1", "2", "8", "4")
    assert order(pages) == "1 2 3 4"
    (conflict,) = in_order(pages).conflicts
    assert (conflict.fact, conflict.taken, conflict.other) == ("page_number", "3", "8")
    assert assemble("a", pages).articles[2].citation.page == "3"


def test_a_number_printed_twice_is_mended_where_the_row_tells_how() -> None:
    assert names(numbered("1", "2", "3", "3")) == ["1", "2", "3", "4"]
    assert names(numbered("2", "2", "3", "4")) == ["1", "2", "3", "4"]


def test_a_number_misread_as_that_of_the_bare_front_page_is_mended() -> None:
    pages = numbered(None, "1", "3", "4", front=0)
    assert names(pages) == ["1", "2", "3", "4"]
    assert [c.other for c in in_order(pages).conflicts] == ["1"]


def test_pages_swapped_among_the_files_are_no_misreading() -> None:
    assert order(numbered("2", "1", "3", "4", "5")) == "2 1 3 4 5"
    assert in_order(numbered("2", "1", "3", "4", "5")).conflicts == ()


def test_two_pages_of_one_number_are_left_where_they_stand() -> None:
    pages = numbered("3", "1", "3", "2", "2")
    assert order(pages) == "1 2 3 4 5"
    (conflict,) = in_order(pages).conflicts
    assert "2, 3" in conflict.message
    assert names(pages)[1] == "1"


def test_pages_missing_from_the_issue_leave_the_others_sorted() -> None:
    assert order(numbered("7", "5", "1")) == "3 2 1"


@given(st.permutations([f"{section}{number}" for section in "AB" for number in range(1, 5)]))
def test_any_order_of_the_files_is_set_right(numbers: list[str]) -> None:
    found = in_order(numbered(*numbers))
    assert [p.page.masthead.page_number for p in found.pages] == sorted(numbers)
    assert found.conflicts == ()


@given(st.lists(st.sampled_from([None, "1", "2", "3", "4", "A1", "A2", "B1"]), max_size=7))
def test_no_page_is_lost_or_named_twice(numbers: list[str | None]) -> None:
    pages = numbered(*numbers)
    found = in_order(pages)
    assert sorted(p.stem for p in found.pages) == sorted(p.stem for p in pages)
    known = [name for name in found.names if name]
    assert len(set(known)) == len(known)


def test_a_jump_finds_its_page_in_its_own_section() -> None:
    paper = [PageName("A", 1), PageName("A", 2), PageName("B", 1), PageName("B", 2)]
    assert pages_called(PageName("", 2), paper[2], paper) == {3}
    assert pages_called(PageName("A", 2), paper[2], paper) == {1}
    assert pages_called(PageName("", 7), paper[2], paper) == frozenset()
    assert pages_called(PageName("A", 2), PageName("", 1), [PageName("", 1), PageName("", 2)]) == {1}


def test_facts_are_those_that_most_pages_print() -> None:
    heads = [
        Masthead(title="THE MARDEN HERALD", date="1903-05-04", issue_number="17", page_number="1"),
        Masthead(title="Marden Herald", date="1908-05-04", page_number="2"),
        Masthead(title="The Marden Herald", date="1903-05-04", page_number="3"),
        Masthead(title="Sable River Star", page_number="4"),
    ]
    issue = assemble("a", [tale_page(f"p{n}", TALE, head=head) for n, head in enumerate(heads, 1)])
    assert (issue.title, issue.date, issue.issue_number) == ("THE MARDEN HERALD", "1903-05-04", "17")
    assert issue.conflicts == (
        Conflict(
            "title", "THE MARDEN HERALD", "Sable River Star", "p4: Sable River Star, but p1, p2, p3: THE MARDEN HERALD"
        ),
        Conflict("date", "1903-05-04", "1908-05-04", "p2: 1908-05-04, but p1, p3: 1903-05-04"),
    )


def test_the_path_outweighs_one_page_and_not_two() -> None:
    head = Masthead(date="1898-05-03", page_number=None)
    one = assemble("a", [tale_page("p1", TALE, head=head)], dated="1898-05-08")
    assert one.date == "1898-05-08"
    assert one.conflicts == (Conflict("date", "1898-05-08", "1898-05-03", "p1: 1898-05-03, but the path: 1898-05-08"),)
    two = assemble("a", [tale_page(f"p{n}", TALE, head=head) for n in (1, 2)], dated="1898-05-08")
    assert two.date == "1898-05-03"
    assert [c.other for c in two.conflicts] == ["1898-05-08"]


def test_the_path_alone_dates_an_issue() -> None:
    issue = assemble("a", [tale_page("p1", TALE, head=Masthead())], dated="1898-05-03")
    assert (issue.date, issue.conflicts) == ("1898-05-03", ())
