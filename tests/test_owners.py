"""Which heading a strip hangs from, through the strips over it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw

from pipeline.layout.above import NOTHING
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


@pytest.mark.parametrize(("opening", "owned"), [("(上接第一版)", False), ("本报讯(记者沈明月)", False), ("渡口", True)])
def test_what_opens_a_story_under_another_strip_hangs_from_no_heading(opening: str, *, owned: bool) -> None:
    sheet = draw(PAGE)
    low = min((s for s in sheet.spans if s.box.left < 80 and s.box.top > 250), key=lambda s: s.box.top)
    opened = replace(low, text=opening + low.text[len(opening) :])
    spans = tuple(opened if s is low else s for s in sheet.spans)
    evidence = weigh(survey(replace(sheet, spans=spans)))
    strip = next(n for n, s in enumerate(evidence.strips) if s.first.text.startswith(opening))
    assert (evidence.relations.owner[strip] != NOTHING) is owned
