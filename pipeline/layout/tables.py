"""Tables of figures: prices, stocks, results. They are told by columns of nothing but figures whose rows are level.

Rules between the rows part each column into cells; such a table is told by the frame around it, which holds a grid of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize, text_width

ROWS = 4  # of a table at the least
ACROSS = 3  # cells of a row of a grid at the least
MOSTLY = 0.7  # of the lines of a column of figures, and of the cells of a frame
FIGURES = 0.4  # of the lines of a table with the names of its rows
APART = 12.0  # body heights from one column of a table to the next at the most
LEVEL = 0.5  # body heights by which the cells of a row differ
SHORT = 8.0  # ems of a cell
OVER = 3.0  # body heights from the name or the head of a table to its first row
_FIGURE = re.compile(r"[-+−–]?\s?[\d.,:/]*\d[\d.,:/]*\s?[%‰]?")


def find_tables(strips: Sequence[Strip], body: TypeSize) -> tuple[tuple[Strip, ...], ...]:
    """The strips of each table from left to right: its figures, the names of its rows, its head; no strip is in two of them."""
    tables = _framed(strips, body)
    left = [s for s in strips if _is_of_figures(s) and not any(s in t for t in tables)]
    while left:
        group, reach = [left.pop()], 0
        while len(group) > reach:
            reach = len(group)
            more = [s for s in left if any(_stands_beside(s.box, g.box, body) for g in group)]
            group += more
            left = [s for s in left if not any(s is m for m in more)]
        if len(group) > 1:
            tables.append(_with_names(group, [s for s in strips if not any(s in t for t in tables)], body))
    return tuple(tables)


def _framed(strips: Sequence[Strip], body: TypeSize) -> list[tuple[Strip, ...]]:
    """All that stands in a frame of which most is cells of a grid, and a part of them figures."""
    inside: dict[int, list[Strip]] = {}
    for strip in strips:
        inside.setdefault(strip.frame, []).append(strip)
    return [tuple(group) for frame, group in inside.items() if frame >= 0 and _is_grid(group, body)]


def _is_grid(group: Sequence[Strip], body: TypeSize) -> bool:
    lines = [x for s in group for x in s.lines]
    cells = [x for x in lines if text_width(x.text) <= SHORT and not x.vertical]
    rows = [[y for y in cells if abs(x.box.y - y.box.y) < LEVEL * body.body] for x in cells]
    full = [x for x, row in zip(cells, rows, strict=True) if len(row) >= ACROSS]
    return len(full) >= max(ROWS * ACROSS, MOSTLY * len(lines)) and sum(
        _is_figure(x.text) for x in full
    ) >= FIGURES * len(full)


def says_figures(texts: Sequence[str]) -> bool:
    """Whether enough of the lines are figures and nothing else, as in a table with the names of its rows."""
    return len(texts) >= ROWS and sum(map(_is_figure, texts)) >= FIGURES * len(texts)


def _with_names(group: Sequence[Strip], strips: Sequence[Strip], body: TypeSize) -> tuple[Strip, ...]:
    rows = [x.box.y for x in max(group, key=lambda s: len(s.lines)).lines]
    area = Box.union(s.box for s in group)
    wide = Box(area.left - APART * body.body, area.top, area.right + APART * body.body, area.bottom)

    def belongs(strip: Strip) -> bool:
        if max(text_width(x.text) for x in strip.lines) > SHORT:
            return False
        level = sum(min(abs(x.box.y - y) for y in rows) < LEVEL * body.body for x in strip.lines)
        cells = level >= MOSTLY * len(strip.lines) and strip.box.x_overlap(wide) > 0.5 * strip.box.width
        over = area.top - OVER * body.body < strip.box.y < area.bottom + OVER * body.body
        return cells or (over and len(strip.lines) < ROWS and strip.box.x_overlap(area) > 0.5 * strip.box.width)

    whole = [s for s in strips if any(s is g for g in group) or belongs(s)]
    return tuple(sorted(whole, key=lambda s: (s.box.left, s.box.top)))


def _is_of_figures(strip: Strip) -> bool:
    return len(strip.lines) >= ROWS and sum(_is_figure(x.text) for x in strip.lines) >= MOSTLY * len(strip.lines)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text.strip()) is not None


def _stands_beside(a: Box, b: Box, body: TypeSize) -> bool:
    return a.y_overlap(b) > 0.5 * min(a.height, b.height) and -a.x_overlap(b) < APART * body.body
