"""Joins what the detector cut within a character: two boxes of one line that share ink are a single one.

Wide type falls apart where the detector sees it in pieces, and a box more may stand over the white between two of them. A
character at such a joint lies in two boxes, and would be read twice, or its half as another one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.recognition.crops import cut_box, ink
from pipeline.recognition.quads import height, length, mirrored, tall

_LARGE = 1.3  # heights of body text from which type is larger: body text is short, and not cut
# In heights of the line, or widths of a column of characters.
_LEVEL = 0.6  # of the two boxes: how much of the thicker one they share across the line
_ALIKE = 0.7  # their heights: a box of larger type reaches into the next headline with the white that it has around it
_SHARED = (0.05, 1.5)  # along the line: more lies in the other box, and is no joint
_KNOWN = 1.0  # on either side, looked at as well, so that its ink tells what ink is
_INKED = 0.4  # share of the place in both boxes where a stroke runs: the white around two words has none
_SPECK = 0.03  # share of the line's thickness that may be dirt


def without_joints(page: Image, lines: Sequence[Quad], body: float) -> tuple[Quad, ...]:
    """The lines, those of larger type that share ink end to end as one; in pixels of the page.

    ``body`` is the height of lines of body text.
    """
    large = [line for line in lines if min(height(line), length(line)) > _LARGE * body]
    level, down = ([line for line in large if tall(line) == way] for way in (False, True))
    turned = np.swapaxes(page, 0, 1)
    rest = [line for line in lines if line not in large]
    return (
        *rest,
        *_joined(page, level),
        *(mirrored(line) for line in _joined(turned, [mirrored(line) for line in down])),
    )


def _joined(page: Image, lines: Sequence[Quad]) -> list[Quad]:
    """Level lines, from left to right."""
    waiting = sorted(lines, key=lambda line: min(x for x, _ in line))
    boxes = np.array([Box.around(line).as_tuple() for line in waiting]).reshape(-1, 4)
    left, top, right, bottom = boxes.T
    sizes = np.array([height(line) for line in waiting])
    joined: list[Quad | None] = list(waiting)
    for n in range(len(waiting)):
        thick = bottom - top
        shared = right[:n] - left[n]
        beside = np.minimum(bottom[:n], bottom[n]) - np.maximum(top[:n], top[n])
        meet = (beside > _LEVEL * np.maximum(thick[:n], thick[n])) & (right[:n] < right[n])
        meet &= np.minimum(sizes[:n], sizes[n]) > _ALIKE * np.maximum(sizes[:n], sizes[n])
        meet &= (shared > _SHARED[0] * thick[n]) & (shared < _SHARED[1] * thick[n])
        for m in np.flatnonzero(meet):
            before, line = joined[int(m)], joined[n]
            if before and line and _share_ink(page, Box(*boxes[m]), Box(*boxes[n])):
                joined[int(m)], joined[n] = None, (before[0], line[1], line[2], before[3])
                boxes[n] = Box.union((Box(*boxes[m]), Box(*boxes[n]))).as_tuple()
    return [line for line in joined if line]


def _share_ink(page: Image, first: Box, last: Box) -> bool:
    high = min(first.height, last.height)
    around = Box(
        last.left - _KNOWN * high, max(first.top, last.top), first.right + _KNOWN * high, min(first.bottom, last.bottom)
    )
    marks = ink(cut_box(page, around))
    start = round(last.left - max(0.0, around.left))
    both = marks[:, start : start + max(1, round(first.right - last.left))]
    return bool((both.mean(axis=0) > _SPECK).mean() > _INKED)
