"""Names of columns (栏目) that stand in one row with a headline, or over it with a rule between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, stories

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Frame, Rule, Sheet, Span

ROW = """
         A=================
         ==================
      AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAA.
"""
UNDER = """


    A=================
    ==================
      AAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAA.
"""


def _named(art: str, name: str, place: tuple[float, float, float], *, reverse: bool = False) -> Sheet:
    """The page with a name whose type is of the given height; ``place`` is the right end and the top of it, and the height."""
    sheet = draw(art)
    right, top, height = place
    box = Box(right - len(name) * height, top, right, top + height)
    return replace(sheet, spans=(*sheet.spans, Span(box.quad(), name, 0.98, reverse=reverse)))


def _headlines(page: Page) -> list[str | None]:
    return [a.headline for a in page.articles]


def _headers(page: Page) -> list[str]:
    return [x.text for x in page.lines if x.role is Role.RUNNING_HEADER]


def _headline(art: str) -> Box:
    return next(s.box for s in draw(art).spans if s.text == stories(art)["A"].headline[0])


@pytest.mark.parametrize(
    ("name", "size", "reverse"), [("深读", 0.9, True), ("深读", 0.75, False), ("镜头", 0.9, False)]
)
def test_a_name_in_other_type_is_none_of_the_words_of_its_headline(name: str, size: float, *, reverse: bool) -> None:
    head = _headline(ROW)
    place = (head.left - 0.5 * head.height, head.bottom - size * head.height, size * head.height)
    page = layout(_named(ROW, name, place, reverse=reverse), as_printed=True)
    assert _headlines(page) == list(stories(ROW)["A"].headline)
    assert _headers(page) == [name]


def test_a_small_name_on_a_plate_is_none_of_the_words_of_its_headline() -> None:
    """It is hardly larger than the body type, yet not too small to be of one line with the headline."""
    head = _headline(ROW)
    body = next(s.box.height for s in draw(ROW).spans if s.text == stories(ROW)["A"].body[0])
    size = 1.05 * body
    low = replace(draw(ROW).spans[0], polygon=Box(head.left, head.top, head.right, head.top + 1.5 * body).quad())
    sheet = _named(ROW, "渡口", (head.left - 0.5 * size, head.top + 0.2 * body, size), reverse=True)
    page = layout(replace(sheet, spans=(low, *sheet.spans[1:])), as_printed=True)
    assert _headlines(page) == list(stories(ROW)["A"].headline)


@pytest.mark.parametrize("framed", [True, False])
def test_a_name_farther_off_is_none_of_the_words_of_a_headline_in_its_box(*, framed: bool) -> None:
    head, size = _headline(ROW), 0.8
    sheet = _named(
        ROW, "渡口边上", (head.left - 1.4 * head.height, head.bottom - size * head.height, size * head.height)
    )
    inside = Box.union(s.box for s in sheet.spans).grown(12, 12)
    page = layout(replace(sheet, frames=(Frame(inside),) if framed else ()), as_printed=True)
    assert _headlines(page) == list(stories(ROW)["A"].headline)


def test_a_name_on_a_plate_of_two_rows_is_none_of_the_words_of_its_headline() -> None:
    head = _headline(ROW)
    size = 0.9 * head.height
    spans = [
        Span(Box(head.left - 2.35 * size, top, head.left - 0.35 * size, top + size).quad(), text, 0.98, reverse=True)
        for text, top in (("渡口", head.top - 0.5 * size), ("周刊", head.top + 0.6 * size))
    ]
    drawn = draw(ROW)
    page = layout(replace(drawn, spans=(*drawn.spans, *spans)), as_printed=True)
    assert _headlines(page) == list(stories(ROW)["A"].headline)


def test_in_the_type_of_the_headline_it_is_its_first_word() -> None:
    head = _headline(ROW)
    page = layout(_named(ROW, "深读", (head.left - 0.5 * head.height, head.top, head.height)), as_printed=True)
    assert _headlines(page) == ["深读" + stories(ROW)["A"].headline[0]]


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_rule_parts_a_name_from_the_headline_close_below(*, goes_on: bool) -> None:
    head = _headline(UNDER)
    low = head.top - 0.1 * head.height
    sheet = _named(UNDER, "深读", (head.left + 1.8 * head.height, low - 0.9 * head.height, 0.9 * head.height))
    start = head.left + 2 * head.height if goes_on else head.left
    rule = Rule(Box(start, low + 1, head.right if goes_on else head.right + 1.5 * head.height, low + 3))
    page = layout(replace(sheet, rules=(rule,)), as_printed=True)
    assert stories(UNDER)["A"].headline[0] in _headlines(page)
