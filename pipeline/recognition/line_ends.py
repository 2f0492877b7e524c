"""The first and the last sign of a line, which detectors leave out where it is small: a comma, a hyphen, 。 or 一.

What stands level with a line right behind or before it, and in no other box, is a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.recognition.crops import cut_box, ink
from pipeline.recognition.quads import height, length, mirrored, tall

# All in heights of the line, which is about a fifth more than an em.
_LONG = 2.4  # the least length of a line: three characters
_KNOWN = 2.0  # of the line that is looked at as well, so that its ink tells what ink is
_BEYOND = 1.3  # how far from the end a sign is looked for
_NEAR = 0.75  # white before a sign; more is a space between columns
_SPECK = 0.15
_GRAIN = 2.0  # specks on a square as high as the line: clean paper has one in some squares, grainy paper five or more in each
_STROKE = 0.5  # as long as 一 at least
_HIGH = 1.1  # what is higher is a rule or a picture
# A sign before a line, or 一 over a column: what is higher may be a mark that opens it, which is told by its shape elsewhere.
_LOW = 0.32
_OFF = 0.1  # a sign reaches above or below the line by less
_MARGIN = 0.15  # of white behind a sign
_APART = 0.25  # from there to the next box


def to_their_ends(page: Image, lines: Sequence[Quad], gutters: Sequence[Box]) -> tuple[Quad, ...]:
    """The lines with the signs at their ends, those that run down with 一 at their head; all in pixels of the page."""
    boxes = np.array([Box.around(line).as_tuple() for line in lines]).reshape(-1, 4)
    walls = np.array([(g.x, g.top, g.x, g.bottom) for g in gutters]).reshape(-1, 4)
    around, turned = np.concatenate([boxes, walls]), np.swapaxes(page, 0, 1)
    return tuple(
        line
        if max(height(line), length(line)) < _LONG * min(height(line), length(line))
        else mirrored(_reaching(turned, mirrored(line), boxes[:, [1, 0, 3, 2]], down=True))
        if tall(line)
        else _reaching(page, line, around)
        for line in lines
    )


def _reaching(page: Image, line: Quad, around: npt.NDArray[np.float64], *, down: bool = False) -> Quad:
    """A level line, or one that runs ``down`` on a page with rows for columns."""
    box, high = Box.around(line), height(line)
    left, top, right, bottom = around.T
    level = np.minimum(bottom, box.bottom) - np.maximum(top, box.top) > 0.3 * high
    next_ = float(left[level & (left > box.x) & (right > box.right)].min(initial=page.shape[1]))
    last = float(right[level & (right < box.x) & (left < box.left)].max(initial=0.0))
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line
    onward = min(next_ - _APART * high - max(bx, cx), _BEYOND * high)
    back = min(min(ax, dx) - last - _APART * high, _BEYOND * high)
    known, slack = _KNOWN * high, high / 2
    more = less = 0.0
    if onward > 0 and not down:
        behind = Box(max(bx, cx) - known, min(by, cy) - slack, max(bx, cx) + onward, max(by, cy) + slack)
        more = _further(ink(cut_box(page, behind)), (known, slack), high, (inf, _HIGH))
    if back > 0:
        before = Box(min(ax, dx) - back, min(ay, dy) - slack, min(ax, dx) + known, max(ay, dy) + slack)
        largest = (_LOW, _HIGH) if down else (inf, _LOW)
        less = _further(ink(cut_box(page, before))[:, ::-1], (known, slack), high, largest)
    return (ax - less, ay), (bx + more, by), (cx + more, cy), (dx - less, dy)


def _further(
    marks: npt.NDArray[np.bool_], corner: tuple[float, float], high: float, largest: tuple[float, float]
) -> float:
    """How far a line goes on to the right of its upper right ``corner``, in pixels of the ink that is given.

    ``high`` is its height; a sign is as long and high as ``largest`` of that, at the most.
    """
    end, top = corner
    _, _, table, _ = cv2.connectedComponentsWithStats(marks.astype(np.uint8), connectivity=8)
    marked = [row[:4] for row in table[1:].tolist()]
    beside = [shape for shape in marked if shape[0] > end and top <= shape[1] <= top + high]
    specks = sum(max(across, down) < _SPECK * high for _, _, across, down in beside)
    # Grains of the paper that touch look like small signs, and lead on to each other: only a stroke is none.
    least = _STROKE if specks * high > _GRAIN * (marks.shape[1] - end) else _SPECK
    shapes = sorted(shape for shape in marked if max(shape[2:]) >= least * high)
    inside = max((x + across for x, _, across, _ in shapes if x + across / 2 <= end), default=0)
    reached = float(min(inside, end))
    for x, y, across, down in shapes:
        if x + across / 2 <= end:
            continue
        level = y >= top - _OFF * high and y + down <= top + (1 + _OFF) * high
        longest, highest = largest if level else (inf, _HIGH)
        if x + across >= marks.shape[1] or x - reached > _NEAR * high:
            break
        if across > longest * high or down > highest * high:
            break
        reached = max(reached, x + across) if level else reached
    return max(0.0, min(reached + _MARGIN * high, marks.shape[1]) - end) if reached > end else 0.0
