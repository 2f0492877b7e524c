"""A byline in the middle of a row of columns is the first line of their story."""

from __future__ import annotations

import pytest
from set_lines import TEXT, set_lines

from pipeline.geometry import Box
from pipeline.layout.above import NOTHING
from pipeline.layout.chains import Chain
from pipeline.layout.page import survey, weigh
from pipeline.layout.stray_bylines import with_bylines
from pipeline.sheet import Sheet, Span

COLUMNS = (100.0, 440.0, 780.0, 1120.0)


@pytest.mark.parametrize(
    ("line", "told"), [("本报通讯员江小渔本报记者岑望舟", True), ("渡口的新时刻表明天实行", False)]
)
def test_a_line_over_the_gutters_goes_with_the_columns_under_it(line: str, *, told: bool) -> None:
    spans = [Span(Box(400, 30, 1140, 110).quad(), "新灯照渡口", 0.99), *set_lines([line], 770 - 10 * len(line), 420)]
    spans += [x for left in COLUMNS for x in set_lines(TEXT * 2, left, 450)]
    found = survey(Sheet(1540, 800, tuple(spans)))
    relations = weigh(found).relations
    (stray,) = [n for n, strip in enumerate(found.strips) if strip.first.text == line]
    columns = tuple(n for n in range(len(found.strips)) if n != stray)
    apart = (Chain(0, columns, (0.0,) * len(columns)), Chain(NOTHING, (stray,), (0.0,)))
    whole = (Chain(0, (stray, *columns), (0.0,) * len(found.strips)),)
    assert with_bylines(apart, found.strips, relations) == (whole if told else apart)


def test_a_byline_over_columns_of_two_stories_stays_by_itself() -> None:
    line = "本报记者岑望舟"
    spans = [*set_lines([line], 700, 420), *(x for left in COLUMNS for x in set_lines(TEXT * 2, left, 450))]
    found = survey(Sheet(1540, 800, tuple(spans)))
    relations = weigh(found).relations
    stray = next(n for n, strip in enumerate(found.strips) if strip.first.text == line)
    chains = (
        *(Chain(n, (n,), (0.0,)) for n in range(len(found.strips)) if n != stray),
        Chain(NOTHING, (stray,), (0.0,)),
    )
    assert with_bylines(chains, found.strips, relations) == chains
