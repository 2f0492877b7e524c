"""Bylines under a headline over several columns, of which the detector saw pieces."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.lines import build_lines
from pipeline.sheet import Span

BODY, PITCH = 20.0, 24.0
ROW = "渡口的灯昨夜点亮船工都说看得清石阶"


def span(text: str, left: float, top: float) -> Span:
    return Span(Box(left, top, left + BODY * len(text), top + BODY).quad(), text, 0.99)


def rows(*lefts: float) -> list[Span]:
    return [span(ROW, x, 40 + PITCH * n) for n in range(8) for x in lefts]


def test_a_byline_is_put_together_over_the_gutters_of_the_columns_below() -> None:
    pieces = [span("本报记者", 200, 0), span("江", 300, 0), span("渔沈明月", 350, 0)]
    first = build_lines([*pieces, *rows(0, 345)], (), BODY)[0]
    assert first.text == "本报记者 江 渔沈明月"


def test_what_ends_a_caption_is_not_joined_to_the_line_of_the_column_beside_it() -> None:
    pieces = [span("本报记者沈明月摄", 180, 0), span("石阶。", 345, 0)]
    lines = build_lines([*pieces, *rows(0, 345)], (), BODY)
    assert [x.text for x in lines[:2]] == ["本报记者沈明月摄", "石阶。"]
