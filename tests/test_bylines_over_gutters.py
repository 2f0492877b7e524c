"""A byline on the axis of a headline over all columns: a rule may stand over it, and it takes no line of a column."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.cuts import set_wider
from pipeline.layout.page import survey
from pipeline.sheet import Rule, Sheet, Span
from pipeline.textline import TextLine

ROW = "河上的渡船照旧在清晨开出而岸边的灯"
BYLINE = "本报记者 周小舟 夏青"


def han(text: str, left: float, top: float, size: float = 20.0) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def page(last_words: str) -> Sheet:
    """Four columns under a rule under the headline; the third begins with the end of a paragraph, below the byline."""
    rows = []
    for n, left in enumerate((40, 400, 760, 1120)):
        rows.append(han(last_words if n == 2 else "　　本报讯在岸边"[2:] if not n else ROW, left + 40 * (not n), 160))
        rows += [han(f"{ROW[:-1]}{'甲乙丙丁戊己庚辛'[k]}"[k:] + ROW[:k], left, 190 + 30 * k) for k in range(8)]
    rule = Rule(Box(40, 116, 1460, 119))
    byline = han(BYLINE, 600, 128)
    return Sheet(1520, 600, (han("渡口改点之后的第一个冬天", 60, 12, 100), byline, *rows), rules=(rule,))


def test_the_byline_is_that_of_the_headline_over_the_rule_and_the_end_of_a_paragraph_stays_in_its_column() -> None:
    seen = survey(page("去。"))
    (heading,) = seen.headings
    assert [x.text for x in heading.lines] == ["渡口改点之后的第一个冬天", BYLINE]
    assert [strip.column.lines[0].text for strip in seen.strips][2] == "去。"


def test_quotation_marks_on_a_whole_em_make_no_deck_of_a_first_line() -> None:
    wide = "“河”字左边三点水，“渡”字也是"
    first = TextLine(0, wide, Box(40, 0, 40 + 22 * len(wide), 23), han(wide, 40, 0).polygon, 0.99)
    rows = [
        TextLine(n, ROW, Box(0, 30.0 * n, 370, 30.0 * n + 20), han(ROW, 0, 30 * n).polygon, 0.99) for n in (1, 2, 3)
    ]
    plain = "河字左边有三点水，渡字也是如此"
    set_out = TextLine(0, plain, Box(40, 0, 40 + 25 * len(plain), 23), han(plain, 40, 0).polygon, 0.99)
    assert set_wider(Block((set_out,)), Block(tuple(rows)))
    assert not set_wider(Block((first,)), Block(tuple(rows)))
