"""The lights of a photograph: sky and snow that hardly differ from paper, found by comparing them with the paper beside."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.ink import Floats, Gray, paper_and_ink, to_gray

# Lengths in line heights.
STEP = 0.25
BESIDE = 0.4, 1.6  # the paper that a strip is compared with begins and ends this far from it
PARTS = 5  # of a strip: all but one must be darker
DARKER = 0.025  # of the contrast of the page
CLEAR = 0.7  # of a strip is neither type nor rule

Area = tuple[int, int, int, int]  # left, top, right, bottom in pixels of the reduced page


class PaperBeside:
    """Means of the page without what is ``known`` (a mask of type, rules and frames)."""

    def __init__(self, small: NDArray[np.uint8], known: Gray, unit: float) -> None:
        gray = to_gray(small)
        paper, ink = paper_and_ink(gray)
        self._least = max(DARKER * (paper - ink), 3.0)
        free = (known == 0).astype(np.uint8)
        self._sum: Floats = cv2.integral(gray * free, sdepth=cv2.CV_64F)
        self._count: Floats = cv2.integral(free, sdepth=cv2.CV_64F)
        self._height, self._width = gray.shape
        self._unit = unit

    def extended(self, area: Area) -> Area:
        """The area with each side moved outward as long as the strip there is darker than the paper at both its ends."""
        step = max(1, round(STEP * self._unit))
        moved = True
        while moved:
            moved = False
            for side in range(4):
                strip = self._strip(area, side, step)
                if strip is not None and self._goes_on(strip, upright=side % 2 == 0):
                    area = (
                        min(area[0], strip[0]),
                        min(area[1], strip[1]),
                        max(area[2], strip[2]),
                        max(area[3], strip[3]),
                    )
                    moved = True
        return area

    def _strip(self, area: Area, side: int, step: int) -> Area | None:
        left, top, right, bottom = area
        strip = (
            (max(0, left - step), top, left, bottom),
            (left, max(0, top - step), right, top),
            (right, top, min(self._width, right + step), bottom),
            (left, bottom, right, min(self._height, bottom + step)),
        )[side]
        return strip if strip[0] < strip[2] and strip[1] < strip[3] else None

    def _goes_on(self, strip: Area, *, upright: bool) -> bool:
        left, top, right, bottom = strip
        near, far = (round(reach * self._unit) for reach in BESIDE)
        if upright:
            ends = (left, top - far, right, top - near), (left, bottom + near, right, bottom + far)
            cuts = np.linspace(top, bottom, PARTS + 1).astype(int)
            parts = [(left, int(a), right, int(b)) for a, b in pairwise(cuts)]
        else:
            ends = (left - far, top, left - near, bottom), (right + near, top, right + far, bottom)
            cuts = np.linspace(left, right, PARTS + 1).astype(int)
            parts = [(int(a), top, int(b), bottom) for a, b in pairwise(cuts)]
        papers = [level for end in ends if (level := self._mean(end)) is not None]
        if not papers:
            return False
        limit = max(papers) - self._least
        return sum((level := self._mean(part)) is not None and level <= limit for part in parts) >= PARTS - 1

    def _mean(self, area: Area) -> float | None:
        """Mean level of what is not known; None where most is."""
        left, right = (min(max(v, 0), self._width) for v in (area[0], area[2]))
        top, bottom = (min(max(v, 0), self._height) for v in (area[1], area[3]))
        size = (right - left) * (bottom - top)
        count = _box_sum(self._count, left, top, right, bottom)
        if size <= 0 or count < CLEAR * size:
            return None
        return _box_sum(self._sum, left, top, right, bottom) / count


def _box_sum(integral: Floats, left: int, top: int, right: int, bottom: int) -> float:
    return float(integral[bottom, right] - integral[top, right] - integral[bottom, left] + integral[top, left])
