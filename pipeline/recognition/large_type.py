"""Finds headlines that are too large for the detector, which sees only their strokes at the size that body text needs.

The page is looked at a second time at a third of its size, where such a headline is as high as a line of body text. Body
text itself runs together there, so only a box that is no block of smaller lines is considered, and what it replaces is
read as well: the better reading stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from pipeline.geometry import Box, Quad
from pipeline.recognition.quads import height, length

REDUCTION = 3
"""How much smaller the second look is: it costs a ninth of the first."""
_LARGE = 3.0  # heights of body text from which type is large
_DISPLAY = 1.5  # the same of the lines of one box
_THICK = 1.7  # times a large line: what is thicker across it is no part of it, but a box around several lines
_SAME = 0.6  # share of a large line's height that a whole line of it has; less is a part of it, or matter of its own
_BLOCK = 0.2  # share of a box that smaller lines cover if it is a block of them
_TANGLED = 0.15  # share of a box that lies in its neighbour; slanted lines of type touch by less
_CHARACTER = 0.6  # of a large line's height
_WHOLE = 0.7  # share of a line's length that was found if it was found whole
_PIECE = 0.5  # the same of what is a piece of longer lines


@dataclass(frozen=True, slots=True)
class Rival:
    """A large line, and the numbers of the lines that stand in its place if it reads worse than they do."""

    quad: Quad
    parts: tuple[int, ...]


def large_type(seen_small: Sequence[Quad], body: float) -> tuple[Quad, ...]:
    """What of the second look is large, measured in the height of body text."""
    return _at_least(seen_small, _LARGE * body)


def display_type(rows: Sequence[Quad], body: float) -> tuple[Quad, ...]:
    """Of the lines that a large box fell into, those that are no body text."""
    return _at_least(rows, _DISPLAY * body)


def _at_least(quads: Sequence[Quad], size: float) -> tuple[Quad, ...]:
    return tuple(quad for quad in quads if min(height(quad), length(quad)) >= size)


def large_rivals(lines: Sequence[Quad], large: Sequence[Quad]) -> tuple[Rival, ...]:
    """The large lines that the first look broke or missed."""
    boxes = [Box.around(line) for line in lines]
    left, top, right, bottom = np.array([box.as_tuple() for box in boxes]).reshape(-1, 4).T
    rivals = []
    for quad in large:
        box = Box.around(quad)
        size = _SAME * min(box.width, box.height)
        meet = (left < box.right) & (right > box.left) & (top < box.bottom) & (bottom > box.top)
        touching = {int(n): boxes[n] for n in np.flatnonzero(meet)}
        small = sum(b.overlap(box) for b in touching.values() if min(b.width, b.height) < size)
        several = [n for n, b in touching.items() if _across(b, box) > _THICK * _across(box, box)]
        whole = [b for n, b in touching.items() if min(b.width, b.height) >= size and n not in several]
        covered = _covered(box, whole)
        found = covered >= _WHOLE and not _reaches_out(box, whole) and not _tangled(list(touching.values()))
        parts = tuple(n for n, b in touching.items() if box.holds(b.x, b.y) or (n in several and b.holds(box.x, box.y)))
        if small < _BLOCK * box.area and not found and (parts or covered < _PIECE):
            rivals.append(Rival(quad, parts))
    return tuple(rivals)


def _across(box: Box, line: Box) -> float:
    """The side of a box that is across a line."""
    return box.width if line.height > line.width else box.height


def _reaches_out(large: Box, parts: Sequence[Box]) -> bool:
    """Whether a line goes on beyond the first or the last of its parts, by about a character."""
    start, stop = _along(large, large)
    starts, stops = zip(*(_along(part, large) for part in parts), strict=True)
    beyond: float = max(min(starts) - start, stop - max(stops))
    return beyond > _CHARACTER * _across(large, large)


def _along(box: Box, line: Box) -> tuple[float, float]:
    """Where a box begins and ends along a line."""
    return (box.top, box.bottom) if line.height > line.width else (box.left, box.right)


def _tangled(parts: Sequence[Box]) -> bool:
    """Whether boxes lie over one another, as those of fragments do and those of lines and words do not."""
    return any(a.overlap(b) > _TANGLED * min(a.area, b.area) for a, b in combinations(parts, 2))


def _covered(large: Box, parts: Sequence[Box]) -> float:
    """Share of a box's longer side that its parts cover."""
    runs = sorted(_along(part, large) for part in parts)
    reached, end = _along(large, large)
    total = 0.0
    for start, stop in runs:
        total += max(0.0, min(stop, end) - max(start, reached))
        reached = max(reached, stop)
    return total / max(large.width, large.height)
