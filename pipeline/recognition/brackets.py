"""The brackets of lines that run down: ﹁ ﹂ ﹃ ﹄, corners of a single or an outlined stroke, as flat as they are high in a row.

A recogniser knows them upright only, and reads 一 or nothing where they lie. They are told by their shape, and turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Quad
from pipeline.ink import Gray, square
from pipeline.recognition.crops import cut, ink
from pipeline.recognition.quads import height, length, slice_down, tall

# All but the shares of a bracket in widths of the column.
_WIDE = (0.38, 1.1)
_HIGH = (0.12, 0.6)
_FLAT = 1.15  # times its height: a bracket is wider; L and コ are not
_SPECK = 0.08
_BREAK = 0.12  # in a faint stroke
_BEYOND = 0.9  # how far from the ends of a line a bracket is looked for
_ARMS = 0.3, 0.5  # share of its width and of its height within which an arm lies
_WHOLE = 0.85  # share of its box that an arm runs along
_EMPTY = 0.04  # share of the place between the arms that may be dirt


@dataclass(frozen=True, slots=True, eq=False)
class Bracket:
    """Rows of a column that hold nothing but a bracket; ``mark`` is its ink, as wide as the column."""

    start: int
    stop: int
    opens: bool
    mark: npt.NDArray[np.bool_]


def brackets(marks: npt.NDArray[np.bool_], width: float) -> tuple[Bracket, ...]:
    """From the top down; ``marks`` is the ink of a column, ``width`` that of its characters in pixels.

    A faint stroke is broken, and closing its breaks joins others to their neighbours: both ways are looked at.
    """
    closed = cv2.morphologyEx(marks.astype(np.uint8), cv2.MORPH_CLOSE, square(_BREAK * width))
    found: list[Bracket] = []
    for bracket in (*_corners(marks.astype(np.uint8), width), *_corners(closed, width)):
        if all(bracket.stop <= other.start or bracket.start >= other.stop for other in found):
            found.append(bracket)
    return tuple(sorted(found, key=lambda bracket: bracket.start))


def _corners(marks: Gray, width: float) -> Iterator[Bracket]:
    _, labels, table, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    shapes = [(n, *row[:4]) for n, row in enumerate(table.tolist()) if n and max(row[2:4]) > _SPECK * width]
    for number, left, top, across, down in shapes:
        fits = _WIDE[0] * width <= across <= _WIDE[1] * width and _HIGH[0] * width <= down <= _HIGH[1] * width
        if not fits or across < _FLAT * down:
            continue
        if any(n != number and y < top + down and y + h > top for n, _, y, _, h in shapes):
            continue
        mark = labels[top : top + down] == number
        shape = mark[:, left : left + across]
        if _is_corner(shape) or _is_corner(shape[::-1, ::-1]):
            yield Bracket(top, top + down, _is_corner(shape), mark)


def _is_corner(shape: npt.NDArray[np.bool_]) -> bool:
    """Whether ink runs along the top and the right side, and nowhere else."""
    rows, columns = shape.shape
    top, right = shape[: max(1, round(_ARMS[1] * rows))], shape[:, -max(1, round(_ARMS[0] * columns)) :]
    between = shape[round(0.6 * rows) :, : round(0.6 * columns)]
    along = min(top.any(axis=0).mean(), right.any(axis=1).mean())
    return bool(along >= _WHOLE and between.mean() <= _EMPTY)


def upright(bracket: Bracket, column: Image, ground: npt.NDArray[np.float64]) -> Image:
    """The bracket in a square of the column's width, as it stands in a row: an opening one at the right, a closing one at the left."""
    side = column.shape[1]
    cell = np.empty((side, side, *column.shape[2:]), np.uint8)
    cell[:] = np.round(ground).astype(np.uint8)
    reach = max(1, round(0.03 * side))  # the grey of its edges
    near = cv2.dilate(bracket.mark.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) > 0
    ink_, high = column[bracket.start : bracket.stop], min(side, bracket.stop - bracket.start)
    margin = min(round(0.1 * side), side - high)
    top = side - high - margin if bracket.opens else margin
    place = cell[top : top + high]
    place[near[:high]] = ink_[:high][near[:high]]
    return np.rot90(cell)


def with_brackets(page: Image, lines: Sequence[Quad]) -> tuple[Quad, ...]:
    """The lines, those that run down with the brackets right before and behind them, which a detector may leave out."""
    return tuple(_reaching(page, line) if tall(line) else line for line in lines)


def _reaching(page: Image, line: Quad) -> Quad:
    beyond = _BEYOND * length(line) / height(line)
    marks = ink(cut(page, slice_down(line, -beyond, 1 + beyond)))
    size = len(marks) / (1 + 2 * beyond)
    first, last = beyond * size, (1 + beyond) * size
    inside = np.flatnonzero(marks[round(first) : round(last)].any(axis=0))
    if not len(inside):
        return line
    start, stop = 0.0, 1.0
    for bracket in brackets(marks, float(inside[-1] - inside[0] + 1)):
        if bracket.opens and bracket.start < first < bracket.stop + size * beyond / 2:
            start = min(start, (bracket.start - first) / size - beyond / 10)
        if not bracket.opens and bracket.stop > last > bracket.start - size * beyond / 2:
            stop = max(stop, (bracket.stop - first) / size + beyond / 10)
    return slice_down(line, start, stop)


def stretches(found: Sequence[Bracket], size: int) -> Iterator[tuple[int, int]]:
    """What is before, between and behind brackets of a column that is ``size`` pixels high; one more than brackets."""
    edges = [0, *(edge for bracket in found for edge in (bracket.start, bracket.stop)), size]
    yield from zip(edges[::2], edges[1::2], strict=True)
