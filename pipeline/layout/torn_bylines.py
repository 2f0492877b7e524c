"""Bylines under a headline over several columns, torn where the gutters below reach up to them: 本报记者 | 甲 | 乙　通讯员丙."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.cues import byline, credit, opens_byline
from pipeline.geometry import Box
from pipeline.scripts import is_han
from pipeline.sheet import Span

MOST = 5  # pieces of a byline
SPACE = 2.2  # heights between two of them at the most
LEVEL = 0.6  # of their height that they share


def torn_bylines(spans: Sequence[Span], boxes: Sequence[Box]) -> set[tuple[int, int]]:
    """Pairs of neighbours, left and right, of which bylines consist; ``boxes`` are those of the spans."""
    joined: set[tuple[int, int]] = set()
    for n, span in enumerate(spans):
        if span.vertical or not opens_byline(span.text) or credit(span.text) is not None:
            continue
        row = [n]
        while len(row) < MOST and (beside := _next(row[-1], spans, boxes)) is not None:
            row.append(beside)
        for count in range(len(row), 1, -1):
            if byline(" ".join(spans[m].text for m in row[:count])) is not None:
                joined |= set(pairwise(row[:count]))
                break
    return joined


def _next(n: int, spans: Sequence[Span], boxes: Sequence[Box]) -> int | None:
    """The nearest piece that stands level and close on the right."""
    box = boxes[n]
    close = [
        (other.left, m)
        for m, other in enumerate(boxes)
        if m != n
        and not spans[m].vertical
        and -0.5 * box.height < other.left - box.right < SPACE * box.height
        and other.y_overlap(box) > LEVEL * max(other.height, box.height)
        and other.left > box.left
        and all(is_han(c) or c.isspace() for c in spans[m].text)
    ]
    return min(close)[1] if close else None
