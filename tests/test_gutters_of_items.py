"""Lines read over the gutter of short items are parted there, as the items over and under them show where it is."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.layout.parting import part_at_gutters
from pipeline.sheet import Rule, Span

BODY, STEP = 20.0, 28.0
LEFT, RIGHT = "北岸渡船昨天起改在七", "点开出原先末班推迟半"  # of ten characters each, in columns with an em between
TITLE = "渡口改点"


def span(text: str, left: float, top: float, size: float = BODY) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def group(width: float) -> tuple[list[Span], list[Rule]]:
    """Three items of two columns of two rows; the first row of the second item was read over the gutter."""
    spans, rules = [], []
    for n in range(3):
        top = 100 + 120 * n
        spans.append(span(TITLE, 220, top, 26))
        rules.append(Rule(Box(100, top + 102, 100 + width, top + 104)))
        for row in range(2):
            y = top + 40 + row * STEP
            if (n, row) == (1, 0):
                spans.append(Span(Box(100, y, 520, y + BODY).quad(), LEFT + RIGHT, 0.99))
            else:
                spans += [span(LEFT, 100, y), span(RIGHT, 320, y)]
    return spans, rules


@pytest.mark.parametrize(("width", "parted"), [(420.0, True), (700.0, False)])
def test_rules_as_wide_as_the_items_hide_no_gutter(width: float, parted: bool) -> None:
    """Wider ones part what is of other columns."""
    spans, rules = group(width)
    found = part_at_gutters(spans, (), BODY, rules)
    assert (len(found) == len(spans) + 1) is parted
    if parted:
        assert [x.text for x in found].count(LEFT) == [x.text for x in found].count(RIGHT) == 6
