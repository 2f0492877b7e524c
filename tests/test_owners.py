"""Which heading a strip hangs from, through the strips over it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw

from pipeline.layout.above import NOTHING
from pipeline.layout.links import Evidence
from pipeline.layout.neighbours import Neighbourhood
from pipeline.layout.page import survey, weigh

PAGE = """
    A==============================
    ===============================
      AAAAAAAAAAAAA AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA AAAAAAAAAAAAA.
    AAAAAAAAAAAAAAA
    AAAAAAAAAAA.

      BBBBBBBBBBBBB
    BBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBB
"""


def _opened(opening: str) -> tuple[Evidence, int]:
    """The page with these words at the beginning of the story below, and its strip."""
    sheet = draw(PAGE)
    low = min((s for s in sheet.spans if s.box.left < 80 and s.box.top > 250), key=lambda s: s.box.top)
    opened = replace(low, text=opening + low.text[len(opening) :])
    evidence = weigh(survey(replace(sheet, spans=tuple(opened if s is low else s for s in sheet.spans))))
    return evidence, next(n for n, s in enumerate(evidence.strips) if s.first.text.startswith(opening))


@pytest.mark.parametrize(("opening", "owned"), [("(上接第一版)", False), ("本报讯(记者沈明月)", False), ("渡口", True)])
def test_what_opens_a_story_under_another_strip_hangs_from_no_heading(opening: str, *, owned: bool) -> None:
    evidence, strip = _opened(opening)
    assert (evidence.relations.owner[strip] != NOTHING) is owned


@pytest.mark.parametrize(("opening", "free"), [("(上接第一版)", True), ("渡口", False)])
def test_a_column_has_come_to_its_foot_where_another_story_opens(opening: str, *, free: bool) -> None:
    evidence, strip = _opened(opening)
    geometry = Neighbourhood(evidence.strips, evidence.headings, evidence.relations, evidence.sheet, evidence.body.body)
    assert geometry.bottom_free[evidence.relations.above[strip].strip] is free
