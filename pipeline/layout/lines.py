"""Spans become printed lines: pieces of one line that the detector kept apart are put together again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box, Quad
from pipeline.layout.typesize import is_wide
from pipeline.sheet import Frame, Rule, Span
from pipeline.textline import TextLine

# In line heights: a gap above WORD never lies within a line of text, nor one above LETTERSPACE within a letter-spaced headline.
WORD, LETTERSPACE = 2.2, 1.6


def build_lines(
    spans: Sequence[Span], rules: Sequence[Rule], body: float, frames: Sequence[Frame] = ()
) -> tuple[TextLine, ...]:
    """Lines in the order of their tops, then lefts. ``body`` is the height of body type in pixels."""
    order = sorted((s for s in spans if s.text.strip()), key=lambda s: (s.box.top, s.box.left))
    walls = [r.box for r in rules if not r.horizontal]
    walls += [edge for f in frames for edge in _sides(f.box)]
    rows = _Rows([s.box for s in order])
    groups: list[list[Span]] = []
    for row in _same_row(order):
        run = [row[0]]
        for left, right in pairwise(row):
            if _one_line(left, right, walls, rows, body):
                run.append(right)
            else:
                groups.append(run)
                run = [right]
        groups.append(run)
    merged = sorted((_merge(g) for g in groups), key=lambda s: (s.box.top, s.box.left))
    return tuple(
        TextLine(n, s.text.strip(), s.box, s.polygon, s.confidence, s.vertical, s.reverse) for n, s in enumerate(merged)
    )


class _Rows:
    """Tells a gap within a line from a gutter by what the rows around it do at the same place."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes: npt.NDArray[np.float64] = np.array([b.as_tuple() for b in boxes] or np.zeros((0, 4)))

    def vote(self, gap: Box) -> int:
        """Rows whose type runs across the gap, less rows that break off or begin there; within six rows either way."""
        left, top, right, bottom = self.boxes.T
        x, height = gap.x, gap.height
        like = (bottom - top < 1.6 * height) & (bottom - top > 0.6 * height)
        near = like & (abs((top + bottom) / 2 - gap.y) < 6 * height) & (abs((top + bottom) / 2 - gap.y) > 0.5 * height)
        across = near & (left < x - 0.3 * height) & (right > x + 0.3 * height)
        broken = near & ((abs(right - gap.left) < 0.8 * height) | (abs(left - gap.right) < 0.8 * height))
        return int((across & ~broken).sum()) - int((broken).sum())


    def gutter_below(self, gap: Box, body: float) -> bool:
        """Columns of body type below part where this gap in display type is: two headlines stand side by side."""
        left, top, right, bottom = self.boxes.T
        near = (bottom - top < 1.2 * gap.height) & (top > gap.bottom - 0.3 * gap.height) & (top < gap.bottom + 12 * body)
        slack = 1.5 * body
        ends = near & (right > gap.left - slack) & (right < gap.right + slack)
        begins = near & (left > gap.left - slack) & (left < gap.right + slack)
        across = near & (left < gap.left - slack) & (right > gap.right + slack)
        return bool(ends.sum() >= 2 and begins.sum() >= 2 and not across.any())


def _sides(box: Box) -> tuple[Box, Box]:
    return Box(box.left, box.top, box.left, box.bottom), Box(box.right, box.top, box.right, box.bottom)


def _same_row(order: Sequence[Span]) -> list[list[Span]]:
    """Runs of horizontal spans, left to right, each of which shares most of its height with the one before it."""
    rows: list[list[Span]] = []
    open_rows: list[list[Span]] = []
    for span in order:
        if span.vertical:
            rows.append([span])
            continue
        open_rows = [row for row in open_rows if max(s.box.bottom for s in row) > span.box.top]
        home = next(
            (
                row
                for row in open_rows
                if all(_level(s, span) or not _near(s, span) for s in row) and any(_level(s, span) for s in row)
            ),
            None,
        )
        if home is None:
            home = []
            open_rows.append(home)
            rows.append(home)
        home.append(span)
    for row in rows:
        row.sort(key=lambda s: s.box.left)
    return rows


def _near(a: Span, b: Span) -> bool:
    return a.box.x_overlap(b.box) > -3 * max(a.box.height, b.box.height)


def _level(a: Span, b: Span) -> bool:
    low, high = sorted((a.box.height, b.box.height))
    return a.box.y_overlap(b.box) >= 0.6 * low and high <= 1.6 * low


def _one_line(a: Span, b: Span, walls: Sequence[Box], rows: _Rows, body: float) -> bool:
    height = min(a.box.height, b.box.height)
    gap = -a.box.x_overlap(b.box)
    if gap > WORD * height or gap < -0.5 * min(a.box.width, b.box.width) or not _level(a, b):
        return False
    between = Box(
        min(a.box.right, b.box.left),
        max(a.box.top, b.box.top),
        max(a.box.right, b.box.left),
        min(a.box.bottom, b.box.bottom),
    )
    if any(w.x_overlap(between.grown(2, 0)) >= 0 and w.y_overlap(between) > 0.5 * height for w in walls):
        return False
    if height >= 1.5 * body:
        return gap <= LETTERSPACE * height and not rows.gutter_below(between, body)
    vote = rows.vote(between)
    return vote > 0 or (vote == 0 and gap <= 0.8 * height)


def _merge(run: Sequence[Span]) -> Span:
    if len(run) == 1:
        return run[0]
    text = run[0].text
    for before, span in pairwise(run):
        gap = span.box.left - before.box.right
        loose = gap > 0.6 * span.box.height
        latin = not (is_wide(before.text[-1:] or " ") or is_wide(span.text[:1] or " "))
        text += (" " if loose or latin else "") + span.text
    first, last = run[0].polygon, run[-1].polygon
    polygon: Quad = (first[0], last[1], last[2], first[3])
    weight = sum(len(s.text) for s in run)
    confidence = sum(s.confidence * len(s.text) for s in run) / weight
    return Span(polygon, text, confidence, vertical=False, reverse=all(s.reverse for s in run))
