"""Borders of ornaments that were read as text are no part of any story."""

from __future__ import annotations

import pytest
from drawing import draw

from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.ornaments import find_ornaments
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet, Span
from pipeline.textline import TextLine

BODY = TypeSize(body=20.0, cjk=True)


def _line(text: str, confidence: float, box: Box) -> TextLine:
    return TextLine(int(box.top * 1000 + box.left), text, box, box.quad(), confidence)


ROW = Box(0, 0, 600, 20)


@pytest.mark.parametrize(
    ("text", "confidence", "found"),
    [
        ("0000000000000000", 0.97, True),  # beads
        ("-00-0000", 0.97, True),
        ("染染染泰染染染崇染染", 0.33, True),  # flowers, read as what they are like
        ("染染染泰染染染崇染染", 0.97, False),  # type, however odd
        ("渡船照旧在清晨开出", 0.33, False),
        ("000", 0.97, False),  # a sum
        ("2000000", 0.97, False),
    ],
)
def test_a_row_of_one_sign_is_an_ornament(text: str, confidence: float, *, found: bool) -> None:
    assert bool(find_ornaments([_line(text, confidence, ROW)], BODY)) is found


def test_what_touches_a_border_is_a_piece_of_it_unless_it_says_something() -> None:
    top = _line("0000000000000000", 0.97, ROW)
    side = _line("00", 0.9, Box(600, 20, 620, 80))
    lower = _line("泰豪", 0.2, Box(600, 85, 620, 140))
    inside = _line("渡口", 0.98, Box(40, 30, 80, 50))
    apart = _line("泰豪", 0.2, Box(900, 85, 940, 105))
    assert set(find_ornaments([top, side, lower, inside, apart], BODY)) == {top, side, lower}


def test_an_ornament_is_rule_text_of_the_page() -> None:
    sheet = draw("""
        A==============
        ===============
          AAAAAAA AAAAAAAAA
        AAAAAAAAA AAAAAAAAA
        AAAAAAAAA AAAAAAAAA
        AAAAAAAAA AAAAAAA.
    """)
    foot = Box(20, 300, 400, 318)
    beads = Span(foot.quad(), "0" * 30, 0.97)
    page = layout(Sheet(sheet.width, 400, (*sheet.spans, beads), sheet.rules))
    assert [(f.kind, f.text) for f in page.furniture] == [(Role.RULE_TEXT, "0" * 30)]
    assert len(page.articles) == 1
