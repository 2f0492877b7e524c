"""Columns that begin or end a story beside its level headline, which stands over the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, opened, stories, worded

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.hanging import flanking
from pipeline.layout.page import survey
from pipeline.layout.survey import Survey
from pipeline.sheet import Rule

OVER_LATER_COLUMNS = """
      AAAAAAAAAA{rule}A========================
    AAAAAAAAAAAA{rule}=========================
    AAAAAAAAAAAA{rule}
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA{rule}AAAAAAAAAAAA AAAAAAAAA.
"""
PARAGRAPH_UNDER_HEADLINE = """
      AAAAAAAAAA A========================
    AAAAAAAAAAAA =========================
    AAAAAAAAAAAA
    AAAAAAAAAAAA   AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAA. AAAAAAAAAAAA AAAAAAAAA.
"""
BOXED_OVER_LATER_COLUMNS = """
      AAAAAAAAAA +------------------+ AAAAAAAAAAAA
    AAAAAAAAAAAA |  A============   | AAAAAAAAAAAA
    AAAAAAAAAAAA |  =============   | AAAAAAAAAAAA
    AAAAAAAAAAAA +------------------+ AAAAAAAAAAAA
    AAAAAAAAAAAA   AAAAAAA AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAA AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAAA AAAAAAAAA AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAAA. AAAAAAAAA AAAAAAAAAA AAAAAAAA.
"""


def test_a_level_headline_over_the_later_columns_heads_the_one_where_the_story_opens() -> None:
    art = OVER_LATER_COLUMNS.format(rule=" ")
    told = stories(art)["A"]
    first = opened(told.body[0], "本报讯")
    (article,) = layout(worded(draw(art), {told.body[0]: first}), as_printed=True).articles
    assert article.headline == "".join(told.headline)
    assert article.text.replace("\n", "") == "".join((first, *told.body[1:]))
    assert article.dateline == "本报讯"


def test_a_rule_between_keeps_a_column_from_the_headline_right_of_it() -> None:
    art = OVER_LATER_COLUMNS.format(rule="|")
    told = stories(art)["A"]
    first = opened(told.body[0], "本报讯")
    page = layout(worded(draw(art), {told.body[0]: first}))
    (headed,) = [a for a in page.articles if a.headline]
    assert "本报讯" not in headed.text


@pytest.mark.parametrize(("rule", "found"), [(" ", [0]), ("|", [])])
def test_only_without_a_rule_between_does_a_story_begin_left_of_the_columns_under_its_headline(
    rule: str, found: list[int]
) -> None:
    seen = survey(draw(OVER_LATER_COLUMNS.format(rule=rule)))
    (heading,) = seen.headings
    assert flanking(heading.box, [1, 2], seen.strips, [0], frozenset(), _feet(seen), seen.sheet, seen.body) == found


def test_where_no_column_stands_under_a_headline_none_flanks_it() -> None:
    seen = survey(draw(OVER_LATER_COLUMNS.format(rule=" ")))
    assert flanking(seen.headings[0].box, [], seen.strips, [0], frozenset(), _feet(seen), seen.sheet, seen.body) == []


@pytest.mark.parametrize(("opening", "headed"), [("本报讯（记者夏青）", True), ("", False)])
def test_right_of_a_dateline_the_first_column_under_the_headline_may_open_a_paragraph(
    opening: str, *, headed: bool
) -> None:
    told = stories(PARAGRAPH_UNDER_HEADLINE)["A"]
    first = opened(told.body[0], opening)
    page = layout(worded(draw(PARAGRAPH_UNDER_HEADLINE), {told.body[0]: first}), as_printed=True)
    (article,) = [a for a in page.articles if a.headline]
    assert (first in article.text) is headed


def test_a_crosshead_does_not_end_the_column_left_of_the_headline() -> None:
    seen = survey(draw(OVER_LATER_COLUMNS.format(rule=" ")))
    (heading,) = seen.headings
    column = seen.strips[0]
    cut = column.box.bottom - column.box.height / 2
    short = replace(column, column=replace(column.column, lines=column.column.lines[:4]))
    strips = (short, *seen.strips[1:])
    feet = _feet(seen)
    assert short.box.bottom <= cut
    assert flanking(heading.box, [1, 2], strips, [0], frozenset(), feet, seen.sheet, seen.body) == [0]
    feet[0] = short.box.bottom
    assert flanking(heading.box, [1, 2], strips, [0], frozenset(), feet, seen.sheet, seen.body) == []


def test_a_story_begins_left_of_its_headline_in_a_box_though_a_paragraph_begins_under_that() -> None:
    sheet = draw(BOXED_OVER_LATER_COLUMNS)
    sides = [edge for f in sheet.frames for edge in _sides(f.box)]
    seen = survey(replace(sheet, frames=(), rules=tuple(sides)))
    (heading,) = seen.headings
    under = [n for n, s in enumerate(seen.strips) if s.box.top > heading.box.bottom]
    beside = [n for n, s in enumerate(seen.strips) if n not in under]
    assert flanking(heading.box, under, seen.strips, beside, frozenset(), _feet(seen), seen.sheet, seen.body) == beside
    bare = replace(seen.sheet, rules=())
    assert len(flanking(heading.box, under, seen.strips, beside, frozenset(), _feet(seen), bare, seen.body)) == 1


def _sides(box: Box) -> tuple[Rule, ...]:
    """The frame as four rules."""
    left, right = Box(box.left, box.top, box.left + 2, box.bottom), Box(box.right, box.top, box.right + 2, box.bottom)
    top, foot = Box(box.left, box.top, box.right, box.top + 2), Box(box.left, box.bottom, box.right, box.bottom + 2)
    return Rule(left), Rule(right), Rule(top), Rule(foot)


def test_a_rule_that_stands_between_all_columns_keeps_none_from_its_headline() -> None:
    art = OVER_LATER_COLUMNS.format(rule="|").replace("AAAAAAAAAAAA AAAAAAAA", "AAAAAAAAAAAA|AAAAAAAA")
    seen = survey(draw(art))
    (heading,) = seen.headings
    assert flanking(heading.box, [1, 2], seen.strips, [0], frozenset(), _feet(seen), seen.sheet, seen.body) == [0]


def _feet(seen: Survey) -> list[float]:
    return [strip.box.bottom for strip in seen.strips]
