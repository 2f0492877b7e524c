"""Wherever a detector puts its lines, the page is laid out, and each line has exactly one place."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.recorded import load_recording
from pipeline.geometry import Box, Quad
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

RECORDED = Path(__file__).parent / "quality"
PAGES = ("other_hand/hk04", "other_hand/zhin05", "third_hand/hk22", "fourth_hand/zf43", "second_hand/en14")


def _moved(span: Span, draw: random.Random, sheet: Sheet) -> Span:
    """Shifted, stretched or stood on end, and kept on the sheet."""
    across, down = (draw.gauss(0, 1) * draw.choice((2, 20, 300)) for _ in range(2))
    (left, top), stretch = span.polygon[0], draw.choice((0.0, 0.4, 1.0, 2.5))
    turned = draw.random() < 0.1
    places = ((y - top, x - left) if turned else (x - left, y - top) for x, y in span.polygon)
    a, b, c, d = (
        (min(max(left + x + across, 0.0), sheet.width), min(max(top + y * stretch + down, 0.0), sheet.height))
        for x, y in places
    )
    polygon: Quad = (a, b, c, d)
    return replace(span, polygon=polygon, vertical=span.vertical or turned)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", PAGES)
def test_lines_that_were_misplaced_cost_no_page(name: str, seed: int) -> None:
    sheet = load_recording(RECORDED / f"{name}.spans.json.gz").sheet
    draw = random.Random(seed)
    share = (0.1, 0.5, 0.9, 1.0)[seed]
    spans = tuple(_moved(s, draw, sheet) if draw.random() < share else s for s in sheet.spans)
    page = layout(replace(sheet, spans=spans))
    numbers = [line.id for line in page.lines]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) > 0


@given(
    st.tuples(*(st.floats(0, 1e4) for _ in range(4))),
    st.floats(-1e4, 1e4),
    st.floats(-1e4, 1e4),
)
def test_a_box_shrinks_to_its_centre_at_most(edges: tuple[float, float, float, float], dx: float, dy: float) -> None:
    left, right, top, bottom = *sorted(edges[:2]), *sorted(edges[2:])
    box = Box(left, top, right, bottom)
    grown = box.grown(dx, dy)
    assert grown.left <= box.x <= grown.right
    assert grown.top <= box.y <= grown.bottom
