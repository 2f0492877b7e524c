"""From where a strip may go on at all."""

from __future__ import annotations

import pytest
from drawing import draw

from pipeline.layout.neighbours import Neighbourhood
from pipeline.layout.page import survey, weigh

PAGE = """
    A============================
    =============================
      AAAAAAAAAAAA   BBBBBBBBBBBB
    AAAAAAAAAAAAAA BBBBBBBBBBBBBB
    AAAAAAAAAAAAAA BBBBBBBBBBBBBB
    AAAAAAAAAAAA.  BBBBBBBBBBBBB.
{between}
      CCCCCCCCCCCC
    CCCCCCCCCCCCCC
    CCCCCCCCCCCCCC
    CCCCCCCCCCCCCC
    CCCCCCCCCCCCCC
"""


@pytest.mark.parametrize(
    ("between", "found"),
    [("        A~~~~~", False), ("    --------------", True)],
)
def test_no_text_comes_back_from_the_right_into_the_midst_of_a_column(between: str, *, found: bool) -> None:
    evidence = weigh(survey(draw(PAGE.format(between=between))))
    geometry = Neighbourhood(evidence.strips, evidence.headings, evidence.relations, evidence.sheet, evidence.body.body)
    boxes = [s.box for s in evidence.strips]
    lower = max((n for n, b in enumerate(boxes) if b.left < 100), key=lambda n: boxes[n].top)
    right = max(range(len(boxes)), key=lambda n: boxes[n].left)
    assert (right in geometry.sources(lower)) is found
