"""Columns of a story as strips of paper: where they begin, what they go round, the rules and frames about them."""

from __future__ import annotations

from itertools import pairwise

from pipeline.geometry import Box
from pipeline.sheet import Frame
from samples.draft import Draft
from samples.regions import Region
from samples.values import Ground

Columns = list[list[Box]]


def columns_of(draft: Draft, region: Region, box: Box) -> Columns:
    """The strips of a region, or columns of equal width (seldom: a broad first one) in a rectangle."""
    if region.columns:
        return [list(strips) for strips in region.columns]
    style, rng = draft.style, draft.rng
    count = max(1, round((box.width + style.gutter) / (style.column + style.gutter)))
    if count >= 2 and rng.random() < 0.12:
        count += rng.choice([-1, 1])
    if count >= 2 and (box.width - style.gutter * (count - 1)) / count < 7 * style.em:
        count -= 1
    width = (box.width - style.gutter * (count - 1)) / count
    lefts = [box.left + i * (width + style.gutter) for i in range(count)]
    columns = [[Box(x, box.top, x + width, box.bottom)] for x in lefts]
    if count >= 3 and rng.random() < 0.06:
        columns[:2] = [[Box(lefts[0], box.top, lefts[1] + width, box.bottom)]]
    return columns


def level_columns(columns: Columns) -> int:
    """How many columns, from the left, begin at the same height."""
    top = columns[0][0].top
    count = 0
    for column in columns:
        if abs(column[0].top - top) > 1:
            break
        count += 1
    return count


def below(columns: Columns, count: int, y: float) -> None:
    """Let the first columns begin at y."""
    for column in columns[:count]:
        while column and column[0].bottom <= y:
            column.pop(0)
        if column:
            first = column[0]
            column[0] = Box(first.left, max(first.top, y), first.right, first.bottom)


def take_out(columns: Columns, block: Box, gap: float) -> None:
    """Let the columns go round a block."""
    for column in columns:
        strips: list[Box] = []
        for strip in column:
            if strip.x_overlap(block) <= 0 or strip.y_overlap(block) <= -gap:
                strips.append(strip)
                continue
            if block.top - gap > strip.top:
                strips.append(Box(strip.left, strip.top, strip.right, block.top - gap))
            if block.bottom + gap < strip.bottom:
                strips.append(Box(strip.left, block.bottom + gap, strip.right, strip.bottom))
        column[:] = strips


def column_rules(draft: Draft, columns: list[list[Box]]) -> None:
    """Rules between neighbouring columns, as far as both have type."""
    for here, there in pairwise(columns):
        for a in here:
            for b in there:
                top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
                if bottom - top > 2 * draft.em and b.left - a.right < 2.5 * draft.style.gutter:
                    draft.upright((a.right + b.left) / 2, top, bottom, draft.style.rule)


def draw_frame(draft: Draft, box: Box) -> Box:
    """A frame (or tint, or both) drawn at the edges of the box; what is left inside."""
    tinted = draft.style.tinted and draft.rng.random() < 0.6
    draft.frames.append(Frame(box, tinted=tinted))
    if tinted:
        draft.grounds.append(Ground(box, draft.rng.uniform(0.84, 0.93)))
    pad = draft.em * draft.rng.uniform(0.6, 1.2)
    return box.grown(-pad, -pad)
