"""Closed borders of any make, ornamental, double or rounded: an empty outline with a narrow band of ink around it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Gray, paper_and_ink, reduced

UNIT = 10.0  # pixels of a type height
SIDES = 2.5, 4.0  # type heights: the least shorter and longer side
LONG = 2.5  # ink of less extent is type
BREAKS = 0.3, 0.6  # closed one after the other: the wider closes more borders, and joins some to what stands near
FILLED = 0.9  # of its box: a border is about a rectangle
WIDEST = 2.0  # type heights: a border is narrower
GAP = 0.3  # and ink that goes on beyond a corner is sought from here
GO_ON = (
    2  # of the eight ends of its sides, as many may go on: boxes that share a side do, cells between rules have more
)

Side = NDArray[np.uint8]


def find_borders(gray: Gray, type_height: float) -> tuple[Box, ...]:
    """The outer edges of the borders on a page (h, w)."""
    small = reduced(gray, UNIT / type_height, UNIT / type_height)
    x, y = gray.shape[1] / small.shape[1], gray.shape[0] / small.shape[0]
    unit = type_height / x
    lines = _lines(small, unit)
    holes = {hole for width in BREAKS for hole in _holes(lines, unit, width)}
    boxes = (_border(lines, hole, unit) for hole in sorted(holes))
    return tuple(Box(box[0] * x, box[1] * y, box[2] * x, box[3] * y) for box in boxes if box is not None)


def _lines(small: Gray, unit: float) -> NDArray[np.uint8]:
    """Mask of the ink that is longer than letters."""
    paper, ink = paper_and_ink(small)
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((round(2.5 * unit),) * 2, np.uint8))
    mask = (cv2.subtract(ground, small) > 0.2 * max(paper - ink, 40)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    long = (stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1] >= LONG * unit).any(axis=1)
    long[0] = False
    return np.asarray(long[labels], np.uint8)


def _holes(lines: NDArray[np.uint8], unit: float, width: float) -> list[tuple[int, int, int, int]]:
    """Left, top, right, bottom of the empty outlines that are about rectangles, with breaks up to a width closed."""
    closed = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, np.ones((round(width * unit),) * 2, np.uint8))
    outlines, tree = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found = []
    for outline, (_, _, _, parent) in zip(outlines, tree[0] if tree is not None else (), strict=True):
        left, top, across, down = cv2.boundingRect(outline)
        if parent < 0 or min(across, down) < SIDES[0] * unit or max(across, down) < SIDES[1] * unit:
            continue
        if cv2.contourArea(outline) >= FILLED * across * down:
            found.append((left + 1, top + 1, left + across - 1, top + down - 1))
    return found


def _border(lines: NDArray[np.uint8], hole: tuple[int, int, int, int], unit: float) -> tuple[int, int, int, int] | None:
    """The outer edge of the band around a hole; None if there is none, or if its sides are rules that go on."""
    left, top, right, bottom = hole
    middle, centre = slice(top, bottom), slice(left, right)
    bands = (
        _band(lines[middle, :left][:, ::-1].T, unit),
        _band(lines[:top, centre][::-1], unit),
        _band(lines[middle, right:].T, unit),
        _band(lines[bottom:, centre], unit),
    )
    outer = []
    for band in bands:
        if band is None:
            return None
        outer.append(band[1])
    box = left - outer[0], top - outer[1], right + outer[2], bottom + outer[3]
    near, far = round(GAP * unit), round((GAP + 1) * unit)
    before, after = (slice(max(0, box[1] - far), max(0, box[1] - near)), slice(box[3] + near, box[3] + far))
    above, below = (slice(max(0, box[0] - far), max(0, box[0] - near)), slice(box[2] + near, box[2] + far))
    ends = [lines[place, box[0] : left] for place in (before, after)]
    ends += [lines[place, right : box[2]] for place in (before, after)]
    ends += [lines[box[1] : top, place].T for place in (above, below)]
    ends += [lines[bottom : box[3], place].T for place in (above, below)]
    return box if sum(_goes_on(end) for end in ends) <= GO_ON else None


def _band(outward: Side, unit: float) -> tuple[int, int] | None:
    """Where the ink begins and ends, row by row outward from a side of a hole; None where it is no narrow band."""
    cover = outward[: round(WIDEST * unit) + 1].mean(axis=1) if outward.size else np.zeros(0)
    ink = np.flatnonzero(cover >= 0.3)
    if not len(ink):
        return None
    clear = np.flatnonzero(cover[ink[0] :] < 0.1)
    end = int(ink[0] + clear[0]) if len(clear) else len(cover)
    seen = outward[:end].any(axis=0).mean()
    return (int(ink[0]), end) if seen >= 0.8 and end <= WIDEST * unit else None


def _goes_on(end: Side) -> bool:
    return bool(end.size and end.mean(axis=0).max() >= 0.6)
